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
  std::string tags(metric.tags);
  if (metric.tags == find_built_in("http_reqs")->tags) tags = "request's";
  if (tags.ends_with("*")) tags.replace(tags.size() - 1, 1, "own");
  row.append(metric.name).append("` | ").append(name_of(metric.kind)).append(" | ");
  row.append(name_of(metric.unit)).append(" | ").append(tags).append(" | ");
  return row.append(metric.meaning).append(" |");
}

std::vector<std::string> rows_under(const std::string& head) {
  std::vector<std::string> rows;
  std::ifstream page(std::string(HAIL_SOURCE_DIR) + "/docs/reference/metrics.md");
  bool within = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with(head)) within = true;
    if (within && line.starts_with("| `")) rows.push_back(line);
    if (within && line.empty()) break;
  }
  return rows;
}

}  // namespace

TEST_CASE("docs/reference/metrics.md has every built-in metric with its unit, tags and meaning") {
  std::vector<std::string> expected;
  for (const Metric& metric : built_in_metrics()) expected.push_back(row_of(metric));
  REQUIRE(rows_under("| metric | kind |") == expected);
}

TEST_CASE("docs/reference/metrics.md has what is told, but not judged") {
  std::vector<std::string> expected;
  for (const ToldMetric& told : told_metrics()) {
    std::string& row = expected.emplace_back("| `");
    row.append(told.name).append("` | ").append(told.meaning).append(" | ");
    row.append(told.instead).append(" |");
  }
  REQUIRE(rows_under("| name | meaning |") == expected);
}
