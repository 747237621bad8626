// Requests beside each other: batches and asyncRequest, their tickets, and what the bot waits for.
#include "fake_host.h"
#include "script/heap.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// The tickets of what the last stretch of script asked for, by URL.
std::map<std::string, Ticket> tickets(const Stage& stage) {
  std::map<std::string, Ticket> found;
  for (const HttpCall& call : stage.heap.calls()) {
    found[std::string(call.fetch.request.url)] = call.ticket;
  }
  return found;
}

}  // namespace

TEST_CASE("a batch has the shape of its requests, whatever the order of the answers") {
  Stage stage(bot_with(
      "var r = http.batch(['http://a/', ['POST', 'http://b/', 'x', { name: 'n' }],\n"
      "  { method: 'put', url: 'http://c/', body: 'y', params: { timeout: 5 } }]);\n"
      "check(r, { array: Array.isArray(r) && r.length === 3, a: r[0].body === 'A', b: r[1].body "
      "=== 'B', c: r[2].body === 'C' });\n"
      "r = http.batch({ one: 'http://a/', two: http.url(['http://b/', ''], 2), three: { url: "
      "'http://c/' } });\n"
      "check(r, { keys: Object.keys(r).join() === 'one,two,three', two: r.two.body === 'B' });\n"
      "check(r, { nothing: http.batch([]).length === 0 });\n"));
  const auto bot = stage.begin(Step::http);
  REQUIRE(stage.heap.calls().size() == 3);
  const auto calls = stage.heap.calls();
  CHECK(calls[0].fetch.request.method == "GET");
  CHECK(calls[1].fetch.request.method == "POST");
  CHECK(calls[1].name == "n");
  CHECK(calls[2].fetch.request.method == "PUT");
  CHECK(calls[2].fetch.request.body == "y");
  CHECK(calls[2].fetch.request.timeout == std::chrono::milliseconds(5));
  for (const HttpCall& call : calls) CHECK((call.of_batch && call.ticket != 0));
  auto of = tickets(stage);
  CHECK(stage.resume(bot, answer(200, {}, "C"), of["http://c/"]) == Step::waiting);
  CHECK(stage.heap.calls().empty());
  CHECK(stage.resume(bot, answer(200, {}, "A"), of["http://a/"]) == Step::waiting);
  REQUIRE(stage.resume(bot, answer(200, {}, "B"), of["http://b/"]) == Step::http);
  of = tickets(stage);
  CHECK(of.size() == 3);
  CHECK(stage.resume(bot, answer(200, {}, "A"), of["http://a/"]) == Step::waiting);
  CHECK(stage.resume(bot, answer(200, {}, "B"), of["http://b/2"]) == Step::waiting);
  CHECK(stage.resume(bot, answer(200, {}, "C"), of["http://c/"]) == Step::idle);
  stage.all_passed(7);
}

TEST_CASE("asyncRequest goes on at once, and its answer is kept until it is waited for") {
  Stage stage(
      bot_with("var a = http.asyncRequest('GET', 'http://a/'), b = http.asyncRequest('POST', "
               "'http://b/', 'x', { name: 'n' });\n"
               "sleep(1);\n"
               "check(0, { a: a.wait().body === 'A' });\n"
               "check(0, { again: a.wait() === a.wait() });\n"
               "var r = http.get('http://c/');\n"
               "check(0, { b: b.wait().body === 'B', c: r.body === 'C' });\n"));
  const auto bot = stage.begin(Step::sleeping);
  const auto of = tickets(stage);
  REQUIRE(of.size() == 2);
  CHECK_FALSE(stage.heap.calls()[1].of_batch);
  CHECK(stage.heap.calls()[1].name == "n");
  CHECK(stage.resume(bot, answer(200, {}, "A"), of.at("http://a/")) == Step::sleeping);
  stage.host.clock.advance(std::chrono::seconds(1));
  REQUIRE(stage.heap.resume(bot) == Step::http);
  CHECK(stage.call().ticket == 0);
  CHECK(stage.resume(bot, answer(200, {}, "B"), of.at("http://b/")) == Step::waiting);
  CHECK(stage.resume(bot, answer(200, {}, "C")) == Step::idle);
  stage.all_passed(4);
}

TEST_CASE("a bot that waits for one request keeps the answers of the others") {
  Stage stage(
      bot_with("var a = http.asyncRequest('GET', 'http://a/'), b = http.asyncRequest('GET', "
               "'http://b/');\n"
               "check(0, { b: b.wait().body === 'B' });\n"
               "check(0, { a: a.wait().body === 'A' });\n"));
  const auto bot = stage.begin(Step::waiting);
  const auto of = tickets(stage);
  CHECK(stage.resume(bot, answer(200, {}, "A"), of.at("http://a/")) == Step::waiting);
  CHECK(stage.resume(bot, answer(200, {}, "B"), of.at("http://b/")) == Step::idle);
  stage.all_passed(2);
}

TEST_CASE("a handler that ends, or throws, is over when the requests are that it leaves") {
  for (const char* end : {"", "throw new Error('over');"}) {
    Stage stage(bot_with("http.asyncRequest('GET', 'http://a/');\n" + std::string(end)));
    const auto bot = stage.begin(Step::waiting);
    CHECK(stage.resume(bot, answer(200), stage.call().ticket) ==
          (*end ? Step::failed : Step::idle));
    CHECK(stage.heap.calls().empty());
    CHECK(stage.heap.run(bot, 0) == Step::waiting);
    CHECK(stage.heap.calls().size() == 1);
  }
}

