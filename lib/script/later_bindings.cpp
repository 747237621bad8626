// Parts of the prelude that few scripts need: each is made when a module that mentions one of its
// names is loaded, or when its own module is required.
#include <algorithm>
#include <unordered_map>

#include "base/check.h"
#include "script/bindings.h"

namespace hailstorm {

namespace {

using State = ScriptHeap::State;

std::span<const Binding> no_bindings() { return {}; }

struct Part {
  std::string_view name;
  std::span<const Binding> (*functions)();
  std::span<const Binding> (*more)() = no_bindings;
};

const Part parts[] = {{"collections", collection_bindings, weak_bindings},
                      {"crypto", crypto_bindings},
                      {"decorators", no_bindings},
                      {"expect", no_bindings},
                      {"generators", generator_bindings},
                      {"jslib", no_bindings},
                      {"k6", no_bindings},
                      {"k6_execution", k6_bindings},
                      {"numbers", no_bindings},
                      {"privates", weak_bindings},
                      {"typescript", typescript_bindings},
                      {"urls", url_bindings}};

struct Names {
  std::string_view part, names;  // of its own, each between two spaces
};

constexpr Names names_of_parts[] = {
    {"collections", " Map Set WeakMap WeakSet "},
    {"crypto", " atob btoa crypto "},
    {"decorators", " __decorate __metadata __param "},
    {"expect", " expect "},
    {"generators", " __generator "},
    {"numbers",
     " Float32Array Float64Array Int16Array Int32Array Int8Array TextEncoder Uint16Array "
     "Uint32Array Uint8Array Uint8ClampedArray "},
    {"privates", " __classPrivateFieldGet __classPrivateFieldIn __classPrivateFieldSet "},
    {"typescript",
     " __assign __based __createBinding __exportStar __extends __importDefault __importStar "
     "__makeTemplateObject __merged __propKey __read __rest __setFunctionName __setModuleDefault "
     "__shown __spread __spreadArray __spreadArrays __superGet __superSet __values "},
    {"urls", " URL URLSearchParams "}};

using Words = std::unordered_map<std::string_view, std::string_view>;

Words words_of_parts() {
  Words words;
  for (const auto& [part, names] : names_of_parts) {
    for (std::size_t at = 1; at < names.size();) {
      const std::size_t end = names.find(' ', at);
      words[names.substr(at, end - at)] = part;
      at = end + 1;
    }
  }
  return words;
}

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$';
}

std::vector<std::string> parts_mentioned(std::string_view text) {
  static const Words words = words_of_parts();
  std::vector<std::string> found;
  const auto* at = text.begin();
  while (at != text.end()) {
    const auto* const begin = std::find_if(at, text.end(), is_of_word);
    at = std::find_if_not(begin, text.end(), is_of_word);
    const auto word = words.find({begin, at});
    if (word == words.end()) continue;
    if (std::find(found.begin(), found.end(), word->second) == found.end()) {
      found.emplace_back(word->second);
    }
  }
  return found;
}

// Those of a module of the program. The list stays while the heap is entered.
const std::vector<std::string>& mentioned_in(State& heap, std::string_view path) {
  const auto& known = heap.program->code.mentioned;
  const auto found = known.find(std::string(path));
  if (found != known.end()) return found->second;
  const auto module = heap.program->modules.find(std::string(path));
  heap.words = module == heap.program->modules.end() ? std::vector<std::string>()
                                                     : parts_mentioned(module->second);
  if (!heap.loading) return heap.words;
  return heap.loading->code.mentioned[std::string(path)] = std::move(heap.words);
}

// mentioned(path) -> the names of the parts that a module needs
duk_ret_t mentioned(duk_context* engine) {
  const std::vector<std::string>& names = mentioned_in(heap_of(engine), view_at(engine, 0));
  duk_push_array(engine);
  duk_uarridx_t count = 0;
  for (const std::string& name : names) {
    duk_push_lstring(engine, name.data(), name.size());
    duk_put_prop_index(engine, -2, count++);
  }
  return 1;
}

// make_part(name, inside) -> what the part gives. It belongs to all bots, whoever asks.
duk_ret_t make_part(duk_context* engine) {
  State& heap = heap_of(engine);
  const std::string_view name = view_at(engine, 0);
  const auto* const part = std::find_if(std::begin(parts), std::end(parts),
                                        [name](const Part& known) { return known.name == name; });
  HAIL_CHECK(part != std::end(parts));
  const BlockPool::Owner owner = heap.memory.pool.owner();
  heap.memory.pool.work_for(0);
  load_code(engine, code_of_part(name));
  duk_call(engine, 0);
  duk_push_object(engine);
  put_functions(engine, part->functions());
  put_functions(engine, part->more());
  duk_dup(engine, 1);
  duk_call(engine, 2);
  if (owner != 0) heap.memory.hold_own();
  return 1;
}

constexpr Binding bindings[] = {{"mentioned", mentioned, 1}, {"make_part", make_part, 2}};

}  // namespace

std::span<const Binding> later_bindings() { return bindings; }

}  // namespace hailstorm
