#include "web/coding.h"

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

enum class Coding { gzip, deflate, br, zstd };

// What compressing costs and gains is in balance at these.
constexpr int deflate_level = 6;
constexpr int brotli_quality = 5;
constexpr int zstd_level = 3;

// The largest window that a sender may ask for: RFC 9659.
constexpr int zstd_window_log_max = 23;

// zlib counts what it reads and writes in 32 bits.
constexpr std::size_t zlib_step = 1'073'741'824;

// The codings of a header, in their order.
struct Codings {
  std::array<Coding, 5> list{};
  std::size_t size = 0;
};

bool is_named(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::optional<Coding> coding_named(std::string_view name) {
  if (is_named(name, "gzip") || is_named(name, "x-gzip")) return Coding::gzip;
  if (is_named(name, "deflate")) return Coding::deflate;
  if (is_named(name, "br")) return Coding::br;
  if (is_named(name, "zstd")) return Coding::zstd;
  return std::nullopt;
}

// Nothing when one is unknown, or when they are too many.
std::optional<Codings> read_codings(std::string_view text) {
  Codings result;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view name = trim(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    if (name.empty() || is_named(name, "identity")) continue;
    const std::optional<Coding> coding = coding_named(name);
    if (!coding || result.size == result.list.size()) return std::nullopt;
    result.list[result.size++] = *coding;
  }
  return result;
}

// Where decoded bytes go: a text that grows as they come, up to a byte more than is allowed.
class Sink {
 public:
  Sink(std::string& out, std::size_t most, std::size_t expected)
      : out_(out), limit_(std::min(most, out.max_size() - 1) + 1) {
    out_.clear();
    grow(std::max<std::size_t>(expected, 1024));
  }

  std::span<char> room() {
    if (used_ == out_.size()) grow(2 * used_);
    return std::span(out_).subspan(used_);
  }
  void took(std::size_t bytes) { used_ += bytes; }
  bool is_over() const { return used_ == limit_; }
  void finish() { out_.resize(used_); }

 private:
  // Not by resize() alone, which may take twice as much as it is asked for.
  void grow(std::size_t size) {
    size = std::min(size, limit_);
    if (size > out_.capacity()) {
      std::string larger;
      larger.reserve(size);
      larger.append(out_, 0, used_);
      out_ = std::move(larger);
    }
    out_.resize(size);
  }

  std::string& out_;
  const std::size_t limit_;
  std::size_t used_ = 0;
};

enum class Progress { more, ended, broken };

// Of one call of a library.
struct Step {
  Progress progress;
  std::size_t written;
};

// Of the libraries' decoders each takes a step and says how it went. Without memory the program
// ends, as it does where C++ has none.
class Inflater {
 public:
  Inflater(Coding coding, std::string_view bytes) : is_gzip_(coding == Coding::gzip) {
    const int bits = is_gzip_ ? MAX_WBITS + 16 : has_zlib_head(bytes) ? MAX_WBITS : -MAX_WBITS;
    HAIL_CHECK(inflateInit2(&stream_, bits) == Z_OK);
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  Step step(std::string_view& bytes, std::span<char> room) {
    const auto give = static_cast<uInt>(std::min(bytes.size(), zlib_step));
    const auto take = static_cast<uInt>(std::min(room.size(), zlib_step));
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = give;
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = take;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    HAIL_CHECK(result != Z_MEM_ERROR);
    bytes.remove_prefix(give - stream_.avail_in);
    const std::size_t written = take - stream_.avail_out;
    if (result == Z_OK) return {Progress::more, written};
    return {result == Z_STREAM_END ? Progress::ended : Progress::broken, written};
  }

  // A gzip file may have several members (RFC 1952, 2.2).
  bool begin_another() { return is_gzip_ && inflateReset(&stream_) == Z_OK; }

 private:
  // RFC 1950, 2.2. Nothing deflated without it begins so: the padding of its first block is zero.
  static bool has_zlib_head(std::string_view bytes) {
    if (bytes.size() < 2) return false;
    const auto method = static_cast<unsigned char>(bytes[0]);
    const auto flags = static_cast<unsigned char>(bytes[1]);
    return method % 16 == 8 && (method * 256 + flags) % 31 == 0;
  }

  z_stream stream_{};
  const bool is_gzip_;
};

class Unbrotler {
 public:
  Unbrotler() : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    HAIL_CHECK(state_);
  }

  Step step(std::string_view& bytes, std::span<char> room) {
    std::size_t left = bytes.size(), free = room.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto* out = reinterpret_cast<std::uint8_t*>(room.data());
    const auto result =
        BrotliDecoderDecompressStream(state_.get(), &left, &in, &free, &out, nullptr);
    bytes.remove_prefix(bytes.size() - left);
    const Progress progress = result == BROTLI_DECODER_RESULT_ERROR     ? Progress::broken
                              : result == BROTLI_DECODER_RESULT_SUCCESS ? Progress::ended
                                                                        : Progress::more;
    return {progress, room.size() - free};
  }

  bool begin_another() { return false; }

 private:
  struct Destroy {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  std::unique_ptr<BrotliDecoderState, Destroy> state_;
};

class Unzstd {
 public:
  Unzstd() : context_(context_of_thread()) {
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, zstd_window_log_max);
  }

  Step step(std::string_view& bytes, std::span<char> room) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer out{room.data(), room.size(), 0};
    const std::size_t result = ZSTD_decompressStream(context_, &out, &in);
    bytes.remove_prefix(in.pos);
    const Progress progress = ZSTD_isError(result) ? Progress::broken
                              : result == 0        ? Progress::ended
                                                   : Progress::more;
    return {progress, out.pos};
  }

  // One frame may follow another (RFC 8878, 3.1); the context is ready for it.
  bool begin_another() { return true; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };

  // Kept, since to make one costs more than to decode a small body.
  static ZSTD_DCtx* context_of_thread() {
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    HAIL_CHECK(context);
    return context.get();
  }

  ZSTD_DCtx* const context_;
};

