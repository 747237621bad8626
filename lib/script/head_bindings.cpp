// What scripts read of the head of a response, and of its request: headers, cookies, first lines.
#include <algorithm>

#include "http/head_lines.h"
#include "script/answer_bytes.h"
#include "web/cookies.h"

namespace hailstorm {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// Cuts a line off the front, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trim(line);
}

std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

// Calls take(name, value) for each header of a head, and returns what stands behind its empty line.
template <class Take>
std::string_view each_header(std::string_view head, Take take) {
  std::string unfolded;
  take_line(head);
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || colon == 0) continue;
    std::string_view value = trim(line.substr(colon + 1));
    if (goes_on(head)) {
      unfolded = value;
      while (goes_on(head)) unfold(unfolded, take_line(head));
      value = unfolded;
    }
    take(trim(line.substr(0, colon)), value);
  }
  return head;
}

// Content-Type, whatever was written: as in k6.
void push_canonical(duk_context* engine, std::string_view name) {
  char canonical[128];
  const std::size_t length = name.size() < sizeof canonical ? name.size() : sizeof canonical;
  bool upper = true;
  for (std::size_t i = 0; i < length; ++i) {
    char c = name[i];
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    canonical[i] = static_cast<unsigned char>(c) < 0x80 ? c : '?';
    upper = c == '-';
  }
  duk_push_lstring(engine, canonical, length);
}

bool is_named(std::string_view name, std::string_view lower) {
  return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// Sets a header of the object at the top; where the name is there already, the values are joined.
void put_header(duk_context* engine, std::string_view name, std::string_view value) {
  push_canonical(engine, name);
  duk_dup_top(engine);
  if (duk_get_prop(engine, -3)) {
    duk_push_literal(engine, ", ");
    push_text(engine, value);
    duk_concat(engine, 3);
  } else {
    duk_pop(engine);
    push_text(engine, value);
  }
  duk_put_prop(engine, -3);
}

// Appends the value at the top to the list that the key below it has in the object below that;
// takes both off.
void put_in_list(duk_context* engine) {
  duk_dup(engine, -2);
  if (!duk_get_prop(engine, -4)) {
    duk_pop(engine);
    duk_push_array(engine);
    duk_dup(engine, -3);
    duk_dup(engine, -2);
    duk_put_prop(engine, -6);
  }
  duk_dup(engine, -2);
  duk_put_prop_index(engine, -2, static_cast<duk_uarridx_t>(duk_get_length(engine, -2)));
  duk_pop_3(engine);
}

duk_ret_t response_headers(duk_context* engine) {
  const std::string_view head = answer_of_this(engine).head();
  duk_push_bare_object(engine);
  each_header(head, [engine](std::string_view name, std::string_view value) {
    put_header(engine, name, value);
  });
  return 1;
}

// Sets a property of the object at the top under both of the names that k6 has for it.
void put_twice(duk_context* engine, const char* name, const char* other) {
  duk_dup_top(engine);
  duk_put_prop_string(engine, -3, name);
  duk_put_prop_string(engine, -2, other);
}

void put_text(duk_context* engine, const char* name, std::string_view text) {
  push_text(engine, text);
  duk_put_prop_string(engine, -2, name);
}

void push_cookie(duk_context* engine, const Cookie& cookie) {
  duk_push_object(engine);
  put_text(engine, "name", cookie.name);
  put_text(engine, "value", cookie.value);
  put_text(engine, "domain", cookie.domain);
  put_text(engine, "path", cookie.path);
  duk_push_boolean(engine, cookie.http_only);
  put_twice(engine, "httpOnly", "http_only");
  duk_push_boolean(engine, cookie.secure);
  duk_put_prop_literal(engine, -2, "secure");
  // As Go has it: 0 is not said, below 0 is gone at once.
  const std::int64_t age = cookie.max_age.value_or(0);
  duk_push_number(engine, cookie.max_age && age <= 0 ? -1.0 : static_cast<double>(age));
  put_twice(engine, "maxAge", "max_age");
  duk_push_number(engine, static_cast<double>(cookie.expires.value_or(0)) * 1e3);
  duk_put_prop_literal(engine, -2, "expires");
}

// Adds a Set-Cookie header to the object at the top, if it is one.
void put_cookie(duk_context* engine, std::string_view value) {
  const auto cookie = parse_set_cookie(value);
  if (!cookie) return;
  push_text(engine, cookie->name);
  push_cookie(engine, *cookie);
  put_in_list(engine);
}

duk_ret_t response_cookies(duk_context* engine) {
  const std::string_view head = answer_of_this(engine).head();
  duk_push_bare_object(engine);
  each_header(head, [engine](std::string_view name, std::string_view value) {
    if (is_named(name, "set-cookie")) put_cookie(engine, value);
  });
  return 1;
}

// "200 OK", as in k6.
duk_ret_t response_status_text(duk_context* engine) {
  std::string_view head = answer_of_this(engine).head();
  std::string_view line = take_line(head);
  take_word(line);
  push_text(engine, trim(line));
  return 1;
}

duk_ret_t response_proto(duk_context* engine) {
  std::string_view head = answer_of_this(engine).head();
  std::string_view line = take_line(head);
  push_text(engine, take_word(line));
  return 1;
}

// ---- The request, from the bytes that were sent

void put_request_cookies(duk_context* engine, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    const std::string_view pair = trim(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos) continue;
    push_text(engine, pair.substr(0, equals));
    duk_push_object(engine);
    put_text(engine, "name", pair.substr(0, equals));
    put_text(engine, "value", pair.substr(equals + 1));
    put_in_list(engine);
  }
}

duk_ret_t response_request(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  const std::string_view request = answer.written ? answer.request() : std::string_view();
  std::string_view line = request.substr(0, request.find('\r'));
  duk_push_object(engine);
  put_text(engine, "method", answer.written ? take_word(line) : answer.asked_method());
  push_url(engine, answer);
  duk_put_prop_literal(engine, -2, "url");
  duk_push_bare_object(engine);
  const std::string_view body =
      each_header(request, [engine](std::string_view name, std::string_view value) {
        if (is_named(name, "proxy-authorization")) return;  // the proxy's, not the server's
        push_canonical(engine, name);
        push_text(engine, value);
        put_in_list(engine);
      });
  duk_put_prop_literal(engine, -2, "headers");
  duk_push_bare_object(engine);
  each_header(request, [engine](std::string_view name, std::string_view value) {
    if (is_named(name, "cookie")) put_request_cookies(engine, value);
  });
  duk_put_prop_literal(engine, -2, "cookies");
  put_text(engine, "body", body);
  return 1;
}

constexpr Binding bindings[] = {{"headers", response_headers, 0},
                                {"cookies", response_cookies, 0},
                                {"status_text", response_status_text, 0},
                                {"proto", response_proto, 0},
                                {"request_of", response_request, 0}};

}  // namespace

void push_url(duk_context* engine, const AnswerBytes& answer) {
  if (!answer.written) return push_text(engine, answer.asked_url());
  const std::string_view request = answer.request();
  std::string_view line = request.substr(0, request.find('\r'));
  take_word(line);
  const std::string_view target = take_word(line);
  if (!target.starts_with('/')) return push_text(engine, target);  // as proxies are asked
  duk_push_string(engine, answer.tls ? "https://" : "http://");
  push_text(engine, answer.authority());
  push_text(engine, target);
  duk_concat(engine, 3);
}

std::span<const Binding> head_bindings() { return bindings; }

}  // namespace hailstorm
