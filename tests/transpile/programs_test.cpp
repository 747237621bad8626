// The programs print the same in Node and, transpiled, in a bare Duktape.
#include <duktape.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "transpile/transpiler.h"

using namespace hailstorm;

namespace {

const std::string source = HAIL_SOURCE_DIR;
const std::string node_modules = source + "/build/npm/node_modules";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> programs() {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(source + "/tests/transpile/programs")) {
    paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// compile(text, name): the function that a module is.
duk_ret_t compile(duk_context* engine) {
  duk_push_literal(engine, "(function (exports, require, module) {");
  duk_dup(engine, 0);
  duk_push_literal(engine, "\n})");
  duk_concat(engine, 3);
  duk_dup(engine, 1);
  duk_compile(engine, DUK_COMPILE_EVAL);
  duk_call(engine, 0);
  return 1;
}

class BareHeap {
 public:
  BareHeap() {
    duk_push_c_function(engine(), compile, 2);
    duk_put_global_literal(engine(), "compile");
    evaluate(read(source + "/lib/transpile/library.js"));
    evaluate("var each_part = " + read(source + "/lib/script/each.js"));
    evaluate(read(source + "/tests/transpile/runtime.js"));
    evaluate(read(node_modules + "/tslib/tslib.js"));
  }

  std::string run(const std::string& code, const std::string& name) {
    duk_get_global_literal(engine(), "run_program");
    push_bytes(code);
    duk_push_string(engine(), name.c_str());
    const bool failed = duk_pcall(engine(), 2) != DUK_EXEC_SUCCESS;
    duk_size_t size = 0;
    const void* const bytes = duk_get_buffer_data(engine(), -1, &size);
    std::string said = bytes ? std::string(static_cast<const char*>(bytes), size)
                             : std::string(duk_safe_to_string(engine(), -1));
    duk_pop(engine());
    return failed ? "failed: " + said : said;
  }

  duk_context* engine() { return engine_.get(); }

 private:
  void push_bytes(const std::string& text) {
    text.copy(static_cast<char*>(duk_push_fixed_buffer(engine(), text.size())), text.size());
  }

  void evaluate(const std::string& text) {
    const bool failed = duk_peval_lstring(engine(), text.data(), text.size()) != 0;
    INFO((failed ? duk_safe_to_string(engine(), -1) : "fine"));
    REQUIRE(!failed);
    duk_pop(engine());
  }

  std::unique_ptr<duk_context, void (*)(duk_context*)> engine_{duk_create_heap_default(),
                                                               duk_destroy_heap};
};

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string output;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe.get())) {
    output.append(buffer, size);
  }
  return output;
}

std::map<std::string, std::string> outputs_in_node(const std::vector<std::string>& paths) {
  std::string command = "node " + source + "/tests/transpile/node_outputs.js " + node_modules +
                        "/typescript/lib/typescript.js";
  for (const auto& path : paths) command += " " + path;
  const std::string json = output_of(command);
  BareHeap heap;
  duk_context* const engine = heap.engine();
  duk_push_lstring(engine, json.data(), json.size());
  duk_json_decode(engine, -1);
  std::map<std::string, std::string> outputs;
  for (const auto& path : paths) {
    duk_get_prop_string(engine, -1, path.c_str());
    outputs[path] = duk_safe_to_string(engine, -1);
    duk_pop(engine);
  }
  return outputs;
}

}  // namespace

TEST_CASE("programs print in a bare Duktape what they print in Node") {
  const auto paths = programs();
  REQUIRE(paths.size() > 20);
  const auto expected = outputs_in_node(paths);
  Transpiler transpiler;
  for (const auto& path : paths) {
    CAPTURE(path);
    const Transpiled made = transpiler.transpile(path, read(path));
    BareHeap heap;
    CAPTURE(made.code);
    CHECK(compiles(made.code));
    CHECK(heap.run(made.code, path) == expected.at(path));
  }
}
