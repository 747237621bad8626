// What an author writes, TypeScript or modern JavaScript, becomes what the script engine runs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

class TranspileCache;

// ES5 in CommonJS form. Beside `require`, `exports` and `module` the code expects, as globals:
//
// - TypeScript's helpers by their names, with the meaning they have in tslib: __extends, __assign,
//   __rest, __decorate, __param, __metadata, __read, __spreadArray, __values, __generator,
//   __makeTemplateObject, __classPrivateFieldGet, __classPrivateFieldSet, __classPrivateFieldIn,
//   __createBinding, __exportStar, __importStar, __importDefault, __propKey, __setFunctionName;
// - __superGet, __superSet, __based, __shown, __merged: see members.js;
// - the library of ES2015 that it mentions itself: Symbol, Promise (of import()), WeakMap and
//   WeakSet (of private members);
// - __hs.run(f, self, args): f.apply(self, args) as the body of an async function; a Promise of it;
// - __hs.wait(value): what `await value` is; blocks, and throws what the value rejects with;
// - __hs.call(f, self, args): `await f.apply(self, args)`; __hs.inline(f): whether that has just
//   been asked of f, which then runs within the strand that awaits it;
// - __hs.all(thunks, kind): Promise[kind] of what the functions return, each begun at once, in
//   their order, in a strand of its own;
// - __hs.map(list, f, kind): Promise[kind](list.map(f)), each call in a strand of its own;
// - __hs.async_generator(f, self, args): the async generator whose body is f, a plain generator
//   function that blocks in __hs.wait, where `yield` and `return` have waited for their value;
// - __hs.iterate_async(values): a plain iterable of what `for await` would give, which blocks;
// - __hs.each(values), __hs.failed(cursor, error): see loops.js.
//
// A module that waits at its top level returns a promise of its end.
struct Transpiled {
  std::string code;
  std::vector<std::uint32_t>
      lines;  // the author's line of each line of code, from 1; lines[0] is 0
};

// Whether the engine runs a text rightly as it is: ES5, and no word of it has a newer meaning.
// Thread: any.
bool runs_as_it_is(std::string_view text);

// Whether the engine compiles a text as a module. Thread: any.
bool compiles(std::string_view text);

// Whether the author's path is of a kind that is transpiled: .ts, .mts, .cts, .js, .mjs, .cjs, and
// .tsx and .jsx, whose JSX is refused.
bool is_script_path(std::string_view path);

// The ending by which a text is read: that of its path, or ".js" where that is of no such kind.
// Thread: any.
std::string_view script_extension(std::string_view path);

// TypeScript in a heap of its own, which is made when it is first needed (about 60 ms, 30 MB) and
// goes with the object. Thread: the one that made it.
class Transpiler {
 public:
  // Without a cache everything is transpiled anew. The cache must outlive the object.
  explicit Transpiler(TranspileCache* cache = nullptr);
  ~Transpiler();
  Transpiler(const Transpiler&) = delete;
  Transpiler& operator=(const Transpiler&) = delete;

  // Types are taken away and not checked. Throws Error (script) for what is wrong and for what
  // cannot be had: "path:line:column", the line itself, a caret, a way out; the first five of them.
  Transpiled transpile(const std::string& path, const std::string& text);

  // What the engine runs in the place of an author's text: without lines, and empty, where that
  // runs as it is. Throws as transpile() does.
  Transpiled finish(const std::string& path, const std::string& text);

  // What the heap has taken so far, and took at most, in bytes; 0 before it is made.
  std::size_t bytes_max() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
