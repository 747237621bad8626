#include "simulation/paths.h"

#include <algorithm>
#include <filesystem>

namespace hailstorm {
namespace {

// The paths in "cert=FILE,key=FILE,..." or the same in lines.
std::string anchored_record(const std::string& record, const std::string& folder) {
  const char separator = record.find('\n') == std::string::npos ? ',' : '\n';
  std::string result;
  for (std::size_t begin = 0; begin <= record.size();) {
    const auto end = std::min(record.find(separator, begin), record.size());
    const std::string part = record.substr(begin, end - begin);
    const auto value = part.find('=') + 1;
    const bool path = part.starts_with("cert=") || part.starts_with("key=");
    result += path ? part.substr(0, value) + anchored(part.substr(value), folder) : part;
    if (end < record.size()) result += separator;
    begin = end + 1;
  }
  return result;
}

}  // namespace

std::string anchored(const std::string& path, const std::string& folder) {
  if (folder.empty() || path.empty() || path.starts_with("/")) return path;
  return (std::filesystem::path(folder) / path).lexically_normal().string();
}

std::string anchored(const Setting& setting, const std::string& value, const std::string& folder) {
  if (setting.form == Form::records) return anchored_record(value, folder);
  if (setting.value == "NAME=FILE" || setting.value == "KIND=FILE" ||
      setting.value == "ndjson=FILE") {
    const auto path = value.find('=') + 1;
    return value.substr(0, path) + anchored(value.substr(path), folder);
  }
  if (setting.value == "FOLDER|off" && value == "off") return value;
  return setting.value == "FILE" || setting.value == "FOLDER|off" || setting.value == "FOLDER"
             ? anchored(value, folder)
             : value;
}

}  // namespace hailstorm
