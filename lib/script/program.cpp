#include "script/program.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "script/heap_state.h"

namespace hailstorm {

ReadModule files_beside(const std::string& entry) {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(entry).parent_path().lexically_normal();
  return [root](const std::string& path, std::string& text) {
    const fs::path inside =
        fs::path(path).lexically_normal().lexically_relative(root.empty() ? "." : root);
    if (inside.empty() || *inside.begin() == "..") return false;
    if (!fs::is_regular_file(path)) return false;
    std::ifstream file(path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
    return static_cast<bool>(file);
  };
}

namespace {

// A script that is only being looked at has nobody to tell.
class Nobody final : public Host {
 public:
  double random() override { return 0.5; }
  void checked(std::string_view, bool) override {}
  void judged(Judged&, Verdict, std::string_view) override {}
  void threw(std::string_view) override {}
  void printed(std::string_view, std::string_view) override {}
};

}  // namespace

Loaded load_program(const std::string& entry, const std::string& text,
                    const std::map<std::string, std::string>& env, const ReadModule& read) {
  Loaded loaded;
  loaded.program = {entry, {{entry, text}}, env, {}};
  Nobody nobody;
  const ScriptHeap heap(loaded.program, nobody, ScriptLimits{}, read);
  loaded.models = heap.models();
  loaded.warnings = heap.state_->warnings;
  return loaded;
}

}  // namespace hailstorm
