// HTML pages for scripts: a page is native, a selection of its nodes is an array of numbers in
// response.js.
#include <algorithm>

#include "script/answer_bytes.h"
#include "script/text.h"
#include "web/html.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;
using Node = HtmlPage::Node;

// What it takes to parse a page.
constexpr std::size_t opcodes_per_byte = 32;
// Of what the page holds, as if all of it were searched.
constexpr std::size_t bytes_per_opcode_of_search = 4;

// What a page's object holds, beside what its functions find before they hand it over.
struct PageRecord {
  explicit PageRecord(std::string_view text) : page(text) {}

  HtmlPage page;
  std::size_t charged = 0;
  BlockPool::Owner owner = 0;  // to whom
  std::vector<Node> nodes, found;
  std::string text;
};

PageRecord*& slot_of(duk_context* engine, duk_idx_t index) {
  return *static_cast<PageRecord**>(duk_require_buffer(engine, index, nullptr));
}

// page -> nothing, when no script can reach it any more.
duk_ret_t let_go(duk_context* engine) {
  if (!duk_get_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("page"))) return 0;
  PageRecord*& record = slot_of(engine, -1);
  if (!record) return 0;
  heap_of(engine).memory.pool.discharge(record->owner, record->charged);
  delete record;
  record = nullptr;
  return 0;
}

// The page at index 0: an object that only response.js sees, and only with these functions.
PageRecord& page_at_0(duk_context* engine) {
  if (!duk_is_object(engine, 0) || !duk_get_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("page"))) {
    (void)duk_type_error(engine, "this is not a selection of a page's elements");
  }
  PageRecord* record = slot_of(engine, -1);
  if (!record) (void)duk_type_error(engine, "the page is gone");
  duk_pop(engine);
  return *record;
}

// Returns plainly.
void make_page(State& heap, PageRecord*& slot, std::string_view text, bool as_script) {
  slot = new PageRecord(as_script ? std::string_view(from_script(text)) : text);
  slot->charged = sizeof *slot + slot->page.bytes();
  slot->owner = heap.memory.pool.owner();
  heap.memory.pool.charge(slot->owner, slot->charged);
}

// Pushes the page of a text: first what will free it, then itself.
void push_page(duk_context* engine, std::string_view text, bool as_script) {
  duk_push_bare_object(engine);
  void* const room = duk_push_fixed_buffer(engine, sizeof(void*));
  auto*& slot = *static_cast<PageRecord**>(room);
  slot = nullptr;
  hailstorm_work(engine, text.size() * opcodes_per_byte);
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("page"));
  duk_push_c_function(engine, let_go, 1);
  duk_set_finalizer(engine, -2);
  make_page(heap_of(engine), slot, text, as_script);
  if (slot->page.too_large()) {
    (void)duk_range_error(engine, "the page's elements are misnested so that it has no end");
  }
}

// html_parse(text) -> page
duk_ret_t parse_text(duk_context* engine) {
  if (!duk_is_string(engine, 0))
    return duk_type_error(engine, "parseHTML(text): the text is not a string");
  push_page(engine, view_at(engine, 0), true);
  return 1;
}

// html_page(), of a response -> page; the same one each time.
duk_ret_t page_of_response(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  if (duk_get_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("page_of"))) return 1;
  duk_pop(engine);
  push_page(engine, answer.body(), false);
  duk_dup_top(engine);
  duk_put_prop_literal(engine, -4, DUK_HIDDEN_SYMBOL("page_of"));
  return 1;
}

// The nodes that the array at an index names; those that the page does not have are left out.
void read_nodes(duk_context* engine, duk_idx_t index, PageRecord& record) {
  record.nodes.clear();
  const duk_size_t count = duk_get_length(engine, index);
  for (duk_size_t i = 0; i < count; ++i) {
    duk_get_prop_index(engine, index, static_cast<duk_uarridx_t>(i));
    const Node node = number_at(engine, -1);
    if (node < record.page.nodes()) record.nodes.push_back(node);
    duk_pop(engine);
  }
}

Node node_at_1(duk_context* engine, const PageRecord& record) {
  const Node node = number_at(engine, 1);
  return node < record.page.nodes() ? node : 0;
}

