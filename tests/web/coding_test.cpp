#include "web/coding.h"

#include <brotli/encode.h>
#include <sys/resource.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <vector>

#include "base/random.h"

namespace hailstorm {
namespace {

constexpr std::size_t plenty = 1 << 24;
constexpr const char* all_codings[] = {"gzip", "deflate", "br", "zstd"};

std::string encoded(std::string_view codings, std::string_view bytes) {
  std::string out = "what was there";
  REQUIRE(encode(codings, bytes, out));
  return out;
}

std::string decoded(std::string_view codings, std::string_view bytes) {
  std::string out = "what was there";
  REQUIRE(decode(codings, bytes, plenty, out) == Decoding::done);
  return out;
}

Decoding result_of(std::string_view codings, std::string_view bytes, std::size_t most = plenty) {
  std::string out = "what was there";
  const Decoding result = decode(codings, bytes, most, out);
  CHECK((result == Decoding::done || out.empty()));
  return result;
}

// From a few bytes to a few steps of the decoder; of noise, of words, of one byte.
std::string sample(Random& random) {
  static constexpr std::string_view words[] = {"{\"id\":", "hail", ", ", "storm", "\n", "\"}"};
  const std::uint64_t kind = random.below(3);
  const std::uint64_t size = random.below(std::uint64_t{1} << random.below(18));
  std::string text;
  while (text.size() < size) {
    if (kind == 0) text += static_cast<char>(random());
    if (kind == 1) text += words[random.below(std::size(words))];
    if (kind == 2) text.append(100, 'x');
  }
  return text;
}

TEST_CASE("What is encoded comes back, in every coding and pair of codings") {
  const std::uint64_t seed = 20240611;
  Random random(seed);
  for (int round = 0; round < 40; ++round) {
    const std::string text = sample(random);
    CAPTURE(seed, round, text.size());
    for (const std::string first : all_codings) {
      CHECK((decoded(first, encoded(first, text)) == text));
      if (round % 8 != 0) continue;
      for (const std::string second : all_codings) {
        const std::string both = first + ", " + second;
        CHECK((decoded(both, encoded(both, text)) == text));
        CHECK((decoded(first, decoded(second, encoded(both, text))) == text));
      }
    }
  }
}

TEST_CASE("Codings are known by their names, whatever their case and the space around them") {
  const std::string gzipped = encoded("gzip", "hail");
  for (const char* name : {"GZip", "x-gzip", " \tgzip ,", "identity, gzip", ",,gzip"}) {
    CAPTURE(name);
    CHECK(decoded(name, gzipped) == "hail");
  }
  for (const char* name : {"", "identity", " , "}) {
    CAPTURE(name);
    CHECK(decoded(name, "hail") == "hail");
    CHECK(encoded(name, "hail") == "hail");
  }
  for (const char* name : {"compress", "gzip2", "g", "gzip, sdch", "gzip;q=1"}) {
    CAPTURE(name);
    std::string out;
    CHECK(result_of(name, gzipped) == Decoding::unknown_coding);
    CHECK_FALSE(encode(name, "hail", out));
  }
}

TEST_CASE("Five codings are undone, six are refused") {
  const std::string five = "gzip, br, zstd, deflate, gzip";
  CHECK(decoded(five, encoded(five, "hail")) == "hail");
  CHECK(result_of(five + ", gzip", "x") == Decoding::unknown_coding);
}

TEST_CASE("No bytes decode to none, an encoded empty text too") {
  for (const char* coding : all_codings) {
    CAPTURE(coding);
    CHECK(decoded(coding, "").empty());
    CHECK(decoded(coding, encoded(coding, "")).empty());
  }
}

TEST_CASE("A body that ends too early is malformed, wherever it is cut") {
  const std::uint64_t seed = 5;
  Random random(seed);
  std::vector<std::string> texts = {"", "hail", std::string(5000, 'z')};
  texts.push_back(sample(random).substr(0, 700));
  for (int i = 0; i < 300; ++i) texts.back() += static_cast<char>(random());
  for (const char* coding : all_codings) {
    for (const std::string& text : texts) {
      const std::string whole = encoded(coding, text);
      for (std::size_t cut = 1; cut < whole.size(); ++cut) {
        if (result_of(coding, whole.substr(0, cut)) == Decoding::malformed) continue;
        FAIL(coding << " of " << text.size() << " bytes, cut at " << cut << " of " << whole.size());
      }
    }
  }
  SUCCEED();
}

TEST_CASE("Bytes after the end are malformed") {
  for (const char* coding : all_codings) {
    CAPTURE(coding);
    const std::string whole = encoded(coding, "hail");
    CHECK(result_of(coding, whole + "x") == Decoding::malformed);
    CHECK(result_of(coding, whole + std::string(4, '\0')) == Decoding::malformed);
    CHECK(result_of(coding, "hailstorm") == Decoding::malformed);
  }
}

TEST_CASE("gzip and zstd may have several members") {
  CHECK(decoded("gzip", encoded("gzip", "hail") + encoded("gzip", "storm")) == "hailstorm");
  CHECK(decoded("zstd", encoded("zstd", "hail") + encoded("zstd", "storm")) == "hailstorm");
  const std::string deflated = encoded("deflate", "hail");
  CHECK(result_of("deflate", deflated + deflated) == Decoding::malformed);
  const std::string gzipped = encoded("gzip", "hail");
  CHECK(result_of("gzip", gzipped + gzipped.substr(0, 9)) == Decoding::malformed);
}

// Compresses `times` times the same 1 MB of zeros, without an end, by repeating what the first
// flushed block became.
std::string deflate_zeros(int bits, std::size_t times) {
  const std::string zeros(1 << 20, '\0');
  std::string block(4096, '\0');
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out;
  for (std::size_t i = 0; i < 2; ++i) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    REQUIRE(deflate(&stream, Z_FULL_FLUSH) == Z_OK);
    const std::string_view made(block.data(), block.size() - stream.avail_out);
    out += made;
    for (; i == 1 && times > 2; --times) out += made;
  }
  deflateEnd(&stream);
  return out;
}

std::string brotli_zeros(std::size_t times) {
  const std::string zeros(1 << 20, '\0');
  std::vector<std::uint8_t> block(4096);
  BrotliEncoderState* state = BrotliEncoderCreateInstance(nullptr, nullptr, nullptr);
  BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, 5);
  std::string out;
  for (std::size_t i = 0; i < 3; ++i) {
    std::size_t left = zeros.size(), free = block.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(zeros.data());
    std::uint8_t* to = block.data();
    REQUIRE(BrotliEncoderCompressStream(state, BROTLI_OPERATION_FLUSH, &left, &in, &free, &to,
                                        nullptr));
    const std::string_view made(reinterpret_cast<char*>(block.data()), block.size() - free);
    out += made;
    for (; i == 2 && times > 3; --times) out += made;
  }
  BrotliEncoderDestroyInstance(state);
  return out;
}

