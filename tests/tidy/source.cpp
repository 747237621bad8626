// Reading the tree, and telling code from comments and texts.
#include "source.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace hailstorm::tidy {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Walks C++ and blanks what is not code. Line ends stay, so that line numbers do.
class Blanker {
 public:
  explicit Blanker(std::string text) : text_(std::move(text)) {}

  std::string blank() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        until("\n", 0);
      } else if (starts("/*")) {
        until("*/", 2);
      } else if (starts("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) {
        raw_text();
      } else if (text_[at_] == '"' || (text_[at_] == '\'' && !after_digit())) {
        quoted(text_[at_]);
      } else if (text_[at_] == '#' && line_is_blank_before()) {
        directive();
      } else {
        ++at_;
      }
    }
    return text_;
  }

 private:
  bool starts(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }
  bool after_digit() const { return at_ > 0 && is_word(text_[at_ - 1]); }  // 1'000, u'x' is rare

  bool line_is_blank_before() const {
    for (std::size_t i = at_; i > 0 && text_[i - 1] != '\n'; --i) {
      if (text_[i - 1] != ' ') return false;
    }
    return true;
  }

  void blank_to(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      if (text_[at_] != '\n') text_[at_] = ' ';
    }
  }

  void until(std::string_view end, std::size_t past) {
    const auto found = text_.find(end, at_ + past);
    blank_to(found == std::string::npos ? text_.size() : found + past);
  }

  void raw_text() {
    const auto open = text_.find('(', at_);
    if (open == std::string::npos) return blank_to(text_.size());
    const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    const auto found = text_.find(close, open);
    blank_to(found == std::string::npos ? text_.size() : found + close.size());
  }

  // The quotes stay: `f("x")` becomes `f(" ")`.
  void quoted(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n';) {
      blank_to(at_ + (text_[at_] == '\\' ? 2 : 1));
    }
    ++at_;
  }

  void directive() {
    auto end = at_;
    do {
      end = std::min(text_.find('\n', end + 1), text_.size());
    } while (end < text_.size() && text_[end - 1] == '\\');
    blank_to(end);
  }

  std::string text_;
  std::size_t at_ = 0;
};

bool is_text(const std::filesystem::path& path) {
  static constexpr std::string_view kinds[] = {".h",    ".cpp", ".c",  ".cmake", ".txt",
                                               ".md",   ".js",  ".ts", ".yaml",  ".yml",
                                               ".json", ".sh",  ".py"};
  const std::string extension = path.extension().string();
  return extension.empty() || path.filename().string().starts_with('.') ||
         std::find(std::begin(kinds), std::end(kinds), extension) != std::end(kinds);
}

bool is_left_out(const std::string& path) {
  const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
  return path.starts_with("build") || name == ".git" || name == ".cache" ||
         name == "node_modules" || path == "tests/fuzz/corpus";
}

}  // namespace

Source::Source(std::string file_path, std::string file_text)
    : path(std::move(file_path)), text(std::move(file_text)), lines(split(text)) {
  if (is_cpp()) code = split(Blanker(text).blank());
}

std::string_view Source::name() const {
  return std::string_view(path).substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::vector<Include> includes_of(const Source& source) {
  std::vector<Include> includes;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string& line = source.lines[i];
    if (!line.starts_with("#include ")) continue;
    const auto open = line.find_first_of("<\"");
    const auto close = line.find_last_of(">\"");
    if (open != std::string::npos && close > open) {
      includes.push_back({i + 1, line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
  }
  return includes;
}

const Source* Tree::find(std::string_view path) const {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const Source& source) { return source.path == path; });
  return found == sources.end() ? nullptr : &*found;
}

bool Tree::has(std::string_view path) const {
  return path.empty() || std::find(paths.begin(), paths.end(), path) != paths.end();
}

Tree read_tree(const std::string& top) {
  namespace fs = std::filesystem;
  Tree tree;
  for (fs::recursive_directory_iterator entry(top), end; entry != end; ++entry) {
    const std::string path = entry->path().lexically_relative(top).generic_string();
    if (is_left_out(path)) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    tree.paths.push_back(path);
    if (!entry->is_regular_file() || !is_text(entry->path())) continue;
    std::ifstream file(entry->path(), std::ios::binary);
    tree.sources.emplace_back(path, std::string(std::istreambuf_iterator<char>(file), {}));
  }
  std::sort(tree.sources.begin(), tree.sources.end(),
            [](const Source& a, const Source& b) { return a.path < b.path; });
  return tree;
}

std::size_t width(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool stands_alone(std::string_view line, std::size_t at, std::string_view word) {
  const std::size_t end = at + word.size();
  const bool before = at == 0 || !is_word(line[at - 1]) || !is_word(word.front());
  const bool after = end >= line.size() || !is_word(line[end]) || !is_word(word.back());
  return before && after;
}

}  // namespace hailstorm::tidy
