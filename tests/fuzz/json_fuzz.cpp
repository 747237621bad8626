// Any text with any path is found, absent or malformed; what is found is JSON.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "base/check.h"
#include "web/json_path.h"

namespace {

// Whether another reader takes the text. It wants UTF-8, surrogates in pairs and numbers that fit,
// which is not asked here.
bool reads(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) text[i] = '?';
    if (i > 1 && (text[i] | 0x20) == 'd' && text[i - 1] == 'u' && text[i - 2] == '\\')
      text[i] = '0';
  }
  try {
    return !nlohmann::json::parse(text).is_discarded();
  } catch (const nlohmann::json::out_of_range&) {
    return true;
  } catch (const nlohmann::json::parse_error&) {
    return false;
  }
}

}  // namespace

// The input is the path, a line feed and the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view text = input.substr(std::min(line + 1, input.size()));
  std::string_view value;
  std::string made;
  const hailstorm::JsonFind end = hailstorm::find_json(text, input.substr(0, line), value, made);
  if (end == hailstorm::JsonFind::found) HAIL_CHECK(reads(std::string(value)));
  // With nothing found, the text was read to its end.
  if (end == hailstorm::JsonFind::absent) HAIL_CHECK(reads(std::string(text)));
  return 0;
}
