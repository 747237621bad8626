// A response out of the bytes that come in, however they are cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hailstorm {

// Reads one response at a time, in place: the caller puts bytes where room() says, the body is
// moved together over the chunk headers, and head and body are views into the buffer. That buffer
// is one that many readers share until keep() is called: then what came moves into the reader's
// own. Thread: its owner's.
class ResponseReader {
 public:
  enum class Progress : std::uint8_t {
    more,       // the response is not whole
    done,       // it is, and nothing came after it
    malformed,  // it is no response: see complaint()
    too_large,  // its head or body exceed the limits: see complaint()
    cut_short,  // the bytes ended before it was whole
  };

  struct Limits {
    std::size_t head, body;  // bytes
  };

  // `shared` must outlive the reader and is not empty.
  ResponseReader(Limits limits, std::span<char> shared);
  ~ResponseReader();
  ResponseReader(const ResponseReader&) = delete;
  ResponseReader& operator=(const ResponseReader&) = delete;

  // Forgets the last response, and the reader's own buffer if it is large.
  void start();
  // Where the next bytes go; never empty.
  std::span<char> room();
  // n bytes were put there. Interim responses (1xx) are read over.
  Progress took(std::size_t n);
  // The peer has no more to say.
  Progress ended();
  // Moves what came so far out of the shared buffer.
  void keep();

  // Of a response that is done. The views hold until the next start(), or, before keep(), until
  // someone else reads into the shared buffer.
  int status() const;
  std::string_view head() const;
  std::string_view body() const;
  bool keeps_alive() const;  // the connection serves another exchange

  // Why it is malformed or too large.
  const std::string& complaint() const { return complaint_; }

 private:
  struct Parser;

  Progress refuse(Progress progress, std::string complaint);
  Progress parsed_head();
  Progress finish();
  void close_gap();
  void grow();

  Limits limits_;
  std::span<char> shared_;
  std::span<char> bytes_;  // shared_ or own_
  std::unique_ptr<char[]> own_;
  std::size_t own_size_ = 0;
  std::unique_ptr<Parser> parser_;
  // Offsets into bytes_: head from begin_, body from head_end_, then what is not parsed yet.
  std::size_t begin_ = 0, head_end_ = 0, body_end_ = 0, parsed_ = 0, filled_ = 0;
  std::size_t interim_ = 0;  // bytes of interim responses
  std::string complaint_;
};

}  // namespace hailstorm
