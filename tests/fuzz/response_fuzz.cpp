// Any bytes, cut anywhere, read as responses. The result must not depend on the cuts, on the size
// of the shared buffer, or on when the reader keeps what came.
//
// Input: a byte that says how the rest is cut and kept, then the response.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/check.h"
#include "http/response_reader.h"

namespace hailstorm {
namespace {

using Progress = ResponseReader::Progress;

struct Result {
  Progress progress = Progress::more;
  int status = 0;
  std::string head, body;
  bool keeps_alive = false;

  bool operator==(const Result&) const = default;
};

constexpr ResponseReader::Limits limits{512, 4096};

// Reads `step` bytes at a time into a shared buffer of a size; 0: all that there is room for.
Result read(std::string_view text, std::size_t step, std::size_t shared_size, bool keep,
            ResponseReader::Expected expected = {}) {
  std::vector<char> shared(shared_size);
  ResponseReader reader(limits, shared);
  reader.start(expected);
  Result result;
  while (!text.empty() && result.progress == Progress::more) {
    const std::span<char> room = reader.room();
    HAIL_CHECK(!room.empty());
    const std::size_t n = std::min({room.size(), text.size(), step == 0 ? text.size() : step});
    std::copy_n(text.begin(), n, room.begin());
    result.progress = reader.took(n);
    text.remove_prefix(n);
    if (keep) reader.keep();
  }
  if (result.progress == Progress::more) result.progress = reader.ended();
  if (result.progress == Progress::done) {
    result.status = reader.status();
    result.head = reader.head();
    result.body = reader.body();
    // What comes after the end is seen only if it comes with it.
    result.keeps_alive = reader.keeps_alive() && text.empty();
    HAIL_CHECK(result.head.size() <= limits.head);
    HAIL_CHECK(result.body.size() <= limits.body);
    HAIL_CHECK(result.head.starts_with("HTTP/1."));
    HAIL_CHECK(result.head.ends_with("\r\n\r\n"));
  }
  return result;
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using hailstorm::read;
  using hailstorm::Result;
  using Progress = hailstorm::ResponseReader::Progress;
  if (size < 1 || size > 8192) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const Result whole = read(text, 0, 16384, false);
  const Result cut = read(text, 1 + bytes[0] % 64u, 1 + bytes[0], (bytes[0] & 128) != 0);
  // What is no response may be found out at different bytes, by different limits.
  if (whole.progress == Result().progress || cut.progress == Result().progress) std::abort();
  if (whole.progress == Progress::done || cut.progress == Progress::done) HAIL_CHECK(whole == cut);

  // A body that is thrown away is read as one that is kept, but for its limit.
  Result thrown = read(text, 1 + bytes[0] % 64u, 1 + bytes[0], (bytes[0] & 128) != 0,
                       {false, hailstorm::Keep::nothing});
  if (cut.progress == Progress::done) {
    HAIL_CHECK(thrown.body.empty());
    thrown.body = cut.body;
    HAIL_CHECK(thrown == cut);
  }
  return 0;
}