TEST_CASE("what cannot wait where it stands begins nothing, and leaves the others as they are") {
  Stage stage(bot_with(
      "var a = http.asyncRequest('GET', 'http://a/');\n"
      "var bad = { get get() { return http.get('http://b/'); },\n"
      "  get batch() { return http.batch(['http://c/', 'http://d/']); }, get wait() { return "
      "a.wait(); } };\n"
      "['get', 'batch', 'wait'].forEach(function (name) { try { bad[name]; } catch (e) {\n"
      "  check(e, { refused: e instanceof TypeError }); } });\n"
      "var params = { get name() { http.asyncRequest('GET', 'http://e/', null, { headers: { A: 'e' "
      "} }); return 'n'; }, headers: { A: 'f' } };\n"
      "http.get('http://f/', params);\ncheck(0, { a: a.wait().body === 'A' });\n"));
  const auto bot = stage.begin(Step::http);
  const auto of = tickets(stage);
  CHECK(of.size() == 3);
  CHECK((of.count("http://a/") && of.count("http://e/") && of.count("http://f/")));
  for (const HttpCall& call : stage.heap.calls()) {
    const std::string_view url = call.fetch.request.url;
    if (url == "http://a/") continue;
    REQUIRE(call.fetch.request.headers.size() == 1);
    CHECK(call.fetch.request.headers[0].value == url.substr(7, 1));
  }
  CHECK(stage.resume(bot, answer(200, {}, "E"), of.at("http://e/")) == Step::waiting);
  CHECK(stage.resume(bot, answer(200), of.at("http://f/")) == Step::waiting);
  CHECK(stage.heap.calls().empty());
  CHECK(stage.resume(bot, answer(200, {}, "A"), of.at("http://a/")) == Step::idle);
  stage.all_passed(4);
}

TEST_CASE("requests begin in methods, not at load time, nor in a constructor") {
  CHECK_THAT(refusal("require('hailstorm/http').asyncRequest('GET', 'http://x/');"),
             Contains("requests and timers begin in the methods of a bot"));
  CHECK_THAT(refusal("require('hailstorm/http').get('http://x/');"),
             Contains("TypeError: cannot block at the top level of a script: do it in an action"));
  Stage stage(
      "function Bot() { require('hailstorm/http').batch(['http://x/']); }\n"
      "Bot.actions = { act: 1 }; Bot.prototype.act = function () {}; exports.Bot = Bot;");
  CHECK_FALSE(stage.heap.create(0, {}));
  CHECK_THAT(stage.thrown(), Contains("requests and timers begin in the methods of a bot"));
}

TEST_CASE("failures of a batch and of asyncRequest are thrown where they are waited for") {
  Stage stage(bot_with(
      "try { http.batch([['GET', 'http://a/', null, { throw: true }], 'http://b/']); } catch (e) "
      "{\n"
      "  check(e, { batch: /the request failed/.test(e.message) }); }\n"
      "var a = http.asyncRequest('GET', 'http://a/', null, { throw: true });\n"
      "try { a.wait(); } catch (e) { check(e, { async: /the request failed/.test(e.message) }); }\n"
      "check(0, { fine: http.batch(['http://b/'])[0].status === 0 });\n"));
  const auto bot = stage.begin(Step::http);
  Answer refused;
  refused.outcome = Outcome::connect_refused;
  auto of = tickets(stage);
  CHECK(stage.resume(bot, refused, of["http://a/"]) == Step::waiting);
  REQUIRE(stage.resume(bot, refused, of["http://b/"]) == Step::waiting);
  REQUIRE(stage.resume(bot, refused, stage.call().ticket) == Step::http);
  CHECK(stage.resume(bot, refused, stage.call().ticket) == Step::idle);
  stage.all_passed(3);
}

TEST_CASE("a bot that is destroyed with requests under way leaves nothing to the next") {
  Stage stage(bot_with(
      "var jar = new http.CookieJar();\n"
      "http.asyncRequest('GET', 'http://a/', null, { jar: jar, responseType: 'binary' });\n"
      "http.batch(['http://b/', 'http://c/']);\ncheck(0, { done: true });\n"));
  for (int i = 0; i < 3; ++i) {
    const auto bot = stage.begin(Step::http);
    CHECK(bot == 0);
    CHECK(stage.heap.calls().size() == 3);
    CHECK(stage.heap.calls()[0].ticket == 1);
    stage.heap.destroy(bot);
  }
  CHECK(stage.host.checks.empty());
}

TEST_CASE("many requests beside each other, answered in a random order, each find their place") {
  Stage stage(bot_with(
      "var list = [], handles = [], i;\n"
      "for (i = 0; i < 30; i++) { list.push('http://x/' + i); "
      "handles.push(http.asyncRequest('GET', "
      "'http://x/' + (100 + i))); }\n"
      "var all = http.batch(list);\n"
      "for (i = 0; i < 30; i++) { check(0, { batch: all[i].body === 'http://x/' + i, async: "
      "handles[i].wait().body === 'http://x/' + (100 + i) }); }\n"));
  const std::uint64_t seed = 5;
  CAPTURE(seed);
  Random random(seed);
  const auto bot = stage.begin(Step::http);
  const auto of = tickets(stage);
  std::vector<std::pair<std::string, Ticket>> order(of.begin(), of.end());
  REQUIRE(order.size() == 60);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  Step last = Step::waiting;
  for (const auto& [url, ticket] : order) last = stage.resume(bot, answer(200, {}, url), ticket);
  CHECK(last == Step::idle);
  stage.all_passed(60);
}
