// The params of a request: read_params() and the readers of its members.
#include <algorithm>
#include <cmath>

#include "script/asking.h"

namespace hailstorm {
namespace {

// The readers find their value at the top of the stack and leave it there.

void read_headers(duk_context* engine, Asking& asking) {
  if (!duk_is_object(engine, -1)) {
    (void)duk_type_error(engine, "%s: params.headers is %s, not an object", asking.verb,
                         type_name(engine, -1));
  }
  duk_enum(engine, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    if (duk_is_number(engine, -1)) (void)duk_to_string(engine, -1);  // as the script would write it
    if (!duk_is_string(engine, -1)) {
      (void)duk_type_error(engine, "%s: the header %s is %s, not a string", asking.verb,
                           duk_get_string(engine, -2), type_name(engine, -1));
    }
    const std::string_view name = copy_text(asking.heap, view_at(engine, -2));
    add_header(asking, name, copy_text(asking.heap, view_at(engine, -1)));
    duk_pop_2(engine);
  }
  duk_pop(engine);
}

// Milliseconds as in k6, or a duration.
void read_timeout(duk_context* engine, Asking& asking) {
  Nanos timeout{};
  const double ms = duk_is_number(engine, -1) ? duk_get_number(engine, -1) : -1;
  if (ms > 0 && ms < 1e12) {
    timeout = from_seconds(ms / 1e3);
  } else if (!duk_is_string(engine, -1) || !read_duration(view_at(engine, -1), timeout) ||
             timeout <= Nanos(0)) {
    (void)duk_type_error(engine,
                         "%s: params.timeout is neither milliseconds nor a duration such as '10s'",
                         asking.verb);
  }
  asking.call.fetch.request.timeout = timeout;
}

void read_name(duk_context* engine, Asking& asking) {
  if (!duk_is_string(engine, -1)) {
    (void)duk_type_error(engine, "%s: params.name is %s, not a string", asking.verb,
                         type_name(engine, -1));
  }
  asking.call.name = copy_text(asking.heap, view_at(engine, -1));
}

void read_tags(duk_context* engine, Asking& asking) {
  ScriptHeap::State& heap = asking.heap;
  read_own_tags(engine, -1, heap, asking.verb, &asking.call.name);
  for (const OwnTag& tag : heap.own_tags) {
    if (!is_tag_of_ours(tag.name)) continue;
    (void)duk_type_error(engine, "%s: params.tags.%.*s: this tag is Hailstorm's own", asking.verb,
                         static_cast<int>(tag.name.size()), tag.name.data());
  }
  asking.call.tags = heap.host.with_tags(heap.bot->tags, heap.own_tags);
}

void read_redirects(duk_context* engine, Asking& asking) {
  const double most = duk_is_number(engine, -1) ? duk_get_number(engine, -1) : -1;
  if (!(most >= 0 && most <= 1000 && std::floor(most) == most)) {
    (void)duk_type_error(engine, "%s: params.redirects is not a whole number from 0 to 1000",
                         asking.verb);
  }
  asking.call.fetch.redirects_max = static_cast<int>(most);
}

// The cookie of the name at -2: its value at the top, or {value, replace}.
OneCookie read_cookie(duk_context* engine, Asking& asking) {
  OneCookie cookie;
  cookie.name = copy_text(asking.heap, view_at(engine, -2));
  const bool is_record = duk_is_object(engine, -1);
  if (is_record) {
    (void)duk_get_prop_literal(engine, -1, "replace");
    cookie.replace = duk_to_boolean(engine, -1);
    duk_pop(engine);
    (void)duk_get_prop_literal(engine, -1, "value");
  } else {
    duk_dup_top(engine);
  }
  if (duk_is_number(engine, -1)) (void)duk_to_string(engine, -1);
  if (!duk_is_string(engine, -1)) {
    (void)duk_type_error(engine, "%s: the cookie %s is neither a string nor { value, replace }",
                         asking.verb, duk_get_string(engine, -3));
  }
  cookie.value = copy_text(asking.heap, view_at(engine, -1));
  duk_pop(engine);
  return cookie;
}

void read_cookies(duk_context* engine, Asking& asking) {
  if (!duk_is_object(engine, -1)) {
    (void)duk_type_error(engine, "%s: params.cookies is %s, not an object", asking.verb,
                         type_name(engine, -1));
  }
  std::vector<OneCookie>& cookies = asking.heap.cookies.take();
  duk_enum(engine, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    cookies.push_back(read_cookie(engine, asking));
    duk_pop_2(engine);
  }
  duk_pop(engine);
  asking.call.fetch.cookies = cookies;
}

void read_jar(duk_context* engine, Asking& asking) {
  asking.jar = nullptr;
  asking.call.fetch.jar = &jar_at(engine, -1, asking.jar);
}

void read_auth(duk_context* engine, Asking& asking) {
  const std::string_view scheme = view_at(engine, -1);
  if (scheme == "basic") {
    asking.call.fetch.auth = AuthScheme::basic;
  } else if (scheme == "digest") {
    asking.call.fetch.auth = AuthScheme::digest;
  } else {
    (void)duk_type_error(engine, "%s: params.auth is neither 'basic' nor 'digest'", asking.verb);
  }
}

void read_compression(duk_context* engine, Asking& asking) {
  if (!duk_is_string(engine, -1)) {
    (void)duk_type_error(engine, "%s: params.compression is %s, not a string such as 'gzip'",
                         asking.verb, type_name(engine, -1));
  }
  asking.codings = copy_text(asking.heap, view_at(engine, -1));
}

void read_response_type(duk_context* engine, Asking& asking) {
  const std::string_view type = view_at(engine, -1);
  if (type != "text" && type != "binary" && type != "none") {
    (void)duk_type_error(engine, "%s: params.responseType is none of 'text', 'binary' and 'none'",
                         asking.verb);
  }
  asking.call.keep_said = true;
  asking.binary = type == "binary";
  asking.call.fetch.request.keep = type == "none" ? Keep::nothing : Keep::body;
}

void read_response_callback(duk_context* engine, Asking& asking) {
  asking.call.expectation = &expectation_at(engine, -1, "params.responseCallback");
}

void read_throw(duk_context* engine, Asking& asking) { asking.throws = duk_to_boolean(engine, -1); }

struct Reader {
  std::string_view key;
  void (*read)(duk_context* engine, Asking& asking);
};

constexpr Reader readers[] = {
    {"headers", read_headers},
    {"name", read_name},
    {"tags", read_tags},
    {"timeout", read_timeout},
    {"redirects", read_redirects},
    {"cookies", read_cookies},
    {"jar", read_jar},
    {"auth", read_auth},
    {"compression", read_compression},
    {"responseType", read_response_type},
    {"responseCallback", read_response_callback},
    {"throw", read_throw},
};

}  // namespace

bool is_tag_of_ours(std::string_view tag) {
  constexpr std::string_view ours[] = {"model",   "action",   "method",           "status",
                                       "outcome", "expected", "expected_response"};
  return std::find(std::begin(ours), std::end(ours), tag) != std::end(ours);
}

void read_params(duk_context* engine, duk_idx_t index, Asking& asking) {
  if (!duk_is_object(engine, index)) {
    (void)duk_type_error(engine, "%s: params is %s, not an object", asking.verb,
                         type_name(engine, index));
  }
  duk_enum(engine, index, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    const std::string_view key = view_at(engine, -2);
    const Reader* const reader =
        std::find_if(std::begin(readers), std::end(readers),
                     [key](const Reader& known) { return known.key == key; });
    if (reader == std::end(readers)) {
      (void)duk_type_error(
          engine,
          "%s: params.%s: this version has headers, name, tags, timeout, redirects, cookies, "
          "jar, auth, compression, responseType, responseCallback and throw",
          asking.verb, duk_get_string(engine, -2));
    }
    // What is undefined or null counts as absent; but null is a callback, too.
    const bool absent = key == "responseCallback" ? duk_is_undefined(engine, -1)
                                                  : duk_is_null_or_undefined(engine, -1);
    if (!absent) reader->read(engine, asking);
    duk_pop_2(engine);
  }
  duk_pop(engine);
}

void add_header(Asking& asking, std::string_view name, std::string_view value) {
  if (!asking.headers) asking.headers = &asking.heap.headers.take();
  asking.headers->push_back({name, value});
}

const char* type_name(duk_context* engine, duk_idx_t index) {
  switch (duk_get_type(engine, index)) {
    case DUK_TYPE_UNDEFINED: return "undefined";
    case DUK_TYPE_NONE: return "missing";
    case DUK_TYPE_NULL: return "null";
    case DUK_TYPE_BOOLEAN: return "a boolean";
    case DUK_TYPE_NUMBER: return "a number";
    case DUK_TYPE_STRING: return "a string";
    case DUK_TYPE_OBJECT:
      return duk_is_function(engine, index) ? "a function"
             : duk_is_array(engine, index)  ? "an array"
                                            : "an object";
    default: return "a buffer";
  }
}

}  // namespace hailstorm
