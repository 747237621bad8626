// Samples as k6 writes them, line by line.
#include "report/ndjson.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace hailstorm;
using Json = nlohmann::json;

namespace {

constexpr std::int64_t offset = 1'795'410'600'000'000'000;

Sample at(std::int64_t nanos, Sample sample) {
  sample.at = Instant(Nanos(nanos));
  return sample;
}

SampleBatch one_exchange() {
  SampleBatch batch;
  batch.names = {"", "Shopper", "front \"page\"", "GET"};
  Sample sample{.event = Event::exchange_ended, .yes = true, .status = 200};
  sample.expected = static_cast<std::uint8_t>(Expected::yes);
  batch.contexts = {{"Shopper", "look", "front::cart", {{"kind", "a"}}}};
  sample.name = 2;
  sample.method = 3;
  sample.bytes_sent = 180;
  sample.bytes_received = 2'345;
  sample.timings.waiting = Nanos(1'230'500);
  batch.samples = {at(1'500'000'007, sample)};
  return batch;
}

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
  return lines;
}

}  // namespace

TEST_CASE("a sample is a point of each metric that it counts for, declared before the first") {
  Ndjson ndjson({{"stage", "test"}}, offset);
  std::string text;
  ndjson.write(one_exchange(), text);
  CHECK(text.substr(0, text.find('\n')) ==
        R"({"type":"Metric","data":{"name":"http_reqs","type":"counter","contains":"default",)"
        R"("thresholds":[],"submetrics":null},"metric":"http_reqs"})");
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 24);
  const Json& point = lines[5];
  CHECK(point["type"] == "Point");
  CHECK(point["metric"] == "http_req_duration");
  CHECK(point["data"]["value"] == 1.2305);
  CHECK(point["data"]["time"] == "2026-11-23T05:10:01.500000007Z");
  CHECK(point["data"]["tags"] == Json::parse(R"({"stage":"test","method":"GET","model":"Shopper",
    "action":"look","group":"::front::cart","kind":"a","name":"front \"page\"",
    "outcome":"answered","status":"200","expected_response":"true"})"));
  CHECK(lines[4]["data"]["contains"] == "time");
  std::string again;
  ndjson.write(
      [] {
        SampleBatch batch = one_exchange();
        batch.names.clear();
        batch.contexts.clear();
        return batch;
      }(),
      again);
  CHECK(lines_of(again).size() == 12);
}

TEST_CASE("times are written to the nanosecond, without a zero too many") {
  Ndjson ndjson({}, 0);
  for (const auto& [nanos, written] : std::map<std::int64_t, std::string>{
           {0, "0"}, {1, "0.000001"}, {1'000'000, "1"}, {12'340'000'000, "12340"}}) {
    SampleBatch batch;
    batch.samples = {at(0, {.event = Event::gc_pause, .duration = Nanos(nanos)})};
    std::string text;
    ndjson.write(batch, text);
    CHECK_THAT(text, Catch::Contains("\"value\":" + written + ",\"tags\":{}"));
  }
}

TEST_CASE("the bots of each model and the generator's lag are points of each second") {
  Ndjson ndjson({}, offset);
  std::string text;
  ndjson.write({{"Shopper", Census{12, 1, 9, 0, 2, 0, 0}}}, Nanos(2'500'000), Instant(), text);
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 6);
  CHECK(lines[1]["data"]["value"] == 10);
  CHECK(lines[3]["data"]["value"] == 12);
  CHECK(lines[5]["data"]["value"] == 2.5);
  CHECK(lines[0]["data"]["type"] == "gauge");
}

TEST_CASE("bytes that are not UTF-8 do not break a line") {
  SampleBatch batch;
  batch.names = {"M", "a"};
  batch.texts = {"bad \xff byte\nand a line"};
  batch.samples = {at(0, {.event = Event::mishap, .name = 1, .text = 1})};
  Ndjson ndjson({}, 0);
  std::string text;
  ndjson.write(batch, text);
  CHECK(lines_of(text).at(1)["data"]["tags"]["text"] == "bad \uFFFD byte\nand a line");
}

TEST_CASE("a check's point has the tags of whom and what it is for") {
  SampleBatch batch;
  batch.names = {"", "is 200"};
  batch.contexts = {{"Shopper", "look", "cart", {{"tier", "gold"}}}};
  batch.samples = {at(0, {.event = Event::check, .yes = true, .name = 1})};
  Ndjson ndjson({}, 0);
  std::string text;
  ndjson.write(batch, text);
  const Json point = lines_of(text).at(1);
  CHECK(point["metric"] == "checks");
  CHECK(point["data"]["value"] == 1);
  CHECK(point["data"]["tags"] == Json::parse(R"({"model":"Shopper","action":"look",
    "group":"::cart","tier":"gold","check":"is 200"})"));
}
