#include "report/own_summary.h"

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace hailstorm {

using nlohmann::ordered_json;

SummaryTexts read_summary_texts(const std::string& returned) {
  const ordered_json read = ordered_json::parse(returned);
  if (read.is_null()) return {};
  if (!read.is_object()) {
    throw Error(Fault::script,
                "handleSummary() returned no object of { FILE: text }: the usual report follows");
  }
  SummaryTexts texts;
  for (const auto& [name, content] : read.items())
    texts.emplace_back(name, content.is_string() ? content.get<std::string>() : content.dump());
  return texts;
}

}  // namespace hailstorm
