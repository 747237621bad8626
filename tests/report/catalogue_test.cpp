// What reports and samples call a metric is in the catalogue, on its page, and free for no script.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "report/json.h"
#include "report/ndjson.h"
#include "report/summary_export.h"
#include "sample.h"
#include "stats/metric.h"

using namespace hailstorm;
using Json = nlohmann::json;

namespace {

using Names = std::set<std::string>;

// But those of the sample's script, and what stands there for a threshold with a selection.
Names names_of(const Json& metrics) {
  const Names own = {"basket_value", "carts_open", "in_stock", "orders"};
  Names names;
  for (const auto& [name, value] : metrics.items()) {
    if (own.count(name) == 0 && name.find('{') == std::string::npos) names.insert(name);
  }
  return names;
}

// The metrics of a sample of each kind but those of scripts, and of a second's end.
Names names_in_samples() {
  SampleBatch batch;
  batch.names = {""};
  batch.contexts = {{}};
  batch.texts = {"text"};
  for (int event = 0; event <= static_cast<int>(Event::gc_pause); ++event) {
    Sample sample{.event = static_cast<Event>(event), .resent = true, .text = 1};
    if (sample.event != Event::measured) batch.samples.push_back(sample);
  }
  Ndjson ndjson({}, 0);
  std::string text;
  ndjson.write(batch, text);
  ndjson.write({{"Shopper", Census()}}, Nanos(0), Instant(), text);
  std::istringstream lines(text);
  Names names;
  for (std::string line; std::getline(lines, line);) names.insert(Json::parse(line)["metric"]);
  return names;
}

}  // namespace

TEST_CASE("every metric in a report or a sample is in the catalogue and its page, and reserved") {
  std::ifstream file(std::string(HAIL_SOURCE_DIR) + "/docs/reference/metrics.md");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  const RunSummary run = sample_run();
  Names names = names_of(Json::parse(render_json(run))["metrics"]);
  CHECK(names.count("gc_pause") == 1);
  names.merge(names_of(Json::parse(render_summary_export(run))["metrics"]));
  CHECK(names.count("vus_max") == 1);
  names.merge(names_in_samples());
  CHECK(names.count("mishaps") == 1);
  CHECK(names.count("resent") == 0);
  for (const std::string& name : names) {
    INFO(name);
    CHECK((find_built_in(name) || find_told(name)));
    CHECK_FALSE(complaint_about_name(name).empty());
    CHECK_THAT(page, Catch::Contains("\n| `" + name + "` |"));
  }
}
