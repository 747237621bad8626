// What scripts measure by their own word, and the tags they give.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

// A bot with some metrics, and the body of its only action.
std::string measuring(const std::string& body) {
  return "var orders = new (require('hailstorm').Counter)('orders'),\n"
         "  basket = new (require('hailstorm').Gauge)('basket'),\n"
         "  stocked = new (require('hailstorm').Rate)('stocked'),\n"
         "  price = new (require('hailstorm').Trend)('price', true);\n" +
         bot_with(body);
}

}  // namespace

TEST_CASE("a script's metrics are known when it is loaded, with kind and unit") {
  const Loaded loaded = load_text(measuring(""));
  REQUIRE(loaded.program.metrics ==
          std::vector<CustomMetric>{{"orders", MetricKind::counter, false},
                                    {"basket", MetricKind::gauge, false},
                                    {"stocked", MetricKind::rate, false},
                                    {"price", MetricKind::trend, true}});
}

TEST_CASE("values are told with the tags of the group they are added in and their own") {
  Stage stage(
      measuring("orders.add(1);\n"
                "orders.add(2.5, { tier: 'gold', size: 3, gift: true });\n"
                "hs.group('pay', function () {\n"
                "  basket.add(-7);\n"
                "  hs.group('card', function () { price.add('12.5', { name: 'x' }); });\n"
                "  stocked.add(true);\n"
                "});\n"
                "stocked.add(false);\n"
                "check(orders, { 'gives true': orders.add(0) === true });\n"
                "check(price, { 'knows its name': price.name === 'price' });"));
  stage.begin(Step::idle);
  CHECK(stage.host.values == Texts{"0 1", "0 2.5 tier=gold size=3 gift=true", "1 -7 pay",
                                   "3 12.5 pay::card name=x", "2 1 pay", "2 0", "0 0"});
  stage.all_passed(2);
}

TEST_CASE("checks are told with the tags of the group they are tried in and their own") {
  Stage stage(
      measuring("check(0, { a: true });\n"
                "check(0, { b: true, c: 1 }, { tier: 'gold', size: 3 });\n"
                "hs.group('pay', function () {\n"
                "  check(0, { d: true });\n"
                "  check(0, { e: function () { return check(0, { f: true }); } }, { x: true });\n"
                "  check(0, { g: true }, null);\n"
                "});\n"
                "check(0, { h: true }, undefined);"));
  stage.begin(Step::idle);
  stage.all_passed(8);
  CHECK(stage.host.check_tags ==
        Texts{"", "tier=gold size=3", "tier=gold size=3", "pay", "pay", "pay x=true", "pay", ""});
}

TEST_CASE("tags of a check that are none are refused with their place") {
  Stage stage(measuring("check(0, { a: true }, 'gold');"));
  stage.begin(Step::failed);
  CHECK(stage.host.checks.empty());
  REQUIRE(stage.host.errors.size() == 1);
  CHECK_THAT(stage.host.errors[0],
             Contains("bot.js:9: TypeError: check(value, sets, tags): tags is ") &&
                 Contains(", not an object"));
}

TEST_CASE("what is no value is told with its place, left out, and ends nothing") {
  Stage stage(
      measuring("orders.add();\n"
                "orders.add(null);\n"
                "price.add(NaN);\n"
                "price.add('twelve');\n"
                "price.add(1 / 0);\n"
                "check(0, { 'gives false': price.add({}) === false });\n"
                "orders.add(1);"));
  stage.begin(Step::idle);
  CHECK(stage.host.values == Texts{"0 1"});
  REQUIRE(stage.host.errors.size() == 6);
  CHECK_THAT(stage.host.errors[0],
             Contains("bot.js:9: ") &&
                 Contains("undefined is no value for the metric 'orders': a finite number"));
  CHECK_THAT(stage.host.errors[3], Contains("bot.js:12: ") && Contains("\"twelve\""));
  stage.all_passed(1);
}

TEST_CASE("with --throw a wrong value is thrown") {
  FakeHost host;
  host.throws = true;
  const Loaded loaded = load_text(measuring("orders.add(NaN); orders.add(1);"));
  ScriptHeap heap(loaded.program, host, {});
  const auto bot = heap.create(0, {}).value();
  CHECK(heap.run(bot, 0) == Step::failed);
  CHECK(host.values.empty());
  REQUIRE(host.errors.size() == 1);
  CHECK_THAT(host.errors[0], Contains("bot.js:9: TypeError: "));
}

