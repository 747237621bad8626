#include "http/mending.h"

#include <algorithm>
#include <vector>

#include "http/head_lines.h"
#include "http/words.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

constexpr auto line_end = "\r\n"sv;
constexpr std::size_t bare_status = "HTTP/1.1 200"sv.size();

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

bool ends_with_status(std::string_view came) {
  if (came.size() <= bare_status || !came.starts_with("HTTP/1."sv) || came[8] != ' ') return false;
  const std::string_view status = came.substr(9, 3), end = came.substr(bare_status, 2);
  return is_digit(came[7]) && std::all_of(status.begin(), status.end(), is_digit) &&
         line_end.starts_with(end);
}

bool is_called(std::string_view line, std::string_view name) {
  return same_word(line.substr(0, line.find(':')), name);
}

bool says_chunked(std::string_view line) {
  constexpr auto chunked = "chunked"sv;
  if (!is_called(line, "transfer-encoding"sv)) return false;
  const std::string_view value = trimmed(line);
  return value.size() >= chunked.size() &&
         same_word(value.substr(value.size() - chunked.size()), chunked);
}

// The header lines that are whole, each with those that go on with it; and how much they all are.
std::vector<std::string_view> header_lines(std::string_view came) {
  std::vector<std::string_view> lines;
  while (!came.empty() && !came.starts_with(line_end)) {
    std::size_t end = came.find(line_end);
    while (end != came.npos && goes_on(came.substr(end + 2))) end = came.find(line_end, end + 2);
    if (end == came.npos) break;
    lines.push_back(came.substr(0, end));
    came.remove_prefix(end + 2);
  }
  return lines;
}

}  // namespace

std::optional<MendedHead> mended_head(std::string_view came) {
  const std::size_t first = std::min(came.find(line_end), came.size());
  const bool bare = ends_with_status(came);
  std::vector<std::string_view> lines = header_lines(came.substr(std::min(first + 2, came.size())));
  const auto is_length = [](std::string_view line) { return is_called(line, "content-length"sv); };
  const bool without_length =
      std::any_of(lines.begin(), lines.end(), says_chunked) && std::erase_if(lines, is_length) > 0;
  if (!bare && !without_length) return std::nullopt;
  MendedHead mended{std::string(came.substr(0, first)), without_length};
  if (bare) mended.text += ' ';
  mended.text += line_end;
  for (const std::string_view line : lines) mended.text.append(line).append(line_end);
  mended.text += line_end;
  return mended;
}

bool mend_chunk_header(std::span<char> came) {
  std::string_view text(came.data(), came.size());
  const std::size_t begin = text.starts_with(line_end) ? 2 : 0;
  std::size_t size_end = begin;
  while (size_end < text.size() && is_hex(text[size_end])) ++size_end;
  std::size_t end = size_end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  if (size_end == begin || end == size_end || end == text.size()) return false;
  if (text[end] != '\r' && text[end] != ';') return false;
  const auto at = [&came](std::size_t i) { return came.begin() + static_cast<std::ptrdiff_t>(i); };
  std::copy_backward(at(begin), at(size_end), at(end));
  std::fill(at(begin), at(begin + end - size_end), '0');
  return true;
}

}  // namespace hailstorm
