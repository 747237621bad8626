// What came of a try to move bytes without waiting.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hailstorm {

struct Io {
  enum class State : std::uint8_t {
    moved,    // `bytes` bytes
    blocked,  // nothing now: the poller tells when
    ended,    // the peer has no more to say, and said so
    failed,   // the connection is lost; `error` is the errno, 0 for an error of TLS. EPIPE: the
              // peer closed it without a word, where a word is due
  };
  State state;
  std::size_t bytes = 0;
  int error = 0;
};

}  // namespace hailstorm
