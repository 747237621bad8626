// What is written: whose libraries, which words, which names.
#include <algorithm>
#include <cctype>

#include "rules.h"
#include "tables.h"

namespace hailstorm::tidy {
namespace {

bool is_in_one_of(const Source& source, const std::vector<std::string_view>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](std::string_view folder) { return source.is_in(folder); });
}

std::string list(const std::vector<std::string_view>& folders) {
  std::string text;
  for (const auto folder : folders) text += (text.empty() ? "" : ", ") + std::string(folder);
  return text.empty() ? "nowhere in the product" : text;
}

bool is_excepted(std::string_view word, const Source& source) {
  const auto all = exceptions();
  return std::any_of(all.begin(), all.end(), [&](const Exception& exception) {
    return exception.word == word && exception.path == source.path;
  });
}

// Calls f(line number) for each line of `lines` where the word stands alone.
template <class F>
void each_place(const std::vector<std::string>& lines, std::string_view word, F f) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (auto at = lines[i].find(word); at != std::string::npos; at = lines[i].find(word, at + 1)) {
      if (!stands_alone(lines[i], at, word)) continue;
      f(i + 1);
      break;
    }
  }
}

// The names of the types that a line of code declares.
std::vector<std::string> types_declared(const std::string& line) {
  std::vector<std::string> words, names;
  for (const char c : line) {
    const bool in_word = std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    if (in_word && (words.empty() || words.back().empty() || words.back().back() == ' ')) {
      words.emplace_back(1, c);
    } else if (in_word) {
      words.back() += c;
    } else if (!words.empty() && words.back().back() != ' ') {
      words.emplace_back(" ");  // a boundary
    }
  }
  std::erase(words, " ");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool declares = words[i] == "class" || words[i] == "struct" || words[i] == "union" ||
                          words[i] == "enum" || words[i] == "using" || words[i] == "concept";
    if (declares) names.push_back(words[i + 1]);
  }
  return names;
}

// "FileManager" -> "File", "Manager"
std::vector<std::string> parts_of(const std::string& name) {
  std::vector<std::string> parts;
  for (const char c : name) {
    if (parts.empty() || std::isupper(static_cast<unsigned char>(c))) parts.emplace_back();
    parts.back() += c;
  }
  return parts;
}

// "IClock", not "IPv4" and not "Index".
bool has_interface_prefix(const std::string& name) {
  return name.size() > 2 && name[0] == 'I' && std::isupper(static_cast<unsigned char>(name[1])) &&
         std::islower(static_cast<unsigned char>(name[2])) && !name.starts_with("IPv");
}

void check_type_name(const Source& source, std::size_t line, const std::string& name,
                     Findings& findings) {
  if (has_interface_prefix(name)) {
    findings.push_back({source.path, line, "the type " + name + " begins with I",
                        "name what it is; that it is abstract shows"});
  }
  for (const auto& part : parts_of(name)) {
    for (const auto& empty : empty_names()) {
      if (part != empty.part) continue;
      findings.push_back({source.path, line, "'" + part + "' in the name " + name + " says nothing",
                          std::string(empty.remedy)});
    }
  }
}

void check_file_name(const Source& source, Findings& findings) {
  std::string stem(source.name().substr(0, source.name().find('.')));
  while (!stem.empty()) {
    const auto end = std::min(stem.find('_'), stem.size());
    for (const auto& empty : empty_names()) {
      std::string part(empty.part);
      part[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(part[0])));
      if (stem.substr(0, end) != part) continue;
      findings.push_back({source.path, 1, "'" + part + "' in the name of the file says nothing",
                          std::string(empty.remedy)});
    }
    stem.erase(0, end + 1);
  }
}

}  // namespace

void third_parties_stay_home(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.is_cpp() || !(source.is_in("lib/") || source.is_in("apps/"))) continue;
    for (const auto& include : includes_of(source)) {
      const auto all = homes();
      const auto home = std::find_if(all.begin(), all.end(), [&](const Home& candidate) {
        return include.path.starts_with(candidate.prefix);
      });
      if (home == all.end() || is_in_one_of(source, home->folders)) continue;
      findings.push_back(
          {source.path, include.line,
           std::string(home->library) + " is not at home here: it lives in " + list(home->folders),
           "ask that room through a header of its own (tests/tidy/tables.cpp)"});
    }
  }
}

void banned_words_are_absent(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    for (const auto& banned : banned_words()) {
      if (!is_in_one_of(source, banned.folders) || is_excepted(banned.word, source)) continue;
      each_place(source.code, banned.word, [&](std::size_t line) {
        findings.push_back({source.path, line, "'" + std::string(banned.word) + "' is banned",
                            std::string(banned.remedy)});
      });
    }
  }
}

void unfinished_work_is_absent(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    for (const auto mark : unfinished_marks()) {
      each_place(source.lines, mark, [&](std::size_t line) {
        findings.push_back({source.path, line, "'" + std::string(mark) + "' marks unfinished work",
                            "finish it, or open an issue and delete the mark"});
      });
    }
  }
}

void names_say_something(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.is_cpp()) continue;
    check_file_name(source, findings);
    for (std::size_t i = 0; i < source.code.size(); ++i) {
      for (const auto& name : types_declared(source.code[i])) {
        check_type_name(source, i + 1, name, findings);
      }
    }
  }
}

// The pattern of a temporary folder, which ends in XXXXXX, is none.
void machine_paths_are_absent(const Tree& tree, Findings& findings) {
  // Pieced together, so that this file does not hold them.
  for (const std::string_view path : {"/wo"
                                      "rk/",
                                      "/tmp/"
                                      "hail",
                                      "/ho"
                                      "me/",
                                      "/ro"
                                      "ot/"}) {
    for (const auto& source : tree.sources) {
      for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const std::string& line = source.lines[i];
        const auto at = line.find(path);
        if (at == std::string::npos || line.find("XXXXXX", at) != std::string::npos) continue;
        const char before = at == 0 ? ' ' : line[at - 1];
        if (std::isalnum(static_cast<unsigned char>(before)) || before == '_') continue;
        findings.push_back({source.path, i + 1, "a path of one machine: " + std::string(path),
                            "say it relative to the top, or ask for a temporary folder"});
      }
    }
  }
}

void exceptions_are_needed(const Tree& tree, Findings& findings) {
  for (const auto& exception : exceptions()) {
    bool needed = false;
    const Source* source = tree.find(exception.path);
    if (source) each_place(source->code, exception.word, [&](std::size_t) { needed = true; });
    if (needed) continue;
    findings.push_back(
        {"tests/tidy/tables.cpp", 1,
         std::string(exception.path) + " does not use '" + std::string(exception.word) + "'",
         "take the exception out of the table"});
  }
}

}  // namespace hailstorm::tidy
