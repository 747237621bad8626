#include "web/web_host.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "web/url.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

bool is_forbidden(char c, bool special) {
  const auto byte = static_cast<unsigned char>(c);
  if ("#/:<>?@[\\]^|"sv.find(c) != ""sv.npos || byte == 0 || byte == ' ' || byte == '\t' ||
      byte == '\n' || byte == '\r') {
    return true;
  }
  return special && (byte < 0x20 || byte == 0x7F || c == '%');
}

// ---- IPv6

// The eight numbers of an address, or nothing.
class SixReader {
 public:
  explicit SixReader(std::string_view text) : text_(text) {}

  std::optional<std::array<std::uint16_t, 8>> read() {
    if (text_.starts_with("::")) {
      gap_ = 0;
      text_.remove_prefix(2);
    } else if (text_.starts_with(':')) {
      return {};
    }
    while (!text_.empty()) {
      if (count_ == 8 || !read_piece()) return {};
    }
    if (gap_ < 0 && count_ != 8) return {};
    if (gap_ >= 0) {
      if (count_ == 8) return {};
      std::rotate(pieces_.begin() + gap_, pieces_.begin() + count_, pieces_.end());
    }
    return pieces_;
  }

 private:
  bool read_piece() {
    std::uint16_t piece = 0;
    const std::string_view digits = text_.substr(0, std::min<std::size_t>(4, text_.size()));
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), piece, 16);
    if (error != std::errc()) return false;
    const auto size = static_cast<std::size_t>(end - digits.data());
    if (text_.size() > size && text_[size] == '.') return read_four();
    text_.remove_prefix(size);
    pieces_[count_++] = piece;
    if (text_.empty()) return true;
    if (text_.front() != ':') return false;
    text_.remove_prefix(1);
    if (text_.empty()) return false;  // one colon at the end
    if (text_.front() != ':') return true;
    if (gap_ >= 0) return false;
    gap_ = static_cast<int>(count_);
    text_.remove_prefix(1);
    return true;
  }

  // The last four bytes as an IPv4 address.
  bool read_four() {
    if (count_ > 6) return false;
    for (int i = 0; i < 4; ++i) {
      if (i > 0) {
        if (!text_.starts_with('.')) return false;
        text_.remove_prefix(1);
      }
      unsigned byte = 0;
      const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), byte);
      const auto size = static_cast<std::size_t>(end - text_.data());
      if (error != std::errc() || byte > 255 || (size > 1 && text_.front() == '0')) return false;
      text_.remove_prefix(size);
      std::uint16_t& piece = pieces_[count_ + static_cast<std::size_t>(i / 2)];
      piece = static_cast<std::uint16_t>(piece << 8 | byte);
    }
    count_ += 2;
    return text_.empty();
  }

  std::string_view text_;
  std::array<std::uint16_t, 8> pieces_{};
  std::size_t count_ = 0;
  int gap_ = -1;  // how many pieces stand before "::"
};

std::string write_six(const std::array<std::uint16_t, 8>& pieces) {
  std::size_t gap = 8, longest = 1;
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && pieces[end] == 0) ++end;
    if (end - i > longest) {
      longest = end - i;
      gap = i;
    }
    i = std::max(end, i + 1);
  }
  std::string out = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == gap) {
      out += i == 0 ? "::" : ":";
      i += longest - 1;
      continue;
    }
    char digits[4];
    out.append(digits, std::to_chars(digits, digits + 4, pieces[i], 16).ptr);
    if (i < 7) out += ':';
  }
  return out += ']';
}

// ---- IPv4

// A number as C writes it: 0x1f, 017, 15. Nothing when it is none.
std::optional<std::uint64_t> read_number(std::string_view text) {
  int radix = 10;
  if (text.size() >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() >= 2 && text[0] == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  std::uint64_t number = 0;
  if (text.empty()) return number;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, radix);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return {};
  return error == std::errc() ? number : UINT64_MAX;
}

std::vector<std::string_view> split(std::string_view host) {
  std::vector<std::string_view> parts;
  if (host.ends_with('.')) host.remove_suffix(1);
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t end = std::min(host.find('.', at), host.size());
    parts.push_back(host.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

bool ends_in_number(std::string_view last) {
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return true;
  }
  return last.size() >= 2 && last[0] == '0' && (last[1] == 'x' || last[1] == 'X') &&
         read_number(last).has_value();
}

std::optional<std::string> read_four(const std::vector<std::string_view>& parts) {
  if (parts.size() > 4) return {};
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parts[i].empty() ? std::nullopt : read_number(parts[i]);
    if (!number) return {};
    const bool last = i + 1 == parts.size();
    if (*number > 255 && !last) return {};
    if (last && *number >= std::uint64_t{1} << (8 * (5 - parts.size()))) return {};
    address |= last ? *number : *number << (8 * (3 - i));
  }
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += std::to_string(address >> shift & 255);
    if (shift > 0) out += '.';
  }
  return out;
}

}  // namespace

std::optional<std::string> parse_web_host(std::string_view text, bool special) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']')) return {};
    const auto pieces = SixReader(text.substr(1, text.size() - 2)).read();
    return pieces ? std::optional(write_six(*pieces)) : std::nullopt;
  }
  std::string host;
  if (special) {
    append_percent_decoded(host, text);
  } else {
    host = text;
  }
  if (std::any_of(host.begin(), host.end(), [&](char c) { return is_forbidden(c, special); })) {
    return {};
  }
  if (!special) return host;
  for (char& c : host) {
    if (static_cast<unsigned char>(c) >= 0x80) return {};  // a name in punycode would do
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (host.empty()) return {};
  const auto parts = split(host);
  return ends_in_number(parts.back()) ? read_four(parts) : std::optional(host);
}

}  // namespace hailstorm
