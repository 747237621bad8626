// URL and URLSearchParams: reading and writing their texts.
#include <string>

#include "script/bindings.h"
#include "script/text.h"
#include "web/form.h"
#include "web/url.h"
#include "web/web_url.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// Puts {href, origin, protocol, ...} of the URL into heap.words; false when there is none.
bool keep_parts(State& heap, const std::optional<WebUrl>& url) {
  if (!url) return false;
  const auto with = [](char mark, const std::optional<std::string>& text) {
    return text && !text->empty() ? mark + *text : std::string();
  };
  heap.words = {url->href(),   url->origin(),         url->scheme + ":",       url->username,
                url->password, url->authority(),      url->host.value_or(""),  url->port,
                url->path,     with('?', url->query), with('#', url->fragment)};
  return true;
}

std::optional<WebUrl> read(std::string_view text) {
  return parse_web_url(from_script(text), nullptr);
}

bool parse(State& heap, std::string_view text, bool has_base, std::string_view base) {
  if (!has_base) return keep_parts(heap, read(text));
  const auto under = read(base);
  return under && keep_parts(heap, parse_web_url(from_script(text), &*under));
}

bool change(State& heap, std::string_view href, std::string_view part, std::string_view text) {
  auto url = read(href);
  if (url) set_url_part(*url, part, from_script(text));
  return keep_parts(heap, url);
}

duk_ret_t give_words(duk_context* engine) {
  duk_push_array(engine);
  duk_uarridx_t count = 0;
  for (const std::string& word : heap_of(engine).words) {
    duk_push_lstring(engine, word.data(), word.size());
    duk_put_prop_index(engine, -2, count++);
  }
  return 1;
}

// parse(text, base) -> [href, origin, protocol, username, password, host, hostname, port, pathname,
// search, hash], or undefined
duk_ret_t parse_url(duk_context* engine) {
  const bool has_base = duk_is_string(engine, 1) != 0;
  if (!parse(heap_of(engine), view_at(engine, 0), has_base, view_at(engine, 1))) return 0;
  return give_words(engine);
}

// change(href, part, text) -> as parse()
duk_ret_t change_url(duk_context* engine) {
  if (!change(heap_of(engine), view_at(engine, 0), view_at(engine, 1), view_at(engine, 2))) {
    return 0;
  }
  return give_words(engine);
}

// ---- Queries: [[name, value], ...]

void add_pair(State& heap, std::string_view name, std::string_view value) {
  append_form_pair(heap.made, from_script(name), from_script(value));
}

// write_query(pairs)
duk_ret_t write_query(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.made.clear();
  const duk_size_t count = duk_get_length(engine, 0);
  for (duk_size_t i = 0; i < count; ++i) {
    (void)duk_get_prop_index(engine, 0, static_cast<duk_uarridx_t>(i));
    (void)duk_get_prop_index(engine, -1, 0);
    (void)duk_get_prop_index(engine, -2, 1);
    add_pair(heap, view_at(engine, -2), view_at(engine, -1));
    duk_pop_3(engine);
  }
  duk_push_lstring(engine, heap.made.data(), heap.made.size());
  return 1;
}

void keep_decoded(State& heap, std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced) {
    if (c == '+') c = ' ';
  }
  std::string bytes;
  append_percent_decoded(bytes, spaced);
  heap.words.push_back(to_script(bytes));
}

// Names and values in turn.
void keep_query(State& heap, std::string_view query) {
  heap.words.clear();
  const std::string text = from_script(query);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    const auto pair = std::string_view(text).substr(at, end - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    at = end + 1;
    if (pair.empty()) continue;
    keep_decoded(heap, pair.substr(0, equals));
    keep_decoded(heap, pair.substr(std::min(equals + 1, pair.size())));
  }
}

// read_query(text) -> [name, value, name, value, ...]
duk_ret_t read_query(duk_context* engine) {
  keep_query(heap_of(engine), view_at(engine, 0));
  return give_words(engine);
}

duk_ret_t hidden(duk_context* engine) {
  duk_push_literal(engine, DUK_HIDDEN_SYMBOL("url"));
  return 1;
}

constexpr Binding bindings[] = {{"parse", parse_url, 2},
                                {"change", change_url, 3},
                                {"write_query", write_query, 1},
                                {"read_query", read_query, 1},
                                {"hidden", hidden, 0}};

}  // namespace

std::span<const Binding> url_bindings() { return bindings; }

}  // namespace hailstorm
