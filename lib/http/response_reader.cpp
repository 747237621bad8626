#include "http/response_reader.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstring>
#include <optional>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

constexpr std::size_t own_kept = 131'072;      // a larger buffer is given back
constexpr std::size_t growth_max = 1'048'576;  // of a buffer for a body that is only announced

// What every chunked body ends with has five bytes, "0\r\n\r\n". Beast asserts that it sees them
// together when it looks at them again.
constexpr std::size_t chunked_end = 5;

// Beast's parser, telling where the pieces of the body are.
class Pieces final : public http::basic_parser<false> {
 public:
  // The body is moved together here, over what stood between its pieces.
  char* body_end = nullptr;
  int status = 0;

 private:
  std::size_t take(Text piece) {
    if (body_end != piece.data()) std::memmove(body_end, piece.data(), piece.size());
    body_end += piece.size();
    return piece.size();
  }

  void on_request_impl(http::verb, Text, Text, int, error_code&) override {}
  void on_response_impl(int code, Text, int, error_code&) override { status = code; }
  void on_field_impl(http::field, Text, Text, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(Text piece, error_code&) override { return take(piece); }
  void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, error_code&) override {
    return take(piece);
  }
  void on_finish_impl(error_code&) override {}
};

}  // namespace

// A parser reads one message, so each response gets a new one, in the same place.
struct ResponseReader::Parser {
  std::optional<Pieces> pieces;

  void renew(const Limits& limits) {
    pieces.emplace();
    pieces->header_limit(static_cast<std::uint32_t>(std::min(limits.head, std::size_t{1} << 30)));
    pieces->body_limit(limits.body);
  }
};

ResponseReader::ResponseReader(Limits limits, std::span<char> shared)
    : limits_(limits), shared_(shared), parser_(std::make_unique<Parser>()) {
  HAIL_CHECK(!shared.empty());
  start();
}

ResponseReader::~ResponseReader() = default;

void ResponseReader::start() {
  if (own_size_ > own_kept) {
    own_.reset();
    own_size_ = 0;
  }
  bytes_ = shared_;
  begin_ = head_end_ = body_end_ = parsed_ = filled_ = interim_ = 0;
  parser_->renew(limits_);
}

std::span<char> ResponseReader::room() {
  if (filled_ == bytes_.size()) bytes_.data() == shared_.data() ? keep() : grow();
  return bytes_.subspan(filled_);
}

ResponseReader::Progress ResponseReader::took(std::size_t n) {
  filled_ += n;
  Pieces* pieces = &*parser_->pieces;
  while (parsed_ < filled_) {
    const bool in_body = pieces->is_header_done();
    if (in_body && pieces->chunked() && filled_ - parsed_ < chunked_end) break;
    pieces->body_end = bytes_.data() + body_end_;
    error_code error;
    const std::size_t used =
        pieces->put(boost::asio::const_buffer(bytes_.data() + parsed_, filled_ - parsed_), error);
    parsed_ += used;
    body_end_ = static_cast<std::size_t>(pieces->body_end - bytes_.data());
    if (error == http::error::need_more) break;
    if (error == http::error::header_limit) return refuse(Progress::too_large, "head too large");
    if (error == http::error::body_limit) return refuse(Progress::too_large, "body too large");
    if (error) return refuse(Progress::malformed, error.message());
    if (!in_body && pieces->is_header_done()) {
      if (const Progress progress = parsed_head(); progress != Progress::more) return progress;
    }
    if (pieces->is_done()) return finish();
  }
  // What the parser leaves is part of a head, of a chunk's size or of the trailers.
  if (filled_ - parsed_ > limits_.head) return refuse(Progress::too_large, "head too large");
  if (pieces->is_header_done()) close_gap();
  return Progress::more;
}

ResponseReader::Progress ResponseReader::ended() {
  Pieces& pieces = *parser_->pieces;
  if (!pieces.got_some()) return Progress::cut_short;
  error_code error;
  pieces.put_eof(error);
  return error ? Progress::cut_short : finish();
}

void ResponseReader::keep() {
  if (bytes_.data() != shared_.data()) return;
  const std::span<char> came = bytes_.subspan(begin_, filled_ - begin_);
  head_end_ -= std::min(head_end_, begin_);
  body_end_ -= std::min(body_end_, begin_);
  parsed_ -= begin_;
  filled_ -= begin_;
  begin_ = 0;
  if (own_size_ <= came.size()) {
    own_size_ = 0;  // nothing in it to save
    grow();
  } else {
    bytes_ = {own_.get(), own_size_};
  }
  std::copy(came.begin(), came.end(), bytes_.begin());
}

int ResponseReader::status() const { return parser_->pieces->status; }

std::string_view ResponseReader::head() const {
  return {bytes_.data() + begin_, head_end_ - begin_};
}

std::string_view ResponseReader::body() const {
  return {bytes_.data() + head_end_, body_end_ - head_end_};
}

bool ResponseReader::keeps_alive() const {
  return parser_->pieces->keep_alive() && status() != 101;
}

ResponseReader::Progress ResponseReader::refuse(Progress progress, std::string complaint) {
  complaint_ = std::move(complaint);
  return progress;
}

// 101 is no interim response: what follows it is not HTTP.
ResponseReader::Progress ResponseReader::parsed_head() {
  const std::size_t length = parsed_ - begin_;
  if (interim_ + length > limits_.head) return refuse(Progress::too_large, "head too large");
  if (status() / 100 == 1 && status() != 101) {
    interim_ += length;
    begin_ = parsed_;
    parser_->renew(limits_);
  } else {
    head_end_ = body_end_ = parsed_;
    parser_->pieces->eager(true);
  }
  return Progress::more;
}

ResponseReader::Progress ResponseReader::finish() {
  if (parsed_ < filled_) return refuse(Progress::malformed, "bytes after the end of the response");
  return Progress::done;
}

// Moves what is not parsed yet to the end of the body, over the chunk headers between them.
void ResponseReader::close_gap() {
  const std::size_t rest = filled_ - parsed_;
  std::memmove(bytes_.data() + body_end_, bytes_.data() + parsed_, rest);
  parsed_ = body_end_;
  filled_ = body_end_ + rest;
}

// Moves to a larger buffer: for the rest of the body where its length is known, else twice the
// size; but not at once for all that a peer announces.
void ResponseReader::grow() {
  const Pieces& pieces = *parser_->pieces;
  std::size_t more = std::max<std::size_t>(filled_, 4096);
  if (pieces.is_header_done()) {
    if (const auto rest = pieces.content_length_remaining()) {
      more = std::clamp<std::size_t>(*rest, 64, std::max(filled_, growth_max)) + 64;
    }
  }
  auto larger = std::make_unique_for_overwrite<char[]>(filled_ + more);
  if (own_size_ != 0) std::copy_n(own_.get(), filled_, larger.get());
  own_ = std::move(larger);
  own_size_ = filled_ + more;
  bytes_ = {own_.get(), own_size_};
}

}  // namespace hailstorm
