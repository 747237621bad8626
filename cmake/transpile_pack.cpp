// transpile_pack TYPESCRIPT OUT PART...
// Makes the transpiler of the build: TypeScript, as far as it is used, and our own parts around it
// become one program, compiled by the very Duktape that will load it, and compressed. Runs while
// Hailstorm is built and on no other occasion.
#include <zstd.h>

#include <iostream>
#include <vector>

#include "pack.h"

namespace {

using namespace hailstorm::pack;

// TypeScript's file is a row of blocks, one per source, each of which adds to the object `ts`.
// Those after createProgram are services for editors. Of those before it a few are never called.
const std::string block = "\nvar ts;\n(function (ts) {";
const std::string last = "    ts.createProgram = createProgram;";
const std::vector<std::string> unused = {
    "    ts.transformSystemModule = transformSystemModule;",
    "    ts.transformECMAScriptModule = transformECMAScriptModule;",
    "    ts.transformNodeModule = transformNodeModule;",
    "    ts.transformJsx = transformJsx;",
    "    ts.transformDeclarations = transformDeclarations;",
    "    ts.createCachedDirectoryStructureHost = createCachedDirectoryStructureHost;",
};

std::string trim(const std::string& text) {
  std::vector<std::string> found;
  std::string out;
  bool ended = false;
  for (std::size_t at = 0; !ended && at != std::string::npos;) {
    const std::size_t next = text.find(block, at + 1);
    const std::string part = text.substr(at, next == std::string::npos ? next : next - at);
    at = next;
    bool needed = true;
    for (const auto& mark : unused) {
      if (part.find(mark) == std::string::npos) continue;
      needed = false;
      found.push_back(mark);
    }
    if (needed) out += part;
    ended = part.find(last) != std::string::npos;
  }
  if (!ended || found.size() != unused.size()) {
    throw std::runtime_error("typescript.js is not laid out as that of TypeScript 4.9.5");
  }
  return out;
}

// With a checksum, which tells one transpiler from another.
std::string compress(const std::string& code) {
  std::string packed(ZSTD_compressBound(code.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 19);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  const std::size_t size =
      ZSTD_compress2(context, packed.data(), packed.size(), code.data(), code.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size)) throw std::runtime_error("cannot compress");
  packed.resize(size);
  return packed;
}

void pack(const std::vector<std::string>& arguments) {
  std::string source = "(function () {\n" + read(arguments.at(2)) + trim(read(arguments.at(0)));
  for (std::size_t i = 3; i < arguments.size(); ++i) source += "\n" + read(arguments[i]);
  source += "\nreturn transpile;\n})()";
  duk_context* engine = duk_create_heap(nullptr, nullptr, nullptr, nullptr, nullptr);
  const std::string code = compile(engine, source, "(typescript)", 0, "the transpiler");
  duk_destroy_heap(engine);
  const std::string packed = compress(code);
  write(arguments.at(1), packed);
  std::cout << "The transpiler: " << source.size() << " bytes of source, " << code.size()
            << " of bytecode, " << packed.size() << " compressed\n";
}

}  // namespace

int main(int count, char** arguments) {
  try {
    pack({arguments + 1, arguments + count});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "transpile_pack: " << error.what() << '\n';
    return 1;
  }
}
