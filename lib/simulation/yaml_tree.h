// A YAML document as a tree of texts with their places, free of YAML's traps: a key given twice, a
// merge key, a quote that is never closed, an expression that { } tore apart, a second document and
// a custom tag are refused instead of passing silently.
#pragma once

#include <string>
#include <vector>

namespace hailstorm {

struct YamlEntry;

struct YamlNode {
  enum class Kind { empty, scalar, list, map };

  Kind kind = Kind::empty;
  int line = 1, column = 1;     // where it begins
  bool literal = false;         // a scalar written as a block (|): its lines are the file's lines
  std::string text;             // of a scalar
  std::vector<YamlNode> items;  // of a list
  std::vector<YamlEntry> entries;  // of a map, in the order written
};

struct YamlEntry {
  std::string key;
  int line = 1, column = 1;
  YamlNode value;
};

// Reads one document; JSON is YAML too. Limits: nesting of 20, 16 MiB of copies
// by aliases. Throws Error (configuration) at "name:line:column" and nothing else,
// whatever the bytes.
YamlNode parse_yaml(const std::string& text, const std::string& name);

// "name:line:column"
std::string place(const std::string& name, int line, int column);

}  // namespace hailstorm
