#include "script/program.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "script/heap_state.h"
#include "script/shared_variables.h"

namespace hailstorm {

ReadModule files_beside(const std::string& entry, const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path root =
      (folder.empty() ? fs::path(entry).parent_path() : fs::path(folder)).lexically_normal();
  return [root](const std::string& path, std::string& text) {
    const fs::path inside =
        fs::path(path).lexically_normal().lexically_relative(root.empty() ? "." : root);
    if (inside.empty() || *inside.begin() == "..") return false;
    std::error_code problem;  // too long a name, links in a circle: the engine is no place to throw
    if (!fs::is_regular_file(path, problem)) return false;
    std::ifstream file(path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
    return static_cast<bool>(file);
  };
}

const std::string* Program::text_of(const std::string& path) const {
  if (const auto source = sources.find(path); source != sources.end()) return &source->second.text;
  const auto module = modules.find(path);
  return module == modules.end() ? nullptr : &module->second;
}

int Program::line_of(const std::string& path, int code_line) const {
  const auto source = sources.find(path);
  if (source == sources.end() || code_line < 1) return code_line;
  const auto& lines = source->second.lines;
  const auto at = static_cast<std::size_t>(code_line);
  return static_cast<int>(at < lines.size() ? lines[at] : lines.empty() ? 1 : lines.back());
}

const std::string& add_module(Program& program, const Finish& finish, const std::string& path,
                              std::string text) {
  Finished finished;
  if (finish) finished = finish(path, text);
  if (finished.lines.empty()) return program.modules[path] = std::move(text);
  program.sources[path] = {std::move(text), std::move(finished.lines)};
  return program.modules[path] = std::move(finished.code);
}

namespace {

// A script that is only being looked at has nobody to tell.
class Nobody final : public Host {
 public:
  double random() override { return 0.5; }
  void checked(std::string_view, TagSetId, bool) override {}
  void judged(Judged&, Verdict, std::string_view) override {}
  void threw(std::string_view) override {}
  void printed(std::string_view, std::string_view, std::string_view, int) override {}
};

}  // namespace

namespace {

void warn_of_shared_variables(Loaded& loaded) {
  const Program& program = loaded.program;
  for (const auto& [path, code] : program.modules) {
    if (path.ends_with(".json")) continue;
    for (const SharedAssignment& found : find_shared_assignments(code)) {
      // Not one that only the transpiler knows of.
      if (program.text_of(path)->find(found.variable) == std::string::npos) continue;
      loaded.warnings.push_back(
          path + ":" + std::to_string(program.line_of(path, found.line)) + ": a function assigns " +
          found.variable +
          ", a variable of the module, which all bots of a heap share: keep what is a bot's own on "
          "`this`, or run with --isolate bot");
    }
  }
}

}  // namespace

Loaded load_program(const std::string& entry, const std::string& text, const ScriptWorld& world,
                    const ReadModule& read, const ScriptLimits& limits, const Finish& finish) {
  Loaded loaded;
  loaded.program = {entry, {}, world.env, {}, world.local_env};
  add_module(loaded.program, finish, entry, text);
  for (const auto& [name, file] : world.storages) {
    loaded.program.storages.try_emplace(name, file.bytes, file.path);
  }
  Nobody nobody;
  const ScriptHeap::Supply supply{read, finish};  // outlives the heap, which asks it to the last
  const ScriptHeap heap(loaded.program, nobody, limits, supply);
  loaded.models = heap.models();
  if (loaded.models.back().of_run) {
    loaded.run_functions = std::move(loaded.models.back());
    loaded.models.pop_back();
  }
  loaded.warnings = heap.state_->warnings;
  loaded.options = heap.state_->options;
  loaded.isolated_for_k6 = !world.isolate_bots && loaded.program.imports_k6;
  loaded.program.isolate_bots = world.isolate_bots.value_or(loaded.isolated_for_k6);
  if (loaded.program.isolate_bots) {
    loaded.bytes_per_bot = bytes_of_modules(*heap.state_);
  } else {
    warn_of_shared_variables(loaded);
  }
  return loaded;
}

}  // namespace hailstorm
