// A response out of the bytes that come in, however they are cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/exchange.h"
#include "http/whole_response.h"

namespace hailstorm {

// Reads one response at a time, in place: the caller puts bytes where room() says, the body is
// moved together over the chunk headers, and head and body are views into the buffer. That buffer
// is one that many readers share until keep() is called: then what came moves into the reader's
// own. A body that is thrown away is read through the shared buffer, whatever its size. Thread: its
// owner's.
class ResponseReader {
 public:
  enum class Progress : std::uint8_t {
    more,            // the response is not whole
    done,            // it is
    malformed,       // it is no response: see complaint()
    bad_chunk,       // its chunks are broken: see complaint()
    http2,           // it is HTTP/2
    head_too_large,  // or the trailers are, or a chunk's header
    body_too_large,
    cut_short,  // the bytes ended before it was whole
  };

  struct Limits {
    std::size_t head, body;  // bytes
  };

  // What is known of a response before it comes.
  struct Expected {
    bool without_body = false;  // it answers a HEAD
    Keep keep = Keep::body;     // nothing: the body is thrown away, and has no limit
  };

  // `shared` must outlive the reader and is not empty.
  ResponseReader(Limits limits, std::span<char> shared);
  ~ResponseReader();
  ResponseReader(const ResponseReader&) = delete;
  ResponseReader& operator=(const ResponseReader&) = delete;

  // Forgets the last response, and the reader's own buffer if it is large.
  void start(Expected expected);
  // Where the next bytes go; never empty.
  std::span<char> room();
  // n bytes were put there. Interim responses (1xx) are read over.
  Progress took(std::size_t n);
  // The peer has no more to say.
  Progress ended();
  // Moves what must last out of the shared buffer. Call it before another reader's turn.
  void keep();

  bool continued() const { return continued_; }                 // 100 Continue has come
  bool begun() const { return filled_ > begin_ || in_body(); }  // the final response has
  bool in_body() const;                                         // its head is whole

  // Of a response that is done. The views hold until the next start(), or, before keep(), until
  // someone else reads into the shared buffer.
  int status() const;
  std::string_view head() const;
  std::string_view body() const;
  HeadFacts facts() const;
  bool keeps_alive() const;  // the connection serves another exchange
  std::size_t leftover() const { return filled_ - parsed_; }  // bytes that came after its end

  // Why it is malformed, or has a bad chunk.
  const std::string& complaint() const { return complaint_; }

 private:
  struct Parser;

  Progress judge_preface() const;
  bool take_whole();
  Progress parse();
  Progress refuse(Progress progress, std::string complaint = {});
  Progress parsed_head();
  std::optional<Progress> mend_head(const std::string& complaint);
  bool mend_chunk();
  void close_gap();
  bool passes_through() const;
  void set_aside();
  void come_back();
  void give_up_passing();
  void fit(std::size_t size);
  void grow();

  Limits limits_;
  Expected expected_;
  std::span<char> shared_;
  std::span<char> bytes_;  // shared_ or own_
  std::unique_ptr<char[]> own_;
  std::size_t own_size_ = 0;
  std::unique_ptr<Parser> parser_;
  bool parsing_ = false;                // the parser has begun this response
  std::optional<WholeResponse> whole_;  // it was there in one piece, and took no parser
  // Offsets into bytes_: head from begin_, body from head_end_, then what is not parsed yet.
  std::size_t begin_ = 0, head_end_ = 0, body_end_ = 0, parsed_ = 0, filled_ = 0;
  std::size_t interim_ = 0;  // bytes of interim responses
  // While a body passes through: own_ has the head, then, between turns, the bytes not parsed yet.
  std::size_t head_aside_ = 0, rest_aside_ = 0;
  bool asleep_ = false;  // between turns
  bool continued_ = false;
  bool closes_ = false;  // its framing is not to be trusted any further
  std::string complaint_;
};

}  // namespace hailstorm
