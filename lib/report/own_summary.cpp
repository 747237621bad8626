#include "report/own_summary.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "report/summary_export.h"

namespace hailstorm {

using nlohmann::ordered_json;

std::string summary_arguments(const RunSummary& summary, const std::string& setup_data) {
  ordered_json data = ordered_json::parse(render_summary_data(summary));
  if (!setup_data.empty()) data["setup_data"] = ordered_json::parse(setup_data);
  return "[" + data.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "]";
}

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
