// Any bytes decoded by any codings, within a limit; and encoded by them and decoded again.
//
// Input: a byte that picks two codings, one that picks the limit, then the body.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "web/coding.h"

namespace hailstorm {
namespace {

constexpr std::array<std::string_view, 5> names = {"gzip", "deflate", "br", "zstd", "identity"};

void check_decoding(std::string_view codings, std::string_view bytes, std::size_t most) {
  std::string out;
  const Decoding result = decode(codings, bytes, most, out);
  HAIL_CHECK(result != Decoding::unknown_coding);
  HAIL_CHECK(out.size() <= most && out.capacity() <= most + 16);
  HAIL_CHECK(result == Decoding::done || out.empty());
  if (result != Decoding::done) return;
  std::string again;
  HAIL_CHECK(decode(codings, bytes, most + 100'000, again) == Decoding::done && again == out);
  if (out.empty()) return;
  HAIL_CHECK(decode(codings, bytes, out.size() - 1, again) != Decoding::done);
}

void check_round_trip(std::string_view codings, std::string_view bytes) {
  std::string coded, out;
  HAIL_CHECK(encode(codings, bytes, coded));
  HAIL_CHECK(decode(codings, coded, 1'000'000, out) == Decoding::done);
  HAIL_CHECK(out == bytes);
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using hailstorm::names;
  if (size < 2 || size > 8192) return 0;
  const std::string_view body(reinterpret_cast<const char*>(bytes) + 2, size - 2);
  std::string codings(names[bytes[0] % names.size()]);
  hailstorm::check_decoding(codings, body, std::size_t{1} << bytes[1] % 18);
  (codings += ", ") += names[bytes[0] / names.size() % names.size()];
  hailstorm::check_decoding(codings, body, std::size_t{1} << bytes[1] % 18);
  hailstorm::check_round_trip(codings, body);
  return 0;
}
