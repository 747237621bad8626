// script_pack OUT PART.js...
// Makes the parts of the script engine's prelude what heaps load: each is compiled by the very
// Duktape that will load it. OUT has a line "name size" for each, an empty line, and their code in
// that order. Runs while Hailstorm is built and on no other occasion.
#include <filesystem>
#include <iostream>
#include <vector>

#include "pack.h"

namespace {

void pack(const std::string& out, const std::vector<std::string>& paths) {
  using namespace hailstorm::pack;
  duk_context* engine = duk_create_heap(nullptr, nullptr, nullptr, nullptr, nullptr);
  std::string head, codes;
  for (const std::string& path : paths) {
    // A part is an expression, a function. Traces of a script's errors leave out what has this
    // name.
    const std::string code = compile(engine, read(path), "(hailstorm)", DUK_COMPILE_EVAL, path);
    head += std::filesystem::path(path).stem().string() + " " + std::to_string(code.size()) + "\n";
    codes += code;
  }
  duk_destroy_heap(engine);
  write(out, head + "\n" + codes);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count < 3) throw std::runtime_error("needs a file to write and parts");
    pack(arguments[1], {arguments + 2, arguments + count});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "script_pack: " << error.what() << '\n';
    return 1;
  }
}
