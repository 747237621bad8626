// What the programs that make bytecode for the build have in common.
#pragma once

#include <duktape.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace hailstorm::pack {

inline std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path);
}

// A program's bytecode. Traces name it by `name`; `path` is for whoever reads the error.
inline std::string compile(duk_context* engine, const std::string& source, const char* name,
                           duk_uint_t how, const std::string& path) {
  duk_push_string(engine, name);
  if (duk_pcompile_lstring_filename(engine, how, source.data(), source.size()) !=
      DUK_EXEC_SUCCESS) {
    throw std::runtime_error(path + " does not compile: " + duk_safe_to_string(engine, -1));
  }
  duk_dump_function(engine);
  duk_size_t size = 0;
  const auto* const bytes = static_cast<const char*>(duk_require_buffer(engine, -1, &size));
  std::string code(bytes, size);
  duk_pop(engine);
  return code;
}

}  // namespace hailstorm::pack
