// The bytes of an answer: its head, and its body piece by piece.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hailstorm {

struct AnswerHead {
  int status = 200;
  std::uint64_t length = 0;  // of the body; not sent when chunked
  bool chunked = false;
  std::string_view type = "text/plain";
  bool close = false;       // says Connection: close
  bool keep_alive = false;  // says Connection: keep-alive, which HTTP/1.0 wants to hear
  int extra_headers = 0;
  std::string_view lines;  // more header lines, each with its line break
};

// False for the statuses whose answers end with the head.
bool has_body(int status);

void append_head(std::string& out, const AnswerHead& head);

// Where a body is being sent from, and how much of it is left.
class BodyCursor {
 public:
  // A body that is the text; it must outlive the cursor's use.
  void start(std::string_view text, bool chunked);
  // A body of `size` bytes of filler, lines of 64 characters.
  void start_filler(std::uint64_t size, bool chunked);
  // No body at all.
  void skip();

  bool whole() const { return whole_; }
  std::uint64_t left() const { return size_ - at_; }
  std::uint64_t at() const { return at_; }
  // Appends up to `most` bytes of the body, chunked as one chunk, and what ends the body when
  // nothing is left.
  void append(std::string& out, std::uint64_t most);

 private:
  std::string_view text_;
  std::uint64_t size_ = 0, at_ = 0;
  bool filler_ = false, chunked_ = false, whole_ = true;
};

}  // namespace hailstorm
