#include "http/request_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/url.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

// RFC 9110, 5.6.2: what a header's name is made of.
constexpr auto token = [] {
  std::array<bool, 256> table{};
  constexpr std::string_view characters =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const char c : characters) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return token[static_cast<unsigned char>(c)]; });
}

bool breaks_requests(char c) { return c == '\r' || c == '\n' || c == '\0'; }

bool same_word(std::string_view a, std::string_view lower_case) {
  if (a.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

void append_line(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": "sv).append(value).append("\r\n"sv);
}

void append_length(std::string& out, std::size_t length) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, length).ptr;
  append_line(out, "Content-Length"sv, {digits, static_cast<std::size_t>(end - digits)});
}

// What the caller's headers say of matters that are ours as well.
struct Heard {
  bool host = false, user_agent = false, closes = false;
  std::string_view complaint;
};

Heard listen(std::span<const Header> headers) {
  Heard heard;
  for (const Header& header : headers) {
    if (!is_token(header.name))
      heard.complaint = "a header's name has a character it cannot have"sv;
    if (std::any_of(header.value.begin(), header.value.end(), breaks_requests)) {
      heard.complaint = "a header's value has a line break or NUL in it"sv;
    }
    switch (header.name.size()) {
      case 4: heard.host |= same_word(header.name, "host"sv); break;
      case 10:
        heard.user_agent |= same_word(header.name, "user-agent"sv);
        heard.closes |=
            same_word(header.name, "connection"sv) && same_word(header.value, "close"sv);
        break;
      case 17:
        if (same_word(header.name, "transfer-encoding"sv)) {
          heard.complaint = "Transfer-Encoding is not for the caller to set"sv;
        }
        break;
      default: break;
    }
  }
  return heard;
}

}  // namespace

WrittenRequest write_request(std::string& out, const Request& request, std::string_view target,
                             std::string_view host, std::string_view user_agent) {
  const Heard heard = listen(request.headers);
  out.clear();
  if (!heard.complaint.empty()) return {heard.complaint, false};
  out.append(name_of(request.method)) += ' ';
  append_target(out, target);
  out.append(" HTTP/1.1\r\n"sv);
  if (!heard.host) append_line(out, "Host"sv, host);
  if (!heard.user_agent) append_line(out, "User-Agent"sv, user_agent);
  for (const Header& header : request.headers) {
    if (!same_word(header.name, "content-length"sv)) append_line(out, header.name, header.value);
  }
  if (request.method == Method::post || !request.body.empty()) {
    append_length(out, request.body.size());
  }
  out.append("\r\n"sv).append(request.body);
  return {{}, heard.closes};
}

}  // namespace hailstorm
