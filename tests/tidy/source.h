// The tree that the house rules are held against: its files, their lines, and their code without
// comments and texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hailstorm::tidy {

// One file. `path` is relative to the top, with '/'.
struct Source {
  Source(std::string file_path, std::string file_text);

  std::string path, text;
  std::vector<std::string> lines;  // of the text
  // The same lines with comments, the insides of string and character literals, and preprocessor
  // directives blanked: what is left is code. Empty unless the file is C++.
  std::vector<std::string> code;

  bool is_header() const { return ends_with(".h"); }
  bool is_cpp() const { return is_header() || ends_with(".cpp"); }
  bool is_markdown() const { return ends_with(".md"); }
  bool ends_with(std::string_view end) const { return std::string_view(path).ends_with(end); }
  bool is_in(std::string_view folder) const { return std::string_view(path).starts_with(folder); }
  // "mailbox.h"
  std::string_view name() const;
};

struct Include {
  std::size_t line;  // from 1
  std::string path;
  bool quoted;
};
std::vector<Include> includes_of(const Source& source);

// A function with a body at namespace or class level, lambdas and local types aside.
struct Function {
  std::string head;         // "int f(int a)", comments and texts blanked
  std::size_t first, last;  // lines, from 1
};
std::vector<Function> functions_of(const Source& source);

// A tree has the sources, and every path (of files that are not text as well).
struct Tree {
  std::vector<Source> sources;
  std::vector<std::string> paths;  // files and folders

  const Source* find(std::string_view path) const;
  bool has(std::string_view path) const;
};

// Reads all of a folder but its builds, .git and the fuzz corpus.
Tree read_tree(const std::string& top);

// The characters of a line of UTF-8.
std::size_t width(std::string_view line);

// True where `word` stands at `at` in the line and no letter, digit or '_' adjoins it.
bool stands_alone(std::string_view line, std::size_t at, std::string_view word);

}  // namespace hailstorm::tidy
