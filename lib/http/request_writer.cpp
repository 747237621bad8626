#include "http/request_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/words.h"
#include "web/url.h"

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

// Whether a list such as "close, TE" has the word in it.
bool lists(std::string_view value, std::string_view word) {
  for (;;) {
    const std::size_t comma = value.find(',');
    if (same_word(trimmed(value.substr(0, comma)), word)) return true;
    if (comma == value.npos) return false;
    value.remove_prefix(comma + 1);
  }
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
  bool host = false, user_agent = false, traceparent = false, closes = false, expects = false;
  std::string_view complaint;
};

Heard listen(std::span<const Header> headers) {
  Heard heard;
  for (const Header& header : headers) {
    const std::string_view complaint = complaint_about(header.name, header.value);
    if (!complaint.empty()) heard.complaint = complaint;
    switch (header.name.size()) {
      case 4: heard.host |= same_word(header.name, "host"sv); break;
      case 6:
        heard.expects |=
            same_word(header.name, "expect"sv) && lists(header.value, "100-continue"sv);
        break;
      case 10:
        heard.user_agent |= same_word(header.name, "user-agent"sv);
        heard.closes |= same_word(header.name, "connection"sv) && lists(header.value, "close"sv);
        break;
      case 11: heard.traceparent |= same_word(header.name, "traceparent"sv); break;
      default: break;
    }
  }
  return heard;
}

// Methods whose requests have a meaning with a body: an empty one is announced, as RFC 9110, 8.6
// asks for.
bool means_a_body(std::string_view method) {
  return method == "POST"sv || method == "PUT"sv || method == "PATCH"sv;
}

bool among(std::span<const Header> headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(),
                     [name](const Header& header) { return same_word(header.name, name); });
}

void append_own(std::string& out, const Heard& heard, std::span<const Header> callers,
                const Envelope& envelope) {
  if (!heard.host) append_line(out, "Host"sv, envelope.host);
  if (!heard.user_agent && !envelope.user_agent.empty()) {
    append_line(out, "User-Agent"sv, envelope.user_agent);
  }
  out.append(envelope.proxy_line);
  if (!heard.traceparent && !envelope.traceparent.empty()) {
    append_line(out, "traceparent"sv, envelope.traceparent);
  }
  if (envelope.headers == nullptr) return;
  for (const auto& [name, value] : *envelope.headers) {
    if (!among(callers, name)) append_line(out, name, value);
  }
}

}  // namespace

WrittenRequest write_request(std::string& out, const Request& request, const Envelope& envelope) {
  out.clear();
  WrittenRequest written;
  if (!is_token(request.method)) {
    written.complaint = "the method is not a word that HTTP allows"sv;
    return written;
  }
  const Heard heard = listen(request.headers);
  written.complaint = heard.complaint;
  if (!written.complaint.empty()) return written;
  out.append(request.method) += ' ';
  out.append(envelope.absolute);
  append_target(out, envelope.target);
  out.append(" HTTP/1.1\r\n"sv);
  append_own(out, heard, request.headers, envelope);
  for (const Header& header : request.headers) {
    if (!same_word(header.name, "content-length"sv)) append_line(out, header.name, header.value);
  }
  if (!request.body.empty() || means_a_body(request.method)) {
    append_length(out, request.body.size());
  }
  out.append("\r\n"sv);
  written.head_length = out.size();
  out.append(request.body);
  written.closes = heard.closes;
  written.expects = heard.expects && !request.body.empty();
  return written;
}

std::string_view complaint_about(std::string_view name, std::string_view value) {
  if (!is_token(name)) return "a header's name has a character it cannot have"sv;
  if (std::any_of(value.begin(), value.end(), breaks_requests)) {
    return "a header's value has a line break or NUL in it"sv;
  }
  if (same_word(name, "transfer-encoding"sv)) {
    return "Transfer-Encoding is not for the caller to set"sv;
  }
  return {};
}

}  // namespace hailstorm