template <class Decoder>
Decoding run(Decoder decoder, std::string_view bytes, Sink& sink) {
  for (;;) {
    const std::span<char> room = sink.room();
    const Step step = decoder.step(bytes, room);
    sink.took(step.written);
    if (sink.is_over()) return Decoding::too_large;
    if (step.progress == Progress::broken) return Decoding::malformed;
    if (step.progress == Progress::ended) {
      if (bytes.empty()) {
        sink.finish();
        return Decoding::done;
      }
      if (!decoder.begin_another()) return Decoding::malformed;
    } else if (bytes.empty() && step.written < room.size()) {
      return Decoding::malformed;
    }
  }
}

// Text comes out some five times as large.
constexpr std::size_t expected_growth = 8;

Decoding undo(Coding coding, std::string_view bytes, std::size_t most, std::string& out) {
  Sink sink(out, most, std::min(bytes.size(), most) * expected_growth);
  if (coding == Coding::br) return run(Unbrotler(), bytes, sink);
  if (coding == Coding::zstd) return run(Unzstd(), bytes, sink);
  return run(Inflater(coding, bytes), bytes, sink);
}

void deflate_all(bool as_gzip, std::string_view bytes, std::string& out) {
  z_stream stream{};
  const int bits = as_gzip ? MAX_WBITS + 16 : MAX_WBITS;
  constexpr int memory_level = 8;  // zlib's own
  HAIL_CHECK(deflateInit2(&stream, deflate_level, Z_DEFLATED, bits, memory_level,
                          Z_DEFAULT_STRATEGY) == Z_OK);
  out.resize(deflateBound(&stream, bytes.size()));
  std::size_t written = 0;
  for (int result = Z_OK; result != Z_STREAM_END;) {
    const auto give = static_cast<uInt>(std::min(bytes.size(), zlib_step));
    const auto take = static_cast<uInt>(std::min(out.size() - written, zlib_step));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = give;
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + written);
    stream.avail_out = take;
    result = deflate(&stream, give == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
    HAIL_CHECK(result == Z_OK || result == Z_STREAM_END);
    bytes.remove_prefix(give - stream.avail_in);
    written += take - stream.avail_out;
  }
  deflateEnd(&stream);
  out.resize(written);
}

void apply(Coding coding, std::string_view bytes, std::string& out) {
  if (coding == Coding::gzip || coding == Coding::deflate) {
    return deflate_all(coding == Coding::gzip, bytes, out);
  }
  std::size_t size = 0;
  if (coding == Coding::br) {
    size = BrotliEncoderMaxCompressedSize(bytes.size());
    out.resize(size);
    HAIL_CHECK(BrotliEncoderCompress(brotli_quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
                                     bytes.size(),
                                     reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                     reinterpret_cast<std::uint8_t*>(out.data())));
  } else {
    out.resize(ZSTD_compressBound(bytes.size()));
    size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), zstd_level);
    HAIL_CHECK(!ZSTD_isError(size));
  }
  out.resize(size);
}

}  // namespace

Decoding decode(std::string_view codings, std::string_view bytes, std::size_t most,
                std::string& out) {
  out.clear();
  const std::optional<Codings> read = read_codings(codings);
  if (!read) return Decoding::unknown_coding;
  std::string coded;  // what is decoded next, unless it is `bytes`
  for (std::size_t left = read->size; left > 0 && !bytes.empty(); --left) {
    const Decoding result = undo(read->list[left - 1], bytes, most, out);
    if (result != Decoding::done) {
      out.clear();
      return result;
    }
    if (left == 1) return result;
    coded.swap(out);
    bytes = coded;
  }
  if (bytes.size() > most) return Decoding::too_large;
  out = bytes;
  return Decoding::done;
}

bool encode(std::string_view codings, std::string_view bytes, std::string& out) {
  out.clear();
  const std::optional<Codings> read = read_codings(codings);
  if (!read) return false;
  std::string plain(bytes);
  for (std::size_t i = 0; i < read->size; ++i) {
    apply(read->list[i], plain, out);
    plain.swap(out);
  }
  out = std::move(plain);
  return true;
}

}  // namespace hailstorm