duk_ret_t push_found(duk_context* engine, const PageRecord& record) {
  duk_push_array(engine);
  duk_uarridx_t i = 0;
  for (const Node node : record.found) {
    duk_push_uint(engine, node);
    duk_put_prop_index(engine, -2, i++);
  }
  return 1;
}

// These return plainly: false with the complaint in record.text.
bool find_below(PageRecord& record, std::string_view selector) {
  record.text.clear();
  record.found.clear();
  std::sort(record.nodes.begin(), record.nodes.end());
  Node end = 0;
  for (const Node node : record.nodes) {
    if (node < end) continue;  // what is below it has been searched
    const auto found = record.page.select(node, selector, record.text);
    if (!found) return false;
    record.found.insert(record.found.end(), found->begin(), found->end());
    end = record.page.end(node);
  }
  return true;
}

bool filter(PageRecord& record, std::string_view selector) {
  record.text.clear();
  auto found = record.page.matching(record.nodes, selector, record.text);
  if (found) record.found = std::move(*found);
  return found.has_value();
}

bool search(PageRecord& record, std::string_view selector,
            bool (*how)(PageRecord&, std::string_view)) {
  return is_ascii(selector) ? how(record, selector) : how(record, from_script(selector));
}

// (page, nodes, selector) -> nodes
duk_ret_t push_search(duk_context* engine, bool (*how)(PageRecord&, std::string_view)) {
  PageRecord& record = page_at_0(engine);
  read_nodes(engine, 1, record);
  if (!duk_is_string(engine, 2))
    return duk_type_error(engine, "the selector is not a string such as 'form input[name=token]'");
  hailstorm_work(engine, record.page.bytes() / bytes_per_opcode_of_search);
  if (!search(record, view_at(engine, 2), how)) {
    push_text(engine, record.text);
    return duk_error(engine, DUK_ERR_SYNTAX_ERROR, "%s", duk_get_string(engine, -1));
  }
  return push_found(engine, record);
}

duk_ret_t html_find(duk_context* engine) { return push_search(engine, find_below); }
duk_ret_t html_filter(duk_context* engine) { return push_search(engine, filter); }

// (page, node) -> nodes
duk_ret_t html_children(duk_context* engine) {
  PageRecord& record = page_at_0(engine);
  record.found = record.page.children(node_at_1(engine, record));
  return push_found(engine, record);
}

// (page, node) -> node
duk_ret_t html_parent(duk_context* engine) {
  const PageRecord& record = page_at_0(engine);
  duk_push_uint(engine, record.page.parent(node_at_1(engine, record)));
  return 1;
}

duk_ret_t push_made(duk_context* engine, std::string (HtmlPage::*make)(Node) const) {
  PageRecord& record = page_at_0(engine);
  record.text = (record.page.*make)(node_at_1(engine, record));
  push_text(engine, record.text);
  record.text = {};
  return 1;
}

duk_ret_t html_text(duk_context* engine) { return push_made(engine, &HtmlPage::text); }
duk_ret_t html_inner(duk_context* engine) { return push_made(engine, &HtmlPage::inner_html); }

duk_ret_t html_tag(duk_context* engine) {
  const PageRecord& record = page_at_0(engine);
  push_text(engine, record.page.tag(node_at_1(engine, record)));
  return 1;
}

// (page, node, name) -> string or undefined
duk_ret_t html_attribute(duk_context* engine) {
  const PageRecord& record = page_at_0(engine);
  const auto value = record.page.attribute(node_at_1(engine, record), view_at(engine, 2));
  if (!value) return 0;
  push_text(engine, *value);
  return 1;
}

constexpr Binding bindings[] = {
    {"html_parse", parse_text, 1},       {"html_page", page_of_response, 0},
    {"html_find", html_find, 3},         {"html_filter", html_filter, 3},
    {"html_children", html_children, 2}, {"html_parent", html_parent, 2},
    {"html_text", html_text, 2},         {"html_inner", html_inner, 2},
    {"html_tag", html_tag, 2},           {"html_attribute", html_attribute, 3},
};

}  // namespace

std::span<const Binding> html_bindings() { return bindings; }

}  // namespace hailstorm
