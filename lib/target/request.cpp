#include "target/request.h"

#include <algorithm>
#include <cstring>

namespace hailstorm {
namespace {

constexpr std::uint64_t longest_body = std::uint64_t{1} << 62;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// `word` is in small letters.
bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(),
                                                  [](char a, char b) { return lower(a) == b; });
}

// True if the comma-separated list has the word.
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
    if (is_word(item, word)) return true;
  }
  return false;
}

bool read_length(std::string_view digits, std::uint64_t& length) {
  if (digits.empty()) return false;
  length = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || length > longest_body / 10) return false;
    length = length * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return true;
}

bool read_request_line(std::string_view line, RequestHead& head) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == 0 || first == std::string_view::npos || last == first) return false;
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return false;
  head.http_1_0 = version.back() == '0';
  head.keep_alive = !head.http_1_0;
  if (head.target.starts_with("http://") || head.target.starts_with("https://")) {
    const std::size_t path = head.target.find('/', head.target.find("//") + 2);
    head.target = path == std::string_view::npos ? "/" : head.target.substr(path);
  }
  const bool known_form = head.target == "*" || head.target.starts_with('/');
  return known_form && head.target.find(' ') == std::string_view::npos;
}

// Which headers were met, to refuse what would make the end of the body ambiguous.
struct Framing {
  bool length_seen = false;
};

bool read_header(std::string_view line, RequestHead& head, Framing& framing) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  // Only names that begin with c, t or e concern the target.
  const char initial = lower(line.front());
  if (initial != 'c' && initial != 't' && initial != 'e') return true;
  const std::string_view name = line.substr(0, colon);
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  if (is_word(name, "content-length")) {
    const std::uint64_t before = head.length;
    if (!read_length(value, head.length)) return false;
    if (framing.length_seen && before != head.length) return false;
    framing.length_seen = true;
  } else if (is_word(name, "transfer-encoding")) {
    if (!is_word(value, "chunked")) return false;
    head.chunked = true;
  } else if (is_word(name, "connection")) {
    if (lists(value, "close")) head.keep_alive = false;
    if (lists(value, "keep-alive") && head.http_1_0) head.keep_alive = true;
  } else if (is_word(name, "expect")) {
    head.expects_continue = is_word(value, "100-continue");
  }
  return !(head.chunked && framing.length_seen);
}

}  // namespace

Reading read_head(std::string_view bytes, RequestHead& head) {
  head = {};
  Framing framing;
  std::size_t at = 0;
  bool line_seen = false;
  while (at < bytes.size()) {
    const void* found = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
    if (!found) return Reading::incomplete;
    const auto newline = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    std::string_view line = bytes.substr(at, newline - at);
    at = newline + 1;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line_seen) {
      if (line.empty() && at <= 2) continue;
      if (!read_request_line(line, head)) return Reading::malformed;
      line_seen = true;
    } else if (line.empty()) {
      head.size = at;
      return Reading::whole;
    } else if (!read_header(line, head, framing)) {
      return Reading::malformed;
    }
  }
  return Reading::incomplete;
}

void BodyReader::start(const RequestHead& head) {
  left_ = head.chunked ? 0 : head.length;
  digits_seen_ = false;
  at_ = head.chunked ? At::chunk_size : left_ == 0 ? At::end : At::data;
}

std::size_t BodyReader::feed(std::string_view bytes, std::string* keep) {
  std::size_t used = 0;
  while (used < bytes.size() && at_ != At::end && at_ != At::fault) {
    if (at_ != At::data && at_ != At::chunk_data) {
      step(bytes[used++]);
      continue;
    }
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - used));
    if (keep) keep->append(bytes.substr(used, n));
    used += n;
    left_ -= n;
    if (left_ == 0) at_ = at_ == At::data ? At::end : At::chunk_data_end;
  }
  return used;
}

// One byte of a chunked body's framing (RFC 9112, 7.1).
void BodyReader::step(char c) {
  switch (at_) {
    case At::chunk_size: {
      const char small = lower(c);
      const int digit = small >= '0' && small <= '9'   ? small - '0'
                        : small >= 'a' && small <= 'f' ? small - 'a' + 10
                                                       : -1;
      if (digit >= 0 && left_ < longest_body / 16) {
        left_ = left_ * 16 + static_cast<std::uint64_t>(digit);
        digits_seen_ = true;
        return;
      }
      const bool ends = c == '\n' || c == '\r' || c == ';' || c == ' ' || c == '\t';
      at_ = digits_seen_ && ends ? At::chunk_extension : At::fault;
      if (at_ == At::fault || c != '\n') return;
      [[fallthrough]];
    }
    case At::chunk_extension:
      if (c != '\n') return;
      digits_seen_ = false;
      at_ = left_ == 0 ? At::trailer_start : At::chunk_data;
      return;
    case At::chunk_data_end:
      if (c == '\r') return;
      at_ = c == '\n' ? At::chunk_size : At::fault;
      return;
    case At::trailer_start:
      if (c == '\r') return;
      at_ = c == '\n' ? At::end : At::trailer;
      return;
    case At::trailer:
      if (c == '\n') at_ = At::trailer_start;
      return;
    case At::end:
    case At::data:
    case At::chunk_data:
    case At::fault: return;
  }
}

}  // namespace hailstorm
