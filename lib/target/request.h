// The request as it arrives: its head, found in the bytes without copying, and its body, passed
// over piece by piece.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hailstorm {

struct RequestHead {
  std::string_view method, target;  // into the bytes given
  std::size_t size = 0;             // bytes of the head, with its empty line
  std::uint64_t length = 0;         // of the body; meaningless when chunked
  bool chunked = false;
  bool keep_alive = true;
  bool http_1_0 = false;
  bool expects_continue = false;
};

enum class Reading : std::uint8_t { whole, incomplete, malformed };

// Reads the head at the front of `bytes`. A bare LF ends a line too; an empty line before the
// request is passed over (RFC 9112, 2.2).
Reading read_head(std::string_view bytes, RequestHead& head);

// Follows a body to its end.
class BodyReader {
 public:
  void start(const RequestHead& head);

  // Takes bytes from the front, appends the body's own to `keep` when given; returns how many bytes
  // were the body's, its framing included.
  std::size_t feed(std::string_view bytes, std::string* keep);

  bool whole() const { return at_ == At::end; }
  bool malformed() const { return at_ == At::fault; }

 private:
  enum class At : std::uint8_t {
    end,
    data,
    chunk_size,
    chunk_extension,
    chunk_data,
    chunk_data_end,
    trailer_start,
    trailer,
    fault
  };
  void step(char c);

  At at_ = At::end;
  bool digits_seen_ = false;
  std::uint64_t left_ = 0;  // of the body, or of the chunk
};

}  // namespace hailstorm
