#include "transpile/transpiler.h"

#include <duktape.h>
#include <zstd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "transpile/arena.h"
#include "transpile/cache.h"
#include "transpile/problem.h"
#include "transpile/source_lines.h"

extern "C" {
// From the assembler: cmake/transpile.cmake.
extern const char hailstorm_transpiler[];
extern const char hailstorm_transpiler_end[];
}

namespace hailstorm {

namespace {

// A bot of 100 lines takes 60 MB, a file of 10,000 lines less than this.
constexpr std::size_t heap_bytes_max = std::size_t{2} << 30;

std::string_view packed_transpiler() {
  return {hailstorm_transpiler,
          static_cast<std::size_t>(hailstorm_transpiler_end - hailstorm_transpiler)};
}

// Its end, with a checksum of it, tells it from any other.
std::string_view mark_of_transpiler() {
  const std::string_view packed = packed_transpiler();
  return packed.substr(packed.size() - 64);
}

std::string unpack() {
  const std::string_view packed = packed_transpiler();
  std::string code(ZSTD_getFrameContentSize(packed.data(), packed.size()), '\0');
  HAIL_CHECK(ZSTD_decompress(code.data(), code.size(), packed.data(), packed.size()) ==
             code.size());
  return code;
}

void* allocate(void* arena, duk_size_t size) { return static_cast<Arena*>(arena)->allocate(size); }

void* reallocate(void* arena, void* block, duk_size_t size) {
  return static_cast<Arena*>(arena)->reallocate(block, size);
}

void release(void* arena, void* block) { static_cast<Arena*>(arena)->release(block); }

[[noreturn]] void fatal(void*, const char* message) {
  check_failed(__FILE__, __LINE__, message ? message : "Duktape's state");
}

// The engine stays on the stack of the one call that is under way.
duk_ret_t load(duk_context* engine, void* code) {
  auto& text = *static_cast<std::string*>(code);
  duk_push_external_buffer(engine);
  duk_config_buffer(engine, -1, text.data(), text.size());
  duk_load_function(engine);
  duk_call(engine, 0);
  return 1;
}

std::string text_of(duk_context* engine, const char* name) {
  duk_get_prop_string(engine, -1, name);
  duk_size_t size = 0;
  const char* const text = duk_get_lstring(engine, -1, &size);
  std::string copy = text ? std::string(text, size) : std::string();
  duk_pop(engine);
  return copy;
}

std::string bytes_of(duk_context* engine, const char* name) {
  duk_get_prop_string(engine, -1, name);
  duk_size_t size = 0;
  const void* const bytes = duk_require_buffer_data(engine, -1, &size);
  std::string copy(static_cast<const char*>(bytes), size);
  duk_pop(engine);
  return copy;
}

std::uint32_t number_of(duk_context* engine, const char* name) {
  duk_get_prop_string(engine, -1, name);
  const std::uint32_t number = duk_get_uint(engine, -1);
  duk_pop(engine);
  return number;
}

std::vector<Problem> problems_of(duk_context* engine) {
  std::vector<Problem> problems;
  duk_get_prop_literal(engine, -1, "problems");
  const auto count = static_cast<duk_uarridx_t>(duk_get_length(engine, -1));
  for (duk_uarridx_t i = 0; i < count; ++i) {
    duk_get_prop_index(engine, -1, i);
    problems.push_back({number_of(engine, "line"), number_of(engine, "column"),
                        text_of(engine, "message"), text_of(engine, "remedy")});
    duk_pop(engine);
  }
  duk_pop(engine);
  return problems;
}

}  // namespace

struct Transpiler::State {
  TranspileCache* cache;
  std::optional<Arena> arena;
  duk_context* engine = nullptr;

  void start();
  Transpiled transpile(const std::string& path, const std::string& text);
};

void Transpiler::State::start() {
  std::string code = unpack();
  arena.emplace(heap_bytes_max);
  engine = duk_create_heap(allocate, reallocate, release, &*arena, fatal);
  HAIL_CHECK(engine != nullptr);
  if (duk_safe_call(engine, load, &code, 0, 1) != DUK_EXEC_SUCCESS) {
    throw Error(Fault::system,
                std::string("the transpiler does not start: ") + duk_safe_to_string(engine, -1));
  }
}

Transpiled Transpiler::State::transpile(const std::string& path, const std::string& text) {
  if (!engine) start();
  const std::string_view extension = script_extension(path);
  duk_dup(engine, 0);
  duk_push_lstring(engine, extension.data(), extension.size());
  text.copy(static_cast<char*>(duk_push_fixed_buffer(engine, text.size())), text.size());
  if (duk_pcall(engine, 2) != DUK_EXEC_SUCCESS) {
    const std::string what = duk_safe_to_string(engine, -1);
    duk_pop(engine);
    const bool deep = what.find("callstack") != std::string::npos;
    throw Error(Fault::script,
                deep ? "an expression is nested too deeply" : "the transpiler fails: " + what, path,
                deep ? "keep data in a .json file, and import it"
                     : "divide the file in two, or hand over ES5");
  }
  const auto problems = problems_of(engine);
  if (!problems.empty()) {
    duk_pop(engine);
    refuse(path, text, problems);
  }
  Transpiled made{bytes_of(engine, "code"), {}};
  made.lines = read_source_lines(text_of(engine, "mappings"), made.code);
  duk_pop(engine);
  return made;
}

Transpiler::Transpiler(TranspileCache* cache) : state_(new State{cache, {}, nullptr}) {}

// The heap has nothing to finalize: its memory goes with the arena.
Transpiler::~Transpiler() = default;

Transpiled Transpiler::transpile(const std::string& path, const std::string& text) {
  TranspileCache* const cache = state_->cache;
  if (!cache) return state_->transpile(path, text);
  const std::string name =
      TranspileCache::name_of(mark_of_transpiler(), script_extension(path), text);
  if (auto found = cache->find(name)) return *std::move(found);
  Transpiled made = state_->transpile(path, text);
  cache->keep(name, made);
  return made;
}

Transpiled Transpiler::finish(const std::string& path, const std::string& text) {
  return runs_as_it_is(text) ? Transpiled() : transpile(path, text);
}

std::size_t Transpiler::bytes_max() const { return state_->arena ? state_->arena->used_max() : 0; }

}  // namespace hailstorm
