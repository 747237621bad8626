// Finding functions by their braces: reliable on code that clang-format has laid out.
#include <cctype>
#include <string>

#include "source.h"

namespace hailstorm::tidy {
namespace {

bool begins_with_word(std::string_view head, std::string_view word) {
  return head.starts_with(word) && stands_alone(head, 0, word);
}

bool opens_a_scope(std::string_view head) {
  for (const std::string_view word : {"namespace", "class", "struct", "union", "enum", "extern"}) {
    if (begins_with_word(head, word)) return true;
  }
  return false;
}

// `template <class T> struct X {` is a scope, `template <class T> void f() {` is none.
std::string_view without_template(std::string_view head) {
  while (begins_with_word(head, "template")) {
    std::size_t depth = 0, at = head.find('<');
    for (; at < head.size(); ++at) {
      if (head[at] == '<') ++depth;
      if (head[at] == '>' && --depth == 0) break;
    }
    head.remove_prefix(std::min(at + 1, head.size()));
    while (!head.empty() && head.front() == ' ') head.remove_prefix(1);
  }
  return head;
}

class Reader {
 public:
  explicit Reader(const Source& source) : source_(source) {}

  std::vector<Function> read() {
    for (row_ = 0; row_ < source_.code.size(); ++row_) {
      const std::string& line = source_.code[row_];
      for (column_ = 0; column_ < line.size(); ++column_) take(line[column_]);
      if (!head_.empty()) head_ += ' ';
    }
    return std::move(functions_);
  }

 private:
  enum class Block { scope, function, other };

  void take(char c) {
    if (c == '{') return open();
    if (c == '}') return close();
    const bool in_scope = blocks_.empty() || blocks_.back() == Block::scope;
    if (!in_scope) return;
    if (c == ';') return head_.clear();
    if (head_.empty()) {
      if (std::isspace(static_cast<unsigned char>(c))) return;
      begun_ = row_;
    }
    head_ += c;
    if (head_ == "public:" || head_ == "private:" || head_ == "protected:") head_.clear();
  }

  void open() {
    const bool in_scope = blocks_.empty() || blocks_.back() == Block::scope;
    const std::string_view head = without_template(head_);
    if (!in_scope) {
      blocks_.push_back(Block::other);
    } else if (opens_a_scope(head) && head.find('(') == std::string_view::npos) {
      blocks_.push_back(Block::scope);
      head_.clear();
    } else if (head.find('(') != std::string_view::npos && !is_value()) {
      blocks_.push_back(Block::function);
    } else {
      blocks_.push_back(Block::other);
    }
  }

  // `= {` opens a list; in `: a_{1}` a member is set and the body is still to come.
  bool is_value() const {
    const auto last = head_.find_last_not_of(' ');
    return head_[last] == '=' || next_after_block() == ',' || next_after_block() == '{';
  }

  // The first character after the block that opens here; 0 at the end of the file.
  char next_after_block() const {
    std::size_t depth = 0;
    bool closed = false;
    for (std::size_t row = row_; row < source_.code.size(); ++row) {
      const std::string& line = source_.code[row];
      for (std::size_t i = row == row_ ? column_ : 0; i < line.size(); ++i) {
        if (closed && line[i] != ' ') return line[i];
        if (line[i] == '{') ++depth;
        if (line[i] == '}') closed = --depth == 0;
      }
    }
    return 0;
  }

  void close() {
    if (blocks_.empty()) return;
    const Block block = blocks_.back();
    blocks_.pop_back();
    if (block == Block::function) functions_.push_back({head_, begun_ + 1, row_ + 1});
    if (block == Block::other) return;  // the head goes on: `: a_{1}, b_{2} {`
    head_.clear();
  }

  const Source& source_;
  std::vector<Block> blocks_;
  std::vector<Function> functions_;
  std::string head_;
  std::size_t row_ = 0, column_ = 0, begun_ = 0;
};

}  // namespace

std::vector<Function> functions_of(const Source& source) { return Reader(source).read(); }

}  // namespace hailstorm::tidy
