// script_pack OUT PART.js...
// Makes the parts of the script engine's prelude what heaps load: each is compiled by the very
// Duktape that will load it. OUT has a line "name size" for each, an empty line, and their code in
// that order. Runs while Hailstorm is built and on no other occasion.
#include <duktape.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A part is an expression: a function. Its code, when it is called, gives that.
std::string compile(duk_context* engine, const std::string& path) {
  const std::string source = read(path);
  // Traces of a script's errors leave out what has this name.
  duk_push_literal(engine, "(hailstorm)");
  if (duk_pcompile_lstring_filename(engine, DUK_COMPILE_EVAL, source.data(), source.size()) !=
      DUK_EXEC_SUCCESS) {
    throw std::runtime_error(path + ": " + duk_safe_to_string(engine, -1));
  }
  duk_dump_function(engine);
  duk_size_t size = 0;
  const auto* const bytes = static_cast<const char*>(duk_require_buffer(engine, -1, &size));
  std::string code(bytes, size);
  duk_pop(engine);
  return code;
}

void pack(const std::string& out, const std::vector<std::string>& paths) {
  duk_context* engine = duk_create_heap(nullptr, nullptr, nullptr, nullptr, nullptr);
  std::string head, codes;
  for (const std::string& path : paths) {
    const std::string code = compile(engine, path);
    head += std::filesystem::path(path).stem().string() + " " + std::to_string(code.size()) + "\n";
    codes += code;
  }
  duk_destroy_heap(engine);
  std::ofstream file(out, std::ios::binary);
  file << head << "\n" << codes;
  file.close();
  if (!file) throw std::runtime_error("cannot write " + out);
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
