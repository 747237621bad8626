#include "target/answer.h"

#include <algorithm>
#include <charconv>

namespace hailstorm {
namespace {

void append_number(std::string& out, std::uint64_t value, int base = 10) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value, base).ptr);
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 418: return "I'm a teapot";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    default: return "Status";
  }
}

constexpr std::string_view filler_line =
    "hailstorm target: filler, sixty-four characters to every line.\r\n";
static_assert(filler_line.size() == 64);

// Many lines, so that a piece is copied in few steps.
const std::string& filler() {
  static const std::string text = [] {
    std::string lines;
    for (int i = 0; i < 256; ++i) lines += filler_line;
    return lines;
  }();
  return text;
}

void append_filler(std::string& out, std::uint64_t at, std::uint64_t n) {
  const std::string& block = filler();
  while (n > 0) {
    const auto offset = static_cast<std::size_t>(at % block.size());
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(n, block.size() - offset));
    out.append(block, offset, step);
    at += step;
    n -= step;
  }
}

}  // namespace

bool has_body(int status) { return status != 204 && status != 304; }

void append_head(std::string& out, const AnswerHead& head) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::uint64_t>(head.status));
  out += ' ';
  out += reason_of(head.status);
  out += "\r\nContent-Type: ";
  out += head.type;
  if (head.chunked) {
    out += "\r\nTransfer-Encoding: chunked";
  } else if (has_body(head.status)) {
    out += "\r\nContent-Length: ";
    append_number(out, head.length);
  }
  if (head.close) out += "\r\nConnection: close";
  if (head.keep_alive && !head.close) out += "\r\nConnection: keep-alive";
  for (int i = 1; i <= head.extra_headers; ++i) {
    out += "\r\nX-Filler-";
    append_number(out, static_cast<std::uint64_t>(i));
    out += ": a header line to make the head longer";
  }
  out += "\r\n";
  out += head.lines;
  out += "\r\n";
}

void BodyCursor::start(std::string_view text, bool chunked) {
  start_filler(text.size(), chunked);
  text_ = text;
  filler_ = false;
}

void BodyCursor::start_filler(std::uint64_t size, bool chunked) {
  text_ = {};
  size_ = size;
  at_ = 0;
  filler_ = true;
  chunked_ = chunked;
  whole_ = size == 0 && !chunked;
}

void BodyCursor::skip() { start_filler(0, false); }

void BodyCursor::append(std::string& out, std::uint64_t most) {
  if (whole_) return;
  const std::uint64_t n = std::min(most, size_ - at_);
  if (n > 0 && chunked_) {
    append_number(out, n, 16);
    out += "\r\n";
  }
  if (filler_) {
    append_filler(out, at_, n);
  } else {
    out += text_.substr(static_cast<std::size_t>(at_), static_cast<std::size_t>(n));
  }
  if (n > 0 && chunked_) out += "\r\n";
  at_ += n;
  if (at_ < size_) return;
  if (chunked_) out += "0\r\n\r\n";
  whole_ = true;
}

}  // namespace hailstorm
