// What bots find of data, and what they time: groups, observations, seeds, this machine's values.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;
using Texts = std::vector<std::string>;

TEST_CASE("groups nest, may block, and are timed however they end") {
  Stage stage(
      bot_with("var got = hs.group('checkout', function () {\n"
               "  hs.group('pay', function () { sleep(1); });\n"
               "  try { hs.group('fail', function () { throw new Error('no'); }); } catch (e) {}\n"
               "  return 7;\n"
               "});\n"
               "check(got, { 'gives what fn gives': got === 7 });\n"
               "hs.group('alone', function () {});"));
  const auto bot = stage.begin(Step::sleeping);
  const auto other = stage.begin(Step::sleeping);
  CHECK(stage.heap.resume(bot) == Step::idle);
  CHECK(stage.heap.resume(other) == Step::idle);
  const Texts one = {"group checkout::pay 0", "group checkout::fail 0", "group checkout 0",
                     "group alone 0"};
  Texts twice = one;
  twice.insert(twice.end(), one.begin(), one.end());
  CHECK(stage.host.timings == twice);
  stage.all_passed(2);
}

TEST_CASE("a function is observed under the status of what it gives") {
  Stage stage(
      bot_with("function o(n, f) { return hs.metrics.observe(n, f); }\n"
               "o('number', function () { return 404; });\n"
               "o('fraction', function () { return 0.5; });\n"
               "o('huge', function () { return 1e12; });\n"
               "o('undefined', function () {});\n"
               "o('null', function () { return null; });\n"
               "o('error', function () { return new Error('x'); });\n"
               "o('text', function () { return '200'; });\n"
               "o('object', function () { return { status: 200 }; });\n"
               "o('true', function () { return true; });\n"
               "o('response', function () { return http.get('http://x/'); });\n"
               "try { o('thrown', function () { throw 1; }); }\n"
               "catch (e) { check(e, { 'thrown again': e === 1 }); }"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.resume(bot, answer(503)) == Step::idle);
  CHECK(stage.host.timings == Texts{"observed number 404", "observed fraction 0", "observed huge 0",
                                    "observed undefined 0", "observed null -1", "observed error -1",
                                    "observed text 0", "observed object 0", "observed true 0",
                                    "observed response 503", "observed thrown -1"});
  stage.all_passed(1);
}

TEST_CASE("what cannot be a group or an observation is refused") {
  const std::pair<const char*, const char*> cases[] = {
      {"hs.group(7, function () {})", "group(name, fn): the name is 7, not a text"},
      {"hs.group('a')", "group(name, fn): what to time is undefined, not a function"},
      {"hs.group('a::b', function () {})", "'a::b' has '::' in it"},
      {"hs.metrics.observe('', 7)", "metrics.observe(name, fn): the name is \"\", not a text"},
      {"hs.randomSeed('x')", "randomSeed(seed): a whole number"},
      {"hs.randomSeed(0.5)", "randomSeed(seed): a whole number"},
  };
  for (const auto& [call, message] : cases) {
    CAPTURE(call);
    Stage stage(bot_with(call));
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains(message));
  }
  CHECK_THAT(refusal("require('hailstorm').group('a', function () {});"),
             Contains("group(name, fn): not while the script is loaded"));
}

TEST_CASE("a seed belongs to the bot that sets it; one of the top level to each bot") {
  const std::string draw = "console.log(Math.random());";
  Stage own(bot_with("if (this.index < 2) hs.randomSeed(5 + 0 * this.id); " + draw));
  for (std::uint64_t k = 0; k < 4; ++k) own.heap.run(*own.heap.create(0, {k, k + 1}), 0);
  REQUIRE(own.host.prints.size() == 4);
  CHECK(own.host.prints[0] == own.host.prints[1]);
  CHECK(own.host.prints[2] != own.host.prints[1]);
  CHECK(own.host.prints[3] != own.host.prints[2]);

  Stage all("require('hailstorm').randomSeed(5);\n" + bot_with(draw + draw));
  for (std::uint64_t k = 0; k < 2; ++k) all.heap.run(*all.heap.create(0, {k, k + 1}), 0);
  REQUIRE(all.host.prints.size() == 4);
  CHECK(all.host.prints[0] == own.host.prints[0]);
  CHECK(all.host.prints[0] == all.host.prints[2]);
  CHECK(all.host.prints[1] == all.host.prints[3]);
  CHECK(all.host.prints[0] != all.host.prints[1]);
}

TEST_CASE("env.local reads this machine's own values and no other") {
  ScriptWorld world;
  world.env = {{"ZONE", "everywhere"}};
  world.local_env = {{"ZONE", "eu"}, {"empty", ""}};
  const Loaded loaded = load_program(
      "bot.js",
      bot_with("check(0, { 'there': env.local('ZONE') === 'eu', 'empty': env.local('empty') === "
               "'', 'not there': env.local('HOME') === undefined, 'of the simulation': env.ZONE "
               "=== 'everywhere' });"),
      world, no_modules);
  FakeHost host;
  ScriptHeap heap(loaded.program, host, {});
  CHECK(heap.run(*heap.create(0, {}), 0) == Step::idle);
  CHECK(host.checks.size() == 4);
  for (const auto& [name, passed] : host.checks) {
    CAPTURE(name);
    CHECK(passed);
  }
}
