// A chunked body, cut anywhere, reads as when it comes whole; one that is put together from chunks
// here reads as what was put in.
//
// Input: a byte that says how, then the body as it comes, or bytes to make chunks of.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/check.h"
#include "http/response_reader.h"

namespace hailstorm {
namespace {

using Progress = ResponseReader::Progress;

constexpr ResponseReader::Limits limits{512, 16'384};
constexpr std::string_view head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

struct Result {
  Progress progress = Progress::more;
  std::string body;
};

// `pattern` says how many bytes come at a time, over and over; without one all come at once.
Result read(std::string_view text, std::string_view pattern, std::size_t shared_size, bool keep) {
  std::vector<char> shared(shared_size);
  ResponseReader reader(limits, shared);
  Result result;
  for (std::size_t i = 0; !text.empty() && result.progress == Progress::more; ++i) {
    const std::span<char> room = reader.room();
    HAIL_CHECK(!room.empty());
    const std::size_t step = pattern.empty()
                                 ? text.size()
                                 : 1u + static_cast<unsigned char>(pattern[i % pattern.size()]);
    const std::size_t n = std::min({room.size(), text.size(), step});
    std::copy_n(text.begin(), n, room.begin());
    result.progress = reader.took(n);
    text.remove_prefix(n);
    if (keep) reader.keep();
  }
  if (result.progress == Progress::more) result.progress = reader.ended();
  if (result.progress == Progress::done) result.body = reader.body();
  return result;
}

// Chunks of one to sixteen of the bytes.
std::string chunks_of(std::string_view bytes, unsigned seed) {
  std::string out(head);
  while (!bytes.empty()) {
    seed = seed * 1103515245 + 12345;
    const std::size_t n = std::min<std::size_t>(1 + (seed >> 16) % 16, bytes.size());
    constexpr std::string_view digits = "0123456789abcdef";
    if (n == 16) out += '1';
    out += digits[n % 16];
    if (seed % 5 == 0) out += " \t";
    if (seed % 3 == 0) out += ";a=\"b\"";
    out.append("\r\n").append(bytes.substr(0, n)).append("\r\n");
    bytes.remove_prefix(n);
  }
  return out + (seed % 2 == 0 ? "0 \r\n\r\n" : "0\r\nX-Sum: 1\r\n\r\n");
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hailstorm;
  if (size < 1 || size > 8192) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const std::string_view pattern = rest.substr(0, 7);
  const bool keep = (bytes[0] & 1) != 0;
  const std::size_t shared_size = 1u + bytes[0];

  const std::string text = std::string(head).append(rest);
  const Result whole = read(text, {}, 16'384, false);
  const Result cut = read(text, pattern, shared_size, keep);
  // What is broken may be found out at different bytes, by different limits.
  const bool done = whole.progress == Progress::done;
  HAIL_CHECK(done == (cut.progress == Progress::done));
  HAIL_CHECK(!done || whole.body == cut.body);

  const Result made = read(chunks_of(rest, bytes[0]), pattern, shared_size, keep);
  HAIL_CHECK(made.progress == Progress::done);
  HAIL_CHECK(made.body == rest);
  return 0;
}
