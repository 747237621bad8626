// The body of a request: text, bytes, a form, a form with files; and http.file().
#include <algorithm>
#include <cctype>
#include <string>

#include "script/asking.h"
#include "web/coding.h"
#include "web/form.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

bool is_file(duk_context* engine, duk_idx_t index) {
  return duk_is_object(engine, index) && !duk_is_buffer_data(engine, index) &&
         duk_has_prop_literal(engine, index, DUK_HIDDEN_SYMBOL("file")) != 0;
}

std::string_view bytes_at(duk_context* engine, duk_idx_t index) {
  duk_size_t size = 0;
  const auto* bytes = static_cast<const char*>(duk_get_buffer_data(engine, index, &size));
  return {bytes, size};
}

bool has_header(const Asking& asking, std::string_view lower_case) {
  if (!asking.headers) return false;
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == static_cast<unsigned char>(b);
  };
  return std::any_of(asking.headers->begin(), asking.headers->end(), [&](const Header& header) {
    return std::equal(header.name.begin(), header.name.end(), lower_case.begin(), lower_case.end(),
                      same);
  });
}

void say_type(Asking& asking, std::string_view type) {
  if (!has_header(asking, "content-type")) add_header(asking, "Content-Type", type);
}

std::string& new_text(State& heap) { return heap.texts.emplace_back(); }

// ---- Fields: name at -2, value at -1. A field that is an array stands for each of its elements.

// Turns the value at the top into a string; one that is undefined or null counts as absent.
bool to_field(duk_context* engine, const Asking& asking, const char* name) {
  if (duk_is_null_or_undefined(engine, -1)) return false;
  if (duk_is_number(engine, -1) || duk_is_boolean(engine, -1)) (void)duk_to_string(engine, -1);
  if (!duk_is_string(engine, -1)) {
    (void)duk_type_error(engine, "%s: the field %s of the form is %s, not a string or a number",
                         asking.verb, name, type_name(engine, -1));
  }
  return true;
}

template <class Take>
void each_value(duk_context* engine, Take take) {
  if (!duk_is_array(engine, -1)) return take();
  const duk_size_t count = duk_get_length(engine, -1);
  for (duk_size_t i = 0; i < count; ++i) {
    (void)duk_get_prop_index(engine, -1, static_cast<duk_uarridx_t>(i));
    take();
    duk_pop(engine);
  }
}

void append_pair(State& heap, std::string& form, std::string_view name, std::string_view value) {
  const std::string_view name_text = copy_text(heap, name);
  append_form_pair(form, name_text, copy_text(heap, value));
}

void read_form(duk_context* engine, duk_idx_t index, Asking& asking) {
  std::string& form = new_text(asking.heap);
  duk_enum(engine, index, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    const char* const name = duk_get_string(engine, -2);
    const std::string_view name_text = view_at(engine, -2);
    each_value(engine, [&] {
      if (to_field(engine, asking, name)) {
        append_pair(asking.heap, form, name_text, view_at(engine, -1));
      }
    });
    duk_pop_2(engine);
  }
  duk_pop(engine);
  asking.call.fetch.request.body = form;
  say_type(asking, "application/x-www-form-urlencoded");
}

// ---- Forms with files

std::string_view text_of(duk_context* engine, Asking& asking, const char* member) {
  (void)duk_get_prop_string(engine, -1, member);
  const std::string_view text = copy_text(asking.heap, view_at(engine, -1));
  duk_pop(engine);
  return text;
}

std::string_view copy_bytes(State& heap, std::string_view bytes) {
  return heap.texts.emplace_back(bytes);
}

FormPart read_file(duk_context* engine, Asking& asking) {
  FormPart part;
  part.is_file = true;
  part.filename = text_of(engine, asking, "filename");
  part.content_type = text_of(engine, asking, "content_type");
  (void)duk_get_prop_literal(engine, -1, "data");
  part.value = duk_is_buffer_data(engine, -1) ? copy_bytes(asking.heap, bytes_at(engine, -1))
                                              : copy_text(asking.heap, view_at(engine, -1));
  duk_pop(engine);
  return part;
}

