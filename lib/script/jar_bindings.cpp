// Cookie jars as scripts see them: the bot's own, which goes with every request, and others that
// the script makes.
#include <optional>
#include <string>

#include "base/check.h"
#include "base/clock.h"
#include "script/asking.h"
#include "web/url.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// ---- The objects. A jar of the script's own has a pointer to its record, a bot's jar the slot and
// generation of its bot: 32 and 20 bits of a number.

constexpr std::uint32_t generation_mask = (1u << 20) - 1;

double bot_number(const State& heap) {
  return static_cast<double>(heap.bot->generation & generation_mask) * 0x1p32 + heap.slot;
}

duk_ret_t finalize(duk_context* engine) {
  (void)duk_get_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("jar"));
  release(heap_of(engine), static_cast<JarRecord*>(duk_get_pointer(engine, -1)));
  duk_push_undefined(engine);
  duk_put_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("jar"));
  return 0;
}

JarRecord* new_jar(State& heap) {
  const auto place = heap.jars.emplace(heap.jars.end());
  place->place = place;
  return &*place;
}

// jar_make(object): the object becomes a jar of its own.
duk_ret_t make(duk_context* engine) {
  duk_push_pointer(engine, new_jar(heap_of(engine)));
  duk_put_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("jar"));
  duk_push_c_function(engine, finalize, 1);
  duk_set_finalizer(engine, 0);
  return 0;
}

// jar_of_bot(object): the object becomes the jar of the bot that is being run.
duk_ret_t of_bot(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "http.cookieJar(): each bot has a jar of its own, and no bot is there "
                          "while the script is loaded; call it in a method of the bot");
  }
  duk_push_number(engine, bot_number(heap));
  duk_put_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("bot"));
  return 0;
}

// ---- What is done with them

struct Site {
  CookieSite site;
  bool good = false;
};

// The texts stand in the heap.
Site site_of(State& heap, std::string_view script_url) {
  Site found;
  const std::string_view text = copy_text(heap, script_url);
  const Url url = split_url(text);
  if (!url.complaint.empty()) return found;
  Authority authority = parse_origin(url.origin);
  if (!authority.complaint.empty()) return found;
  const std::string_view path = url.target.substr(0, url.target.find('?'));
  found.site.secure = authority.tls;
  found.site.host = heap.texts.emplace_back(std::move(authority.host));
  found.site.path = path.empty() || path.front() != '/' ? std::string_view("/") : path;
  found.good = true;
  return found;
}

CookieSite site_at(duk_context* engine, duk_idx_t index, const char* verb) {
  const Site found = site_of(heap_of(engine), view_at(engine, index));
  if (!found.good) (void)duk_type_error(engine, "%s: the url is not an http(s) URL", verb);
  return found.site;
}

CookieJar& jar_of_this(duk_context* engine) {
  duk_push_this(engine);
  JarRecord* own = nullptr;
  CookieJar& jar = jar_at(engine, -1, own);
  duk_pop(engine);
  return jar;
}

// cookiesForURL(url) -> { name: [value, ...] }
duk_ret_t cookies_for_url(duk_context* engine) {
  State& heap = heap_of(engine);
  CookieJar& jar = jar_of_this(engine);
  heap.matches = jar.for_site(site_at(engine, 0, "cookiesForURL"), unix_now());
  duk_push_object(engine);
  for (const Cookie* cookie : heap.matches) {
    push_text(engine, cookie->name);
    duk_dup_top(engine);
    if (!duk_get_prop(engine, -3)) {
      duk_pop(engine);
      duk_push_array(engine);
    }
    push_text(engine, cookie->value);
    duk_put_prop_index(engine, -2, static_cast<duk_uarridx_t>(duk_get_length(engine, -2)));
    duk_put_prop(engine, -3);
  }
  return 1;
}

// What set() is told of a cookie; the views are of strings on the stack.
struct CookieWords {
  std::string_view name, value, domain, path, expires;
  std::optional<std::int64_t> max_age;
  bool secure = false, http_only = false;
};

