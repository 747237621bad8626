#include "http/response_reader.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <cstring>
#include <optional>
#include <utility>

#include "base/check.h"
#include "http/mending.h"
#include "http/response_parser.h"

namespace hailstorm {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

constexpr std::size_t own_kept = 131'072;      // a larger buffer is given back
constexpr std::size_t growth_max = 1'048'576;  // of a buffer for a body that is only announced

// What every chunked body ends with has five bytes, "0\r\n\r\n". Beast asserts that it sees them
// together when it looks at them again.
constexpr std::size_t chunked_end = 5;

// A frame of HTTP/2 begins with nine bytes: length (3), type, flags, stream (RFC 9113, 4.1).
constexpr std::size_t frame_head = 9;
constexpr char settings = 4, goaway = 7;

}  // namespace

// A parser reads one message, so each response gets a new one, in the same place.
struct ResponseReader::Parser {
  std::optional<ResponseParser> pieces;

  void renew(const Limits& limits, const Expected& expected) {
    pieces.emplace();
    pieces->header_limit(static_cast<std::uint32_t>(std::min(limits.head, std::size_t{1} << 30)));
    if (expected.keep == Keep::nothing) {
      pieces->body_limit(boost::none);
    } else {
      pieces->body_limit(limits.body);
    }
    pieces->skip(expected.without_body);
  }
};

ResponseReader::ResponseReader(Limits limits, std::span<char> shared)
    : limits_(limits), shared_(shared), parser_(std::make_unique<Parser>()) {
  HAIL_CHECK(!shared.empty());
  start({});
}

ResponseReader::~ResponseReader() = default;

void ResponseReader::start(Expected expected) {
  if (own_size_ > own_kept) {
    own_.reset();
    own_size_ = 0;
  }
  expected_ = expected;
  bytes_ = shared_;
  begin_ = head_end_ = body_end_ = parsed_ = filled_ = interim_ = 0;
  head_aside_ = rest_aside_ = 0;
  asleep_ = continued_ = closes_ = parsing_ = false;
  whole_.reset();
}

std::span<char> ResponseReader::room() {
  if (asleep_) come_back();
  if (filled_ == bytes_.size()) {
    bytes_.data() == shared_.data() ? keep() : grow();
    if (asleep_) come_back();
  }
  return bytes_.subspan(filled_);
}

ResponseReader::Progress ResponseReader::took(std::size_t n) {
  filled_ += n;
  const Progress progress = parse();
  if (progress != Progress::more) return progress;
  // The parser takes a head line by line, however many there are. What it leaves in a body is part
  // of a chunk's size or of the trailers.
  const std::size_t open = in_body() ? filled_ - parsed_ : interim_ + filled_ - begin_;
  if (open > limits_.head) return refuse(Progress::head_too_large);
  if (in_body()) close_gap();
  return Progress::more;
}

ResponseReader::Progress ResponseReader::ended() {
  if (!parsing_ || !parser_->pieces->got_some()) return Progress::cut_short;
  error_code error;
  parser_->pieces->put_eof(error);
  return error ? Progress::cut_short : Progress::done;
}

