// A script's modules and the files it opens: read while it is loaded, and kept in the program.
#include "script/bindings.h"
#include "script/imports.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

const std::string* find_module(State& heap, std::string_view path) {
  const auto& modules = heap.program->modules;
  const auto found = modules.find(std::string(path));
  if (found != modules.end()) return &found->second;
  if (!heap.loading) return nullptr;
  std::string text;
  if (heap.refusal || !heap.supply->read(std::string(path), text)) return nullptr;
  try {
    return &add_module(*heap.loading, heap.supply->finish, std::string(path), std::move(text));
  } catch (const Error& refusal) {
    heap.refusal = refusal;  // it must not pass through the engine
    return nullptr;
  }
}

duk_ret_t known(duk_context* engine) {
  duk_push_boolean(engine, duk_is_string(engine, 0) &&
                               find_module(heap_of(engine), view_at(engine, 0)) != nullptr);
  return 1;
}

// note_k6(): a module imports one of k6's.
duk_ret_t note_k6(duk_context* engine) {
  State& heap = heap_of(engine);
  if (heap.loading) heap.loading->imports_k6 = true;
  return 0;
}

bool keep_unknown_import(State& heap, std::string_view path, std::string_view id) {
  const auto module = heap.program->modules.find(std::string(path));
  if (module == heap.program->modules.end()) return false;
  const auto unknown = find_unknown_import(module->second, id, heap.words);
  heap.made = unknown.value_or("");
  return unknown.has_value();
}

// unknown_import(path, id, names) -> what the module of that path imports by name from a module
// that has those names only, and is not among them; or undefined
duk_ret_t unknown_import(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.loading) return 0;
  read_words(engine, 2, heap);
  if (!keep_unknown_import(heap, view_at(engine, 0), view_at(engine, 1))) return 0;
  duk_push_lstring(engine, heap.made.data(), heap.made.size());
  return 1;
}

// is_loading() -> whether the program is being made, from files
duk_ret_t is_loading(duk_context* engine) {
  duk_push_boolean(engine, heap_of(engine).loading != nullptr);
  return 1;
}

// author_line(path, line of the code, whether that begins the body of a function, whose own line is
// meant: transpiled code has that above)
duk_ret_t author_line(duk_context* engine) {
  const State& heap = heap_of(engine);
  const std::string_view path = view_at(engine, 0);
  const bool transpiled = heap.program->sources.contains(std::string(path));
  const int above = transpiled && duk_get_boolean(engine, 2) != 0 ? 1 : 0;
  duk_push_int(engine, line_of_author(heap, path, duk_get_int(engine, 1) - above));
  return 1;
}

duk_ret_t module_text(duk_context* engine) {
  const std::string* text = find_module(heap_of(engine), view_at(engine, 0));
  if (!text) return 0;
  push_text(engine, *text);
  return 1;
}

const std::string* find_code(const State& heap, std::string_view path) {
  const auto& modules = heap.program->code.modules;
  const auto found = modules.find(std::string(path));
  return found == modules.end() ? nullptr : &found->second;
}

std::string& new_code(Program& loading, std::string_view path) {
  return loading.code.modules[std::string(path)];
}

// compile(path) -> function (exports, require, module, open). The wrapper opens on the first line,
// so that the author's line numbers hold, and closes on a line of its own, since the text may end
// in a comment.
duk_ret_t compile(duk_context* engine) {
  State& heap = heap_of(engine);
  const std::string_view path = view_at(engine, 0);
  const std::string* const code = find_code(heap, path);
  if (code) {
    load_code(engine, *code);
  } else {
    const std::string* const text = find_module(heap, path);
    if (!text) return duk_generic_error(engine, "no such module");
    duk_push_literal(engine, "(function (exports, require, module, open) {");
    push_text(engine, *text);
    duk_push_literal(engine, "\n})");
    duk_concat(engine, 3);
    duk_dup(engine, 0);
    duk_compile(engine, DUK_COMPILE_EVAL);
    if (heap.loading) keep_code(engine, new_code(*heap.loading, path));
  }
  duk_call(engine, 0);
  return 1;
}

// The bytes of a file; nothing when it is not there, or the script is loaded and has not opened it.
const std::string* find_file(State& heap, std::string_view path) {
  const auto& files = heap.program->files;
  const auto found = files.find(std::string(path));
  if (found != files.end()) return &found->second;
  if (!heap.loading) return nullptr;
  std::string bytes;
  if (!heap.supply->read(std::string(path), bytes)) return nullptr;
  return &heap.loading->files.emplace(path, std::move(bytes)).first->second;
}

// open(path, binary) -> a string, an ArrayBuffer, or undefined.
duk_ret_t open_file(duk_context* engine) {
  const std::string* const bytes = find_file(heap_of(engine), view_at(engine, 0));
  if (!bytes) return 0;
  if (!duk_to_boolean(engine, 1)) {
    push_text(engine, *bytes);
    return 1;
  }
  void* const copy = duk_push_fixed_buffer(engine, bytes->size());
  bytes->copy(static_cast<char*>(copy), bytes->size());
  duk_push_buffer_object(engine, -1, 0, bytes->size(), DUK_BUFOBJ_ARRAYBUFFER);
  return 1;
}

constexpr Binding bindings[] = {{"known", known, 1},
                                {"is_loading", is_loading, 0},
                                {"note_k6", note_k6, 0},
                                {"unknown_import", unknown_import, 3},
                                {"author_line", author_line, 3},
                                {"module", module_text, 1},
                                {"compile", compile, 1},
                                {"open", open_file, 2}};

}  // namespace

std::span<const Binding> module_bindings() { return bindings; }

int line_of_author(const ScriptHeap::State& heap, std::string_view path, int code_line) {
  return heap.program->line_of(std::string(path), code_line);
}

void load_code(duk_context* engine, std::string_view code) {
  duk_push_external_buffer(engine);
  // Duktape reads it only.
  duk_config_buffer(engine, -1, const_cast<char*>(code.data()), code.size());
  duk_load_function(engine);
}

void keep_code(duk_context* engine, std::string& code) {
  duk_dup_top(engine);
  duk_dump_function(engine);
  duk_size_t size = 0;
  const auto* const bytes = static_cast<const char*>(duk_get_buffer(engine, -1, &size));
  code.assign(bytes, size);
  duk_pop(engine);
}

}  // namespace hailstorm
