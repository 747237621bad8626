// Texts walked through once, from one name with a value to the next.
#include "web/redact.h"

#include <algorithm>

#include "base/secret_names.h"

namespace hailstorm {
namespace {

constexpr std::string_view blacked_out = "***";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

// What a name in a URL, a form or JSON is made of; anything else stands in front of it.
bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '[' || c == ']' || c == '%';
}

// The name that ends at `end`.
std::string_view name_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_of_name(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')) ++at;
  return at;
}

// Behind the string that begins at `at` with a quote; the end of the text when it has none.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

// Behind the JSON value that begins at `at`: a string, or a number or word; what is nested goes
// with its brackets.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      if (depth == 0) return at;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']' || c == ',' || c == '\n') && depth == 0) return at;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    ++at;
  }
  return text.size();
}

// name=value, the value up to one of `ends`.
template <class IsSecret>
std::string without_parameters(std::string_view text, std::string_view ends, IsSecret is_secret) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    result += text[at];
    if (text[at] != '=' || !is_secret(name_before(text, at))) continue;
    const std::size_t end = std::min(text.find_first_of(ends, at + 1), text.size());
    if (end > at + 1) result += blacked_out;
    at = end - 1;
  }
  return result;
}

// "://user:password@" up to the end of the word.
std::string without_users(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t scheme = text.find("://");
    if (scheme == text.npos) return result + std::string(text);
    const std::size_t begin = scheme + 3;
    const std::size_t end = std::min(text.find_first_of("/?# \t\r\n\"", begin), text.size());
    const std::size_t user = text.substr(0, end).rfind('@');
    const bool has_user = user != text.npos && user >= begin;
    result += text.substr(0, begin);
    if (has_user) result += blacked_out;
    text.remove_prefix(has_user ? user : begin);
  }
}

}  // namespace

Redactor::Redactor(const std::vector<std::string>& names) {
  names_.reserve(names.size());
  for (const std::string& name : names) names_.push_back(lower_case(name));
}

bool Redactor::is_secret(std::string_view text) const {
  const std::string name = lower_case(text);
  const auto is_name = [&name](std::string_view known) { return name == known; };
  return is_secret_name(text) || std::any_of(names_.begin(), names_.end(), is_name);
}

std::string Redactor::head(std::string_view text) const {
  std::string result;
  bool secret_before = false;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    const bool goes_on = line.front() == ' ' || line.front() == '\t';  // with the header before it
    if (goes_on && secret_before) continue;
    const std::size_t colon = line.find(':');
    const bool is_field = colon != line.npos && line.substr(0, colon).find(' ') == line.npos;
    secret_before = is_field && is_secret(line.substr(0, colon));
    if (secret_before) {
      result += line.substr(0, colon + 1);
      result += ' ';
      result += blacked_out;
      if (line.ends_with("\r\n")) result += '\r';
      if (line.ends_with("\n")) result += '\n';
    } else {
      result += without_parameters(without_users(line), "&# \t\r\n\",;",
                                   [this](std::string_view name) { return is_secret(name); });
    }
  }
  return result;
}

std::string Redactor::body(std::string_view text) const {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '"') {
      result += text[at++];
      continue;
    }
    const std::size_t end = end_of_string(text, at);
    const std::size_t colon = skip_blanks(text, end);
    result += text.substr(at, end - at);
    const std::string_view name = text.substr(at + 1, end - at < 2 ? 0 : end - at - 2);
    at = end;
    if (colon >= text.size() || text[colon] != ':' || !is_secret(name)) continue;
    const std::size_t value = skip_blanks(text, colon + 1);
    result += text.substr(end, value - end);
    result += "\"" + std::string(blacked_out) + "\"";
    at = end_of_value(text, value);
  }
  return without_parameters(result, "& \r\n\"<",
                            [this](std::string_view name) { return is_secret(name); });
}

}  // namespace hailstorm