bool set_cookie(State& heap, CookieJar& jar, const CookieWords& words, const CookieSite& site) {
  Cookie cookie;
  cookie.name = copy_text(heap, words.name);
  cookie.value = copy_text(heap, words.value);
  cookie.domain = copy_text(heap, words.domain);
  cookie.path = copy_text(heap, words.path);
  cookie.max_age = words.max_age;
  cookie.secure = words.secure;
  cookie.http_only = words.http_only;
  if (!words.expires.empty()) {
    const auto dated = parse_set_cookie("a=b; Expires=" + std::string(words.expires));
    if (!dated || !dated->expires) return false;
    cookie.expires = dated->expires;
  }
  return jar.set(std::move(cookie), site, unix_now());
}

// The member of the options at 3; it stays on the stack.
std::string_view option_text(duk_context* engine, const char* name) {
  (void)duk_get_prop_string(engine, 3, name);
  return view_at(engine, -1);
}

bool option_flag(duk_context* engine, const char* name) {
  (void)duk_get_prop_string(engine, 3, name);
  return duk_to_boolean(engine, -1) != 0;
}

// set(url, name, value, {domain, path, expires, max_age, secure, http_only}) -> whether it was
// taken
duk_ret_t set(duk_context* engine) {
  CookieJar& jar = jar_of_this(engine);
  if (!duk_is_string(engine, 1) || !duk_is_string(engine, 2)) {
    return duk_type_error(engine, "set(url, name, value, options): name and value are strings");
  }
  CookieWords words;
  words.name = view_at(engine, 1);
  words.value = view_at(engine, 2);
  if (duk_is_object(engine, 3)) {
    words.domain = option_text(engine, "domain");
    words.path = option_text(engine, "path");
    words.expires = option_text(engine, "expires");
    words.secure = option_flag(engine, "secure");
    words.http_only = option_flag(engine, "http_only");
    (void)duk_get_prop_literal(engine, 3, "max_age");
    if (duk_is_number(engine, -1)) words.max_age = duk_get_int(engine, -1);
  }
  const CookieSite site = site_at(engine, 0, "set");
  duk_push_boolean(engine, set_cookie(heap_of(engine), jar, words, site));
  return 1;
}

duk_ret_t clear(duk_context* engine) {
  CookieJar& jar = jar_of_this(engine);
  jar.remove(site_at(engine, 0, "clear"), {});
  return 0;
}

duk_ret_t remove(duk_context* engine) {
  CookieJar& jar = jar_of_this(engine);
  if (!duk_is_string(engine, 1) || duk_get_length(engine, 1) == 0) {
    return duk_type_error(engine, "delete(url, name): the name is not a string");
  }
  jar.remove(site_at(engine, 0, "delete"), copy_text(heap_of(engine), view_at(engine, 1)));
  return 0;
}

constexpr Binding bindings[] = {
    {"jar_make", make, 1}, {"jar_of_bot", of_bot, 1}, {"jar_cookies", cookies_for_url, 1},
    {"jar_set", set, 4},   {"jar_clear", clear, 1},   {"jar_delete", remove, 2}};

}  // namespace

std::span<const Binding> jar_bindings() { return bindings; }

CookieJar& jar_at(duk_context* engine, duk_idx_t index, JarRecord*& own) {
  const State& heap = heap_of(engine);
  index = duk_normalize_index(engine, index);
  own = nullptr;
  if (duk_is_object(engine, index)) {
    (void)duk_get_prop_literal(engine, index, DUK_HIDDEN_SYMBOL("jar"));
    own = static_cast<JarRecord*>(duk_get_pointer(engine, -1));
    duk_pop(engine);
    if (own) return own->jar;
    if (duk_get_prop_literal(engine, index, DUK_HIDDEN_SYMBOL("bot"))) {
      if (!heap.bot || duk_get_number(engine, -1) != bot_number(heap)) {
        (void)duk_type_error(engine, "this cookie jar is that of another bot");
      }
      duk_pop(engine);
      return heap.bot->jar;
    }
  }
  (void)duk_type_error(engine,
                       "this is not a cookie jar: use http.cookieJar() or new "
                       "http.CookieJar()");
  HAIL_CHECK(false);
}

}  // namespace hailstorm
