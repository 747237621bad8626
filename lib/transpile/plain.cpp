// Which scripts need no transpiler.
#include <duktape.h>

#include <algorithm>
#include <array>
#include <memory>

#include "transpile/transpiler.h"

namespace hailstorm {

namespace {

// Words that are not of ES5, and Promise, whose functions are made to overlap. The engine accepts
// `const` and `{ __proto__: p }` and gets them wrong.
constexpr std::array<std::string_view, 13> newer = {
    "async", "await", "class", "const",   "export", "extends",  "import",
    "let",   "of",    "super", "Promise", "yield",  "__proto__"};

bool is_word(char c) {
  const auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || c == '_' || c == '$' || u >= 0x80;
}

// All text is looked at, strings and comments too: what is transpiled without need runs all the
// same.
bool has_newer_words(std::string_view text) {
  if (text.find('`') != std::string_view::npos) return true;
  if (text.find("=>") != std::string_view::npos) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (std::find(newer.begin(), newer.end(), word) != newer.end()) return true;
    at = end;
  }
  return false;
}

std::string_view ending_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

}  // namespace

bool compiles(std::string_view text) {
  const std::unique_ptr<duk_context, void (*)(duk_context*)> engine(duk_create_heap_default(),
                                                                    duk_destroy_heap);
  if (!engine) return false;
  std::string module = "(function (exports, require, module, open) {";
  module.append(text);
  module += "\n})";
  return duk_pcompile_lstring(engine.get(), DUK_COMPILE_EVAL, module.data(), module.size()) ==
         DUK_EXEC_SUCCESS;
}

bool runs_as_it_is(std::string_view text) { return !has_newer_words(text) && compiles(text); }

bool is_script_path(std::string_view path) {
  static constexpr std::array<std::string_view, 8> known = {".js", ".mjs", ".cjs", ".jsx",
                                                            ".ts", ".mts", ".cts", ".tsx"};
  return std::find(known.begin(), known.end(), ending_of(path)) != known.end();
}

std::string_view script_extension(std::string_view path) {
  return is_script_path(path) ? ending_of(path) : ".js";
}

}  // namespace hailstorm