TEST_CASE("metrics that cannot be are refused with their place") {
  const std::string hs = "var hs = require('hailstorm');\n";
  const std::pair<const char*, const char*> cases[] = {
      {"hs.Counter('orders');", "write new Counter(name, isTime)"},
      {"new hs.Counter();", "new Counter(name, isTime): the name is undefined, not a text"},
      {"new hs.Gauge(7);", "new Gauge(name, isTime): the name is 7, not a text"},
      {"new hs.Rate('a');", "'a' is not a name for a metric: letters, digits and underscores"},
      {"new hs.Rate('my-rate');", "'my-rate' is not a name for a metric"},
      {"new hs.Trend('9lives');", "'9lives' is not a name for a metric"},
      {"new hs.Trend('http_reqs');", "'http_reqs' is a built-in metric"},
      {"new hs.Trend('price', 'ms');", "isTime is \"ms\", not true or false"},
      {"new hs.Trend('price'); new hs.Rate('price');",
       "there is a metric 'price' already, a trend"},
      {"new hs.Trend('price', true); new hs.Trend('price');",
       "there is a metric 'price' already, a trend of times"},
      {"new hs.Counter('orders').add(1);", "add(value, tags): not while the script is loaded"},
      {"for (var i = 0; i < 1001; i++) new hs.Counter('c' + i);", "at most 1,000 metrics"},
  };
  for (const auto& [script, message] : cases) {
    CAPTURE(script);
    CHECK_THAT(refusal(hs + script), Contains(message) && Contains("bot.js:2"));
  }
}

TEST_CASE("the same metric may be made twice, and is one") {
  Stage stage(bot_with("one.add(1); other.add(2);") +
              "var one = new hs.Counter('orders'), other = new hs.Counter('orders');");
  stage.begin(Step::idle);
  CHECK(stage.host.values == Texts{"0 1", "0 2"});
}

TEST_CASE("a metric is made while the script is loaded, and cannot be changed") {
  Stage stage(
      measuring("var said = '';\n"
                "try { new hs.Counter('late'); } catch (e) { said = e.message; }\n"
                "check(said, { 'not in an action': /metrics are made while/.test(said) });\n"
                "try { orders.add.call({}, 1); } catch (e) { said = e.message; }\n"
                "check(said, { 'on a metric': /on what is no metric/.test(said) });\n"
                "try { orders.add(1, 'gold'); } catch (e) { said = e.message; }\n"
                "check(said, { 'tags': /tags is a string, not an object/.test(said) });\n"
                "try { orders.add(1, { a: {} }); } catch (e) { said = e.message; }\n"
                "check(said, { 'a tag': /the tag a is an object, not a text/.test(said) });\n"
                "orders.name = 'x';\n"
                "check(orders, { 'frozen': orders.name === 'orders' });"));
  stage.begin(Step::idle);
  CHECK(stage.host.values.empty());
  stage.all_passed(5);
}

TEST_CASE("a request has the tags of its group and its own, and tags.name is its name") {
  Stage stage(
      bot_with("hs.group('pay', function () {\n"
               "  http.get('http://x/', { tags: { name: 'card', tier: 'gold', n: 1 } });\n"
               "});\n"
               "http.get('http://x/', { name: 'plain' });\n"
               "hs.group('pay', function () { http.get('http://x/'); });\n"
               "http.get('http://x/');"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.call().name == "card");
  CHECK(stage.host.shown(stage.call().tags) == "pay tier=gold n=1");
  CHECK(stage.resume(bot, answer(200)) == Step::http);
  CHECK(stage.call().name == "plain");
  CHECK(stage.call().tags == 0);
  CHECK(stage.resume(bot, answer(200)) == Step::http);
  CHECK(stage.host.shown(stage.call().tags) == "pay");
  CHECK(stage.resume(bot, answer(200)) == Step::http);
  CHECK(stage.call().tags == 0);
  CHECK(stage.resume(bot, answer(200)) == Step::idle);
}

TEST_CASE("tags that cannot be are refused") {
  const std::pair<const char*, const char*> cases[] = {
      {"{ tags: 7 }", "http.get: tags is a number, not an object"},
      {"{ tags: { tier: null } }", "http.get: the tag tier is null, not a text"},
      {"{ tags: { tier: {} } }", "http.get: the tag tier is an object, not a text"},
      {"{ tags: { status: '200' } }", "http.get: params.tags.status: this tag is Hailstorm's own"},
      {"{ tags: { name: function () {} } }", "http.get: the tag name is a function, not a text"},
  };
  for (const auto& [params, message] : cases) {
    CAPTURE(params);
    Stage stage(bot_with("http.get('http://x/', " + std::string(params) + ");"));
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains(message));
  }
}