void ResponseReader::keep() {
  if (bytes_.data() != shared_.data() || asleep_) return;
  if (passes_through()) return set_aside();
  if (head_aside_ != 0) return give_up_passing();
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

bool ResponseReader::in_body() const {
  return whole_ || (parsing_ && parser_->pieces->is_header_done());
}

int ResponseReader::status() const { return whole_ ? whole_->status : parser_->pieces->status; }

std::string_view ResponseReader::head() const {
  if (head_aside_ != 0) return {own_.get(), head_aside_};
  return {bytes_.data() + begin_, head_end_ - begin_};
}

std::string_view ResponseReader::body() const {
  return {bytes_.data() + head_end_, body_end_ - head_end_};
}

HeadFacts ResponseReader::facts() const { return whole_ ? whole_->facts : parser_->pieces->facts; }

bool ResponseReader::keeps_alive() const {
  if (whole_) return whole_->keeps_alive;
  return leftover() == 0 && !closes_ && parser_->pieces->keep_alive() && status() != 101;
}

// No response begins with a zero. A frame of HTTP/2 does, and a server that speaks nothing else
// begins with its settings, or ends with the reason why it goes.
ResponseReader::Progress ResponseReader::judge_preface() const {
  const char* frame = bytes_.data() + begin_;
  if (filled_ - begin_ < frame_head) return Progress::more;
  const bool whole_connection = std::all_of(frame + 5, frame + 9, [](char c) { return c == 0; });
  const bool known = frame[3] == settings || frame[3] == goaway;
  return known && whole_connection ? Progress::http2 : Progress::malformed;
}

// A response that is there as a whole needs no parser, if it is a plain one.
bool ResponseReader::take_whole() {
  if (expected_.without_body) return false;
  const auto whole = read_whole({bytes_.data(), filled_});
  if (!whole || whole->head_size > limits_.head) return false;
  const bool kept = expected_.keep == Keep::body;
  if (kept && filled_ - whole->head_size > limits_.body) return false;
  whole_ = whole;
  head_end_ = whole->head_size;
  parsed_ = filled_;
  body_end_ = kept ? filled_ : head_end_;
  return true;
}

ResponseReader::Progress ResponseReader::parse() {
  if (!parsing_) {
    if (take_whole()) return Progress::done;
    parsing_ = true;
    parser_->renew(limits_, expected_);
  }
  ResponseParser* pieces = &*parser_->pieces;
  while (parsed_ < filled_) {
    const bool in_head = !pieces->is_header_done();
    if (!in_head && pieces->chunked() && filled_ - parsed_ < chunked_end) break;
    if (in_head && parsed_ == begin_ && bytes_[begin_] == '\0') return judge_preface();
    const bool kept = expected_.keep == Keep::body;
    pieces->body_end = kept ? bytes_.data() + body_end_ : nullptr;
    error_code error;
    const std::size_t used =
        pieces->put(boost::asio::const_buffer(bytes_.data() + parsed_, filled_ - parsed_), error);
    parsed_ += used;
    if (kept) body_end_ = static_cast<std::size_t>(pieces->body_end - bytes_.data());
    if (error == http::error::need_more) break;
    if (error == http::error::header_limit) return refuse(Progress::head_too_large);
    if (error == http::error::body_limit) return refuse(Progress::body_too_large);
    if (error && in_head) {
      if (const auto ends = mend_head(error.message())) return *ends;
    } else if (error) {
      if (!mend_chunk()) return refuse(Progress::bad_chunk, error.message());
      continue;
    }
    if (in_head && pieces->is_header_done()) {
      if (const Progress progress = parsed_head(); progress != Progress::more) return progress;
    }
    if (pieces->is_done()) return Progress::done;
  }
  return Progress::more;
}

ResponseReader::Progress ResponseReader::refuse(Progress progress, std::string complaint) {
  complaint_ = std::move(complaint);
  return progress;
}

// A head that the parser refuses may be one that can be mended; it is when it has come as a whole.
// Nothing: the parser has taken it.
std::optional<ResponseReader::Progress> ResponseReader::mend_head(const std::string& complaint) {
  constexpr std::string_view end = "\r\n\r\n";
  std::string_view came(bytes_.data() + begin_, filled_ - begin_);
  const std::size_t size = came.find(end);
  const bool whole = size != came.npos;
  if (whole) came = came.substr(0, size + end.size());
  const auto mended = mended_head(came);
  if (!mended) return refuse(Progress::malformed, complaint);
  if (!whole) return Progress::more;
  parser_->renew(limits_, expected_);
  error_code error;
  parser_->pieces->put(boost::asio::const_buffer(mended->text.data(), mended->text.size()), error);
  if (error == http::error::header_limit) return refuse(Progress::head_too_large);
  if (error == http::error::body_limit) return refuse(Progress::body_too_large);
  if (error) return refuse(Progress::malformed, error.message());
  parsed_ = begin_ + came.size();
  closes_ |= mended->without_length;
  return std::nullopt;
}

// The parser has taken the chunk off what the body may have before it refuses the header.
bool ResponseReader::mend_chunk() {
  if (!parser_->pieces->chunked()) return false;
  if (!mend_chunk_header(bytes_.subspan(parsed_, filled_ - parsed_))) return false;
  if (expected_.keep == Keep::body) {
    parser_->pieces->body_limit(limits_.body - (body_end_ - head_end_));
  }
  return true;
}

// 101 is no interim response: what follows it is not HTTP.
ResponseReader::Progress ResponseReader::parsed_head() {
  const std::size_t length = parsed_ - begin_;
  if (interim_ + length > limits_.head) return refuse(Progress::head_too_large);
  if (status() / 100 == 1 && status() != 101) {
    continued_ |= status() == 100;
    interim_ += length;
    begin_ = parsed_;
    parser_->renew(limits_, expected_);
  } else {
    head_end_ = body_end_ = parsed_;
    parser_->pieces->eager(true);
  }
  return Progress::more;
}

// Moves what is not parsed yet to the end of the body, over the chunk headers between them.
void ResponseReader::close_gap() {
  const std::size_t rest = filled_ - parsed_;
  std::memmove(bytes_.data() + body_end_, bytes_.data() + parsed_, rest);
  parsed_ = body_end_;
  filled_ = body_end_ + rest;
}

// The body is not kept, and leaves room in the shared buffer for itself.
bool ResponseReader::passes_through() const {
  return expected_.keep == Keep::nothing && in_body() && filled_ - parsed_ < shared_.size();
}

void ResponseReader::set_aside() {
  const std::string_view rest(bytes_.data() + parsed_, filled_ - parsed_);
  if (head_aside_ == 0) {
    const std::string_view all = head();
    fit(all.size() + rest.size());
    std::copy(all.begin(), all.end(), own_.get());
    head_aside_ = all.size();
  }
  fit(head_aside_ + rest.size());
  std::copy(rest.begin(), rest.end(), own_.get() + head_aside_);
  rest_aside_ = rest.size();
  begin_ = head_end_ = body_end_ = parsed_ = 0;
  filled_ = rest_aside_;
  asleep_ = true;
}

void ResponseReader::come_back() {
  asleep_ = false;
  std::copy_n(own_.get() + head_aside_, rest_aside_, shared_.data());
}

// A chunk's header, or the trailers, fill the shared buffer: they are gathered behind the head.
void ResponseReader::give_up_passing() {
  const std::size_t rest = filled_ - parsed_;
  fit(head_aside_ + rest + 1);
  std::copy_n(shared_.data() + parsed_, rest, own_.get() + head_aside_);
  bytes_ = {own_.get(), own_size_};
  begin_ = 0;
  head_end_ = body_end_ = parsed_ = std::exchange(head_aside_, 0);
  filled_ = parsed_ + rest;
}

// Makes the own buffer as large, with what is in it.
void ResponseReader::fit(std::size_t size) {
  if (own_size_ >= size) return;
  auto larger = std::make_unique_for_overwrite<char[]>(2 * size);
  std::copy_n(own_.get(), own_size_, larger.get());
  own_ = std::move(larger);
  own_size_ = 2 * size;
}

// Moves to a larger buffer: for the rest of the body where its length is known, else twice the
// size; but not at once for all that a peer announces.
void ResponseReader::grow() {
  std::size_t more = std::max<std::size_t>(filled_, 4096);
  if (in_body() && !whole_ && expected_.keep == Keep::body) {
    if (const auto rest = parser_->pieces->content_length_remaining()) {
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
