#include "script/program.h"

#include <filesystem>
#include <fstream>
#include <iterator>

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

}  // namespace hailstorm
