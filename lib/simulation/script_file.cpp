#include "simulation/script_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "base/error.h"

namespace hailstorm {
namespace {

// Takes a word and the space after it off the front of a line.
bool take_word(std::string_view& line, std::string_view word) {
  if (!line.starts_with(word)) return false;
  const auto rest = line.substr(word.size());
  if (rest.empty() || (rest.front() != ' ' && rest.front() != '\t')) return false;
  line = rest.substr(std::min(rest.size(), rest.find_first_not_of(" \t")));
  return true;
}

// A line that begins a function in Rune, "pub async fn name(". In a script that never says
// register_bot the word pub must be there: a lone "fn name(" may be prose in a comment.
bool begins_rune_function(std::string_view line, bool registers) {
  line = line.substr(std::min(line.size(), line.find_first_not_of(" \t")));
  const bool is_public = take_word(line, "pub");
  take_word(line, "async");
  if (!take_word(line, "fn") || (!is_public && !registers)) return false;
  const auto name =
      line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  return name != 0 && name != std::string_view::npos && line[name] == '(';
}

}  // namespace

std::string read_text_file(const std::string& path, std::size_t size_max) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw Error(Fault::system, "this is a folder, not a file", path);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(Fault::system, std::strerror(errno), path);
  std::string text;
  char block[65536];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(file.gcount()));
    if (text.size() > size_max) {
      throw Error(
          Fault::configuration,
          "larger than " + std::to_string(size_max >> 20) + " MiB, the most such a file may have",
          path);
    }
  }
  if (file.bad()) throw Error(Fault::system, std::strerror(errno), path);
  return text;
}

Script read_script_file(const std::string& path) {
  Script script{path, read_text_file(path, script_size_max)};
  refuse_rune(script.text, path);
  return script;
}

void refuse_rune(const std::string& text, const std::string& where) {
  const bool registers = text.find("register_bot") != std::string::npos;
  std::string_view rest = text;
  for (int line = 1; !rest.empty(); ++line) {
    const auto end = std::min(rest.size(), rest.find('\n'));
    if (begins_rune_function(rest.substr(0, end), registers)) {
      throw Error(Fault::script,
                  "line " + std::to_string(line) +
                      " of the script is Rune, the language of the original Hailstorm; scripts "
                      "are JavaScript here",
                  where, "docs/from-rust.md shows, construct by construct, how to write it anew");
    }
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
}

}  // namespace hailstorm
