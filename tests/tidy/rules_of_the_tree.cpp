// How files speak of one another: includes, uses, links.
#include <algorithm>
#include <cctype>
#include <filesystem>

#include "rules.h"
#include "tables.h"

namespace hailstorm::tidy {
namespace {

std::string normal(const std::string& path) {
  std::string text = std::filesystem::path(path).lexically_normal().generic_string();
  while (!text.empty() && text.back() == '/') text.pop_back();
  return text == "." ? "" : text;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

// A path that a file names, seen from the top.
std::string seen_from_top(const Source& file, const std::string& path) {
  const std::string folder = folder_of(file.path);
  return normal(folder.empty() ? path : folder + "/" + path);
}

std::string without_extension(const std::string& path) { return path.substr(0, path.rfind('.')); }

// What an #include means, relative to the top: a room's header, or a neighbour's.
bool includes(const Source& from, const std::string& header) {
  for (const auto& include : includes_of(from)) {
    if (!include.quoted) continue;
    if ("lib/" + include.path == header) return true;
    if (seen_from_top(from, include.path) == header) return true;
  }
  return false;
}

bool is_used(const Tree& tree, const Source& header) {
  const std::string own = without_extension(header.path) + ".cpp";
  return std::any_of(tree.sources.begin(), tree.sources.end(), [&](const Source& source) {
    if (source.ends_with(".cmake")) return source.text.find(header.path) != std::string::npos;
    return source.is_cpp() && source.path != own && includes(source, header.path);
  });
}

// Named in a test, a page or a script: somebody would notice if it broke.
bool is_named(const Tree& tree, const Source& sample) {
  return std::any_of(tree.sources.begin(), tree.sources.end(), [&](const Source& source) {
    const bool speaks = source.is_in("tests/") || source.is_markdown() || source.path == "hail";
    return speaks && &source != &sample && source.text.find(sample.name()) != std::string::npos;
  });
}

bool is_linked(const Tree& tree, const Source& page) {
  return std::any_of(tree.sources.begin(), tree.sources.end(), [&](const Source& source) {
    return source.is_markdown() && &source != &page &&
           source.text.find(std::string(page.name())) != std::string::npos;
  });
}

// The anchor that a heading has on GitHub.
std::string anchor_of(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) || c == '_' || c == '-' || u >= 0x80) {
      anchor += static_cast<char>(std::tolower(u));
    } else if (c == ' ') {
      anchor += '-';
    }
  }
  return anchor;
}

bool has_anchor(const Source& page, const std::string& anchor) {
  bool fenced = false;
  for (const auto& line : page.lines) {
    if (line.starts_with("```")) fenced = !fenced;
    if (fenced || !line.starts_with('#')) continue;
    const auto text = line.find_first_not_of("# ");
    if (text != std::string::npos && anchor_of(line.substr(text)) == anchor) return true;
  }
  return false;
}

// The targets of [text](target) in a line, code spans aside.
std::vector<std::string> links_in(const std::string& line) {
  std::vector<std::string> links;
  bool in_code = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '`') in_code = !in_code;
    if (in_code || line.compare(i, 2, "](") != 0) continue;
    const auto end = line.find(')', i);
    if (end != std::string::npos) links.push_back(line.substr(i + 2, end - i - 2));
  }
  return links;
}

void check_link(const Tree& tree, const Source& page, std::size_t line, const std::string& link,
                Findings& findings) {
  if (link.find("://") != std::string::npos || link.starts_with("mailto:")) return;
  const auto hash = std::min(link.find('#'), link.size());
  const std::string file = link.substr(0, hash);
  const std::string path = file.empty() ? page.path : seen_from_top(page, file);
  if (!tree.has(path)) {
    findings.push_back({page.path, line, "the link " + link + " leads nowhere",
                        "name a file that exists, relative to this one"});
    return;
  }
  if (hash == link.size()) return;
  const Source* target = tree.find(path);
  if (target && has_anchor(*target, link.substr(hash + 1))) return;
  findings.push_back({page.path, line, "no heading answers to " + link,
                      "the anchor is the heading in lower case with - for each space"});
}

// Pages named outside of markdown, in comments and messages.
void check_mentions(const Tree& tree, const Source& source, std::size_t line, Findings& findings) {
  const std::string& text = source.lines[line - 1];
  for (auto at = text.find("docs/"); at != std::string::npos; at = text.find("docs/", at + 1)) {
    const auto end = text.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_.-", at);
    std::string path = text.substr(at, end - at);
    const auto extension = path.find(".md");
    if (extension == std::string::npos) continue;
    path.resize(extension + 3);
    if (tree.has(path)) continue;
    findings.push_back(
        {source.path, line, path + " does not exist", "write that page, or name the right one"});
  }
}

}  // namespace

void includes_name_rooms(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.is_cpp()) continue;
    for (const auto& include : includes_of(source)) {
      const bool climbs = include.path.find("../") != std::string::npos;
      const bool roomless = source.is_in("lib/") && include.quoted &&
                            include.path.find('/') == std::string::npos &&
                            tree.has(folder_of(source.path) + "/" + include.path);
      if (!climbs && !roomless) continue;
      findings.push_back({source.path, include.line, "#include \"" + include.path + "\"",
                          "name the room and the file: \"room/file.h\""});
    }
  }
}

void sources_open_with_their_headers(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.is_in("lib/") || !source.ends_with(".cpp")) continue;
    const std::string header = source.path.substr(0, source.path.size() - 4) + ".h";
    if (!tree.has(header)) continue;
    const auto includes = includes_of(source);
    if (!includes.empty() && header == "lib/" + includes.front().path) continue;
    findings.push_back({source.path, includes.empty() ? 1 : includes.front().line,
                        "its own header is not its first include",
                        "so that " + header + " is known to compile alone, include it first"});
  }
}

void no_file_is_dead(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (source.is_header() && !is_used(tree, source)) {
      findings.push_back({source.path, 1, "nobody includes this header", "use it or delete it"});
    }
    if ((source.is_in("bots/") || source.is_in("config/")) && !is_named(tree, source)) {
      findings.push_back(
          {source.path, 1, "no test and no page names this sample", "test it, or delete it"});
    }
    if (source.is_in("docs/") && source.is_markdown() && !is_linked(tree, source)) {
      findings.push_back({source.path, 1, "no page leads here", "link it, or delete it"});
    }
  }
}

void links_resolve(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    bool fenced = false;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      if (source.lines[i].starts_with("```")) fenced = !fenced;
      if (source.path == "tests/tidy/tidy_test.cpp") continue;  // speaks of files it makes up
      if (!source.is_markdown()) {
        check_mentions(tree, source, i + 1, findings);
      } else if (!fenced) {
        for (const auto& link : links_in(source.lines[i])) {
          check_link(tree, source, i + 1, link, findings);
        }
      }
    }
  }
}

}  // namespace hailstorm::tidy