void finish_multipart(Asking& asking, const std::vector<FormPart>& parts) {
  State& heap = asking.heap;
  const auto random = static_cast<std::uint64_t>(heap.host.random() * 0x1p53);
  std::string& type = new_text(heap);
  const std::string boundary = pick_boundary(parts, random);
  type = "multipart/form-data; boundary=" + boundary;
  std::string& body = new_text(heap);
  append_multipart(body, parts, boundary);
  asking.call.fetch.request.body = body;
  say_type(asking, type);
}

void read_multipart(duk_context* engine, duk_idx_t index, Asking& asking) {
  std::vector<FormPart>& parts = asking.heap.parts.take();
  duk_enum(engine, index, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    const char* const name = duk_get_string(engine, -2);
    const std::string_view name_text = copy_text(asking.heap, view_at(engine, -2));
    each_value(engine, [&] {
      FormPart part;
      if (is_file(engine, -1)) {
        part = read_file(engine, asking);
      } else if (to_field(engine, asking, name)) {
        part.value = copy_text(asking.heap, view_at(engine, -1));
      } else {
        return;
      }
      part.name = name_text;
      parts.push_back(part);
    });
    duk_pop_2(engine);
  }
  duk_pop(engine);
  finish_multipart(asking, parts);
}

bool has_files(duk_context* engine, duk_idx_t index) {
  bool found = false;
  duk_enum(engine, index, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (!found && duk_next(engine, -1, 1)) {
    each_value(engine, [&] { found = found || is_file(engine, -1); });
    duk_pop_2(engine);
  }
  duk_pop(engine);
  return found;
}

void compress(duk_context* engine, Asking& asking) {
  std::string& coded = new_text(asking.heap);
  Request& request = asking.call.fetch.request;
  if (!encode(asking.codings, request.body, coded)) {
    (void)duk_type_error(engine,
                         "%s: params.compression has a coding that is none of gzip, "
                         "deflate, br and zstd",
                         asking.verb);
  }
  request.body = coded;
  if (!has_header(asking, "content-encoding")) {
    add_header(asking, "Content-Encoding", asking.codings);
  }
}

// file(data, filename, contentType) -> what stands for a file in a form.
duk_ret_t make_file(duk_context* engine) {
  if (!duk_is_string(engine, 0) && !duk_is_buffer_data(engine, 0)) {
    return duk_type_error(engine,
                          "http.file(data, filename, contentType): the data is %s, not a "
                          "string or bytes",
                          type_name(engine, 0));
  }
  duk_push_object(engine);
  duk_dup(engine, 0);
  duk_put_prop_literal(engine, -2, "data");
  const auto put = [engine](duk_idx_t from, const char* name, const char* otherwise) {
    if (duk_is_null_or_undefined(engine, from)) {
      duk_push_string(engine, otherwise);
    } else {
      duk_dup(engine, from);
      (void)duk_to_string(engine, -1);
    }
    duk_put_prop_string(engine, -2, name);
  };
  put(1, "filename", "file");
  put(2, "content_type", "application/octet-stream");
  duk_push_true(engine);
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("file"));
  return 1;
}

constexpr Binding bindings[] = {{"file", make_file, 3}};

}  // namespace

std::span<const Binding> body_bindings() { return bindings; }

void read_body(duk_context* engine, duk_idx_t index, Asking& asking) {
  Request& request = asking.call.fetch.request;
  if (duk_is_string(engine, index)) {
    request.body = keep_text(asking, asking.heap.body, view_at(engine, index));
  } else if (duk_is_buffer_data(engine, index)) {
    const std::string_view bytes = bytes_at(engine, index);
    request.body = asking.waits ? asking.heap.body.assign(bytes) : copy_bytes(asking.heap, bytes);
  } else if (duk_is_null_or_undefined(engine, index)) {
    return;
  } else if (duk_is_array(engine, index) || !duk_is_object(engine, index) ||
             duk_is_function(engine, index)) {
    (void)duk_type_error(engine,
                         "%s: the body is %s: pass a string (JSON.stringify(...)), bytes, or an "
                         "object for a form",
                         asking.verb, type_name(engine, index));
  } else if (has_files(engine, index)) {
    read_multipart(engine, index, asking);
  } else {
    read_form(engine, index, asking);
  }
  if (!asking.codings.empty()) compress(engine, asking);
}

}  // namespace hailstorm
