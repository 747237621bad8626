// The page of all metrics says what the catalogue says.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "stats/metric.h"

using namespace hailstorm;

namespace {

std::string row_of(const Metric& metric) {
  std::string row = "| `";
  // Most metrics have the tags of a request: the page lists these once.
  const std::string_view tags = metric.tags.ends_with("*") ? "request's" : metric.tags;
  row.append(metric.name).append("` | ").append(name_of(metric.kind)).append(" | ");
  row.append(name_of(metric.unit)).append(" | ").append(tags).append(" | ");
  return row.append(metric.meaning).append(" |");
}

}  // namespace

TEST_CASE("docs/reference/metrics.md has every built-in metric with its unit, tags and meaning") {
  std::vector<std::string> rows, expected;
  std::ifstream page(std::string(HAIL_SOURCE_DIR) + "/docs/reference/metrics.md");
  bool within = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("| metric | kind |")) within = true;
    if (within && line.starts_with("| `")) rows.push_back(line);
    if (within && line.empty()) break;
  }
  for (const Metric& metric : built_in_metrics()) expected.push_back(row_of(metric));
  REQUIRE(rows == expected);
}