// A frame with a window of 1 MB, of blocks that say 128 KB of one byte each: RFC 8878, 3.1.1.2.
std::string zstd_zeros(std::size_t megabytes) {
  std::string out("\x28\xB5\x2F\xFD\x00\x50", 6);
  const std::uint32_t head = (131'072u << 3) | (1u << 1);
  for (std::size_t i = 0; i < megabytes * 8; ++i) {
    for (const std::uint32_t byte : {head, head >> 8, head >> 16, 0u}) {
      out += static_cast<char>(byte);
    }
  }
  return out;
}

TEST_CASE("A zstd frame may ask for a window of 8 MB, and for no larger one") {
  const std::string empty_block("\x01\x00\x00", 3);
  const auto frame = [&](char window) {
    return std::string("\x28\xB5\x2F\xFD\x00", 5) + window + empty_block;
  };
  CHECK(result_of("zstd", frame(0x68)) == Decoding::done);
  CHECK(result_of("zstd", frame(0x69)) == Decoding::malformed);
  CHECK(result_of("zstd", frame(0x70)) == Decoding::malformed);
}

std::size_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

TEST_CASE("A bomb ends when it is too large, for no more memory than that") {
  constexpr std::size_t gigabyte = 1024, most = 4'000'000;
#if defined(__SANITIZE_THREAD__)
  constexpr std::size_t shadow = 4;  // bytes that ThreadSanitizer keeps beside each
#else
  constexpr std::size_t shadow = 0;
#endif
  const std::string gzip = deflate_zeros(MAX_WBITS + 16, gigabyte);
  const std::pair<const char*, std::string> bombs[] = {
      {"gzip", gzip},
      {"deflate", deflate_zeros(MAX_WBITS, gigabyte)},
      {"deflate", deflate_zeros(-MAX_WBITS, gigabyte)},
      {"br", brotli_zeros(gigabyte)},
      {"zstd", zstd_zeros(gigabyte)},
      {"gzip, gzip, zstd", encoded("gzip, zstd", gzip)}};
  for (const auto& [coding, bomb] : bombs) {
    CAPTURE(coding, bomb.size());
    CHECK(bomb.size() < 1'200'000);
    const std::size_t before = peak_memory();
    std::string out;
    CHECK(decode(coding, bomb, most, out) == Decoding::too_large);
    CHECK(out.capacity() <= most + 1);
    CHECK(peak_memory() - before < (2 * most + 16'777'216) * (1 + shadow));
  }
}

TEST_CASE("As much as is allowed comes out, and a byte more does not") {
  const std::uint64_t seed = 11;
  Random random(seed);
  for (const std::size_t size : {0, 1, 1023, 1024, 1025, 8191, 8192, 8193, 100'000}) {
    const std::string text(size, static_cast<char>(random()));
    for (const std::string coding : all_codings) {
      CAPTURE(size, coding);
      CHECK(result_of(coding, encoded(coding, text), size) == Decoding::done);
      CHECK(result_of("identity", text, size) == Decoding::done);
      if (size == 0) continue;
      CHECK(result_of(coding, encoded(coding, text), size - 1) == Decoding::too_large);
      CHECK(result_of("identity", text, size - 1) == Decoding::too_large);
    }
  }
}

TEST_CASE("No bytes harm a decoder") {
  const std::uint64_t seed = 77;
  Random random(seed);
  for (int round = 0; round < 500; ++round) {
    const std::string coding = all_codings[random.below(4)];
    std::string bytes = encoded(coding, sample(random).substr(0, 300));
    for (std::uint64_t i = random.below(4); i > 0; --i) {
      bytes[random.below(bytes.size())] = static_cast<char>(random());
    }
    std::string out;
    CAPTURE(seed, round);
    CHECK((decode(coding, bytes, 1000, out) != Decoding::unknown_coding && out.size() <= 1000));
  }
}

TEST_CASE("deflate is read as browsers read it: with zlib's wrapping and without") {
  const std::string wrapped = encoded("deflate", "hail hail hail");
  CHECK(decoded("deflate", wrapped) == "hail hail hail");
  CHECK(decoded("deflate", wrapped.substr(2, wrapped.size() - 6)) == "hail hail hail");
  CHECK(result_of("gzip", wrapped) == Decoding::malformed);
}

}  // namespace
}  // namespace hailstorm
