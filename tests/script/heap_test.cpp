// A heap runs bots as coroutines, isolates their errors and hands them answers.
#include "script/heap.h"

#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

TEST_CASE("a bot runs an action, blocks in http.get, gets its response and ends") {
  Stage stage(bot_with(
      "var r = http.get('http://x/a?b=1', { name: 'a', headers: { 'X-Id': 7 }, timeout: '3s' });\n"
      "check(r, { 'is 200': function (r) { return r.status === 200; }, 'body': r.body === 'hello' "
      "});\n"
      "check(r.headers['Content-Type'], { 'type': function (t) { return t === 'text/plain'; } "
      "});"));
  const auto bot = stage.heap.create(0, {17, 3});
  REQUIRE(bot);
  REQUIRE(stage.heap.run(*bot, 0) == Step::http);
  const HttpCall& call = stage.call();
  CHECK(call.fetch.request.method == "GET");
  CHECK(call.fetch.request.url == "http://x/a?b=1");
  CHECK(call.name == "a");
  REQUIRE(call.fetch.request.headers.size() == 1);
  CHECK(call.fetch.request.headers[0].name == "X-Id");
  CHECK(call.fetch.request.headers[0].value == "7");
  CHECK(call.fetch.request.timeout == std::chrono::seconds(3));
  CHECK(stage.resume(*bot, answer(200, "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n",
                                  "hello")) == Step::idle);
  CHECK(stage.host.checks == std::vector<std::pair<std::string, bool>>{
                                 {"is 200", true}, {"body", true}, {"type", true}});
  CHECK(stage.host.errors.empty());
}

TEST_CASE("what an action throws is told with its place and the bot goes on") {
  Stage stage(
      bot_with("this.n = (this.n || 0) + 1;\nif (this.n === 1) undefinedFunction();\nif (this.n "
               "=== 2) throw 'text';"));
  const auto bot = stage.heap.create(0, {});
  REQUIRE(bot);
  CHECK(stage.heap.run(*bot, 0) == Step::failed);
  CHECK(stage.heap.run(*bot, 0) == Step::failed);
  CHECK(stage.heap.run(*bot, 0) == Step::idle);
  REQUIRE(stage.host.errors.size() == 2);
  CHECK_THAT(stage.host.errors[0],
             Contains("bot.js:6: ReferenceError") && Contains("undefinedFunction"));
  CHECK(stage.host.errors[1] == "threw text");
}

TEST_CASE("an error after a blocking call is the bot's own, too") {
  Stage stage(bot_with("http.get('http://x/');\nnull.x;"));
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::http);
  CHECK(stage.resume(*bot, answer(200)) == Step::failed);
  REQUIRE(stage.host.errors.size() == 1);
  CHECK_THAT(stage.host.errors[0], Contains("bot.js:6: TypeError"));
}

TEST_CASE("a wrong call names the function, the value and the author's line") {
  const std::pair<const char*, const char*> cases[] = {
      {"http.get(7)", "bot.js:5: TypeError: http.get: the url is a number, not a string"},
      {"http.get()", "bot.js:5: TypeError: http.get: the url is undefined, not a string"},
      {"http.get('u', 'v')", "http.get: params is a string, not an object"},
      {"http.get('u', { expires: {} })", "params.expires: this version has headers, name, tags"},
      {"http.get('u', { timeout: 'soon' })",
       "params.timeout is neither milliseconds nor a duration such as '10s'"},
      {"http.get('u', { headers: { A: {} } })",
       "http.get: the header A is an object, not a string"},
      {"sleep('long')", "bot.js:5: TypeError: sleep(seconds): a number of seconds, not below 0"},
      {"sleep(-1)", "sleep(seconds): a number of seconds, not below 0"},
      {"check(1, 2)", "the second argument is 2"},
  };
  for (const auto& [call, message] : cases) {
    CAPTURE(call);
    Stage stage(bot_with(call));
    const auto bot = stage.heap.create(0, {});
    CHECK(stage.heap.run(*bot, 0) == Step::failed);
    REQUIRE(stage.host.errors.size() == 1);
    CHECK_THAT(stage.host.errors[0], Contains(message));
  }
}

TEST_CASE("a bot that sleeps says how long and goes on afterwards") {
  Stage stage(bot_with("sleep(1.5); check(1, { awake: true });"));
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::sleeping);
  CHECK(stage.heap.sleep_call() == std::chrono::milliseconds(1500));
  CHECK(stage.heap.resume(*bot) == Step::idle);
  CHECK(stage.host.checks.size() == 1);
}

TEST_CASE("a blocking call where no bot can wait starts nothing and says so") {
  Stage stage(bot_with("var o = { get x() { return http.get('http://x/'); } };\no.x;"));
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::failed);
  REQUIRE(stage.host.errors.size() == 1);
  CHECK_THAT(stage.host.errors[0], Contains("bot.js:5: TypeError: cannot block inside a getter"));
}

TEST_CASE("bots of one heap take turns and keep what is theirs") {
  Stage stage(
      bot_with("var r = http.get('http://x/' + this.index);\n"
               "check(r, { own: r.body === 'for ' + this.index + ' ' + this.id });"));
  std::vector<ScriptHeap::Slot> bots;
  for (std::uint64_t k = 0; k < 100; ++k) bots.push_back(stage.heap.create(0, {k, k + 1}).value());
  for (const auto bot : bots) REQUIRE(stage.heap.run(bot, 0) == Step::http);
  for (std::size_t k = bots.size(); k-- > 0;) {
    const std::string body = "for " + std::to_string(k) + " " + std::to_string(k + 1);
    REQUIRE(stage.resume(bots[k], answer(200, {}, body)) == Step::idle);
  }
  CHECK(stage.host.checks.size() == 100);
  for (const auto& [name, passed] : stage.host.checks) CHECK(passed);
}

TEST_CASE("a constructor that throws makes no bot, and its slot is used again") {
  Stage stage(
      "function Bot(p) { if (p.index === 0) throw new Error('no zero'); }\n"
      "Bot.actions = { act: 1 }; Bot.prototype.act = function () {}; exports.Bot = Bot;");
  CHECK_FALSE(stage.heap.create(0, {0, 1}));
  REQUIRE(stage.host.errors.size() == 1);
  CHECK(stage.host.errors[0] == "bot.js:1: Error: no zero");
  CHECK(stage.heap.bots() == 0);
  CHECK(stage.heap.create(0, {1, 1}));
  CHECK(stage.heap.bots() == 1);
}

TEST_CASE("an endless loop ends at the limit of a stretch of script, and only its bot is lost") {
  ScriptLimits limits;
  limits.slice = std::chrono::milliseconds(20);
  Stage stage(bot_with("if (this.index === 1) { try { for (;;) {} } catch (e) { for (;;) {} } "
                       "}\nhttp.get('http://x/');"),
              {}, limits);
  const auto good = stage.heap.create(0, {0, 1});
  const auto bad = stage.heap.create(0, {1, 2});
  REQUIRE(stage.heap.run(*good, 0) == Step::http);
  CHECK(stage.heap.run(*bad, 0) == Step::dead);
  REQUIRE(stage.host.errors.size() == 1);
  CHECK_THAT(stage.host.errors[0],
             Contains("bot.js:5: killed: ran for 20ms without waiting (--script-slice), in "));
  stage.heap.destroy(*bad);
  CHECK(stage.resume(*good, answer(200)) == Step::idle);
  CHECK(stage.heap.bots() == 1);
}

TEST_CASE("a bot that wants more memory than the heap has fails, and the heap lives on") {
  ScriptLimits limits;
  limits.heap_bytes = 4 << 20;
  Stage stage(bot_with("if (this.index === 1) { var s = 'x'; for (;;) s += s; "
                       "}\nhttp.get('http://x/');"),
              {}, limits);
  const auto good = stage.heap.create(0, {0, 1});
  const auto bad = stage.heap.create(0, {1, 2});
  CHECK(stage.heap.run(*bad, 0) == Step::dead);
  CHECK(stage.heap.death() == Limit::heap_memory);
  stage.heap.destroy(*bad);
  REQUIRE(stage.heap.run(*good, 0) == Step::http);
  const std::string big(8 << 20, 'x');
  CHECK(stage.resume(*good, answer(200, {}, big)) == Step::dead);
  CHECK_THAT(stage.host.errors.back(),
             Contains("killed: the 4 MiB of its heap are full (--heap-memory)"));
}

TEST_CASE(
    "texts survive the way in and out: emoji, broken bytes, bytes that Duktape keeps for itself") {
  Stage stage(
      bot_with("var r = http.post('http://x/', 'caf\\u00e9 \\ud83d\\ude00');\n"
               "check(r, { emoji: r.body.length === 3 && r.body.charCodeAt(0) === 0xd83d });\n"
               "r = http.get('http://x/'); check(r, { broken: r.body === '\\ufffd\\ufffdr' });"));
  const auto bot = stage.heap.create(0, {});
  REQUIRE(stage.heap.run(*bot, 0) == Step::http);
  CHECK(stage.request().body == "caf\xC3\xA9 \xF0\x9F\x98\x80");
  REQUIRE(stage.resume(*bot, answer(200, {}, "\xF0\x9F\x98\x80!")) == Step::http);
  REQUIRE(stage.resume(*bot, answer(200, {}, "\xFF\x82r")) == Step::idle);
  CHECK(stage.host.checks ==
        std::vector<std::pair<std::string, bool>>{{"emoji", true}, {"broken", true}});
}

TEST_CASE("a failed exchange is a response with status 0 and the outcome's name") {
  Stage stage(
      bot_with("var r = http.get('http://x/');\n"
               "check(r, { zero: r.status === 0 && r.error === 'connect_refused' });"));
  const auto bot = stage.heap.create(0, {});
  REQUIRE(stage.heap.run(*bot, 0) == Step::http);
  Answer refused;
  refused.outcome = Outcome::connect_refused;
  CHECK(stage.resume(*bot, refused) == Step::idle);
  CHECK(stage.host.checks == std::vector<std::pair<std::string, bool>>{{"zero", true}});
}

TEST_CASE("what is printed comes with the place of the call in the author's script") {
  Stage stage(
      bot_with("console.log('here');\n"
               "[1].forEach(console.warn);\n"
               "function inner() { console.error('there'); return 1; }\n"
               "\n"
               "check(1, { called: function () { return inner() === 1; } });"));
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::idle);
  REQUIRE(stage.host.prints ==
          std::vector<std::string>{"log: here", "warn: 1 0 [1]", "error: there"});
  const std::string& first = stage.host.places[0];
  const std::string file = first.substr(0, first.rfind(':') + 1);
  const int line = std::stoi(first.substr(file.size()));
  CHECK(file.ends_with(".js:"));
  CHECK(line > 0);
  CHECK(stage.host.places[1] == file + std::to_string(line + 1));
  CHECK(stage.host.places[2] == file + std::to_string(line + 2));
}

TEST_CASE("env, Math.random and console belong to the host") {
  Stage stage(
      bot_with("console.log('hi', env.USER, { a: 1 }, env.read('NONE')); check(1, { in: "
               "Math.random() < 1 });\n"
               "check(1, { hidden: typeof Duktape === 'undefined' });\n"
               "try { env.USER = 'x'; } catch (e) {} check(1, { frozen: env.USER === 'ann' });"),
      {{"USER", "ann"}});
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::idle);
  CHECK(stage.host.prints == std::vector<std::string>{"log: hi ann {\"a\":1} undefined"});
  for (const auto& [name, passed] : stage.host.checks) {
    CAPTURE(name);
    CHECK(passed);
  }
}

TEST_CASE("a heap that is loaded holds no garbage, so that bots find their room there") {
  Stage stage(bot_with(""));
  const std::size_t loaded = stage.heap.bytes();
  stage.heap.collect();
  CHECK(stage.heap.bytes() > loaded - loaded / 50);
}

TEST_CASE("cycles are collected when the heap has grown, and churned bots leave nothing behind") {
  Stage stage(
      bot_with("var a = []; for (var i = 0; i < 50; i++) a.push(function () { return a; });"));
  std::size_t after_first = 0;
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 200; ++i) {
      const auto bot = stage.heap.create(0, {});
      REQUIRE(stage.heap.run(*bot, 0) == Step::idle);
      stage.heap.destroy(*bot);
    }
    stage.heap.collect();
    if (round == 0) after_first = stage.heap.bytes();
  }
  CHECK(stage.heap.bytes() < after_first + 16 * 1024);
  CHECK_FALSE(stage.heap.collection_due());
}

TEST_CASE("what getters and arrays give for a request is still there when the request is made") {
  Stage stage(bot_with(
      "var params = { headers: ['first', 1.5, 1e300] };\n"
      "Object.defineProperty(params, 'name', { enumerable: true, get: function () {\n"
      "  return ['a name', 'that nobody', 'holds', this === params].join(' '); } });\n"
      "Object.defineProperty(params.headers, 'late', { enumerable: true, get: function () {\n"
      "  return ['a value', 'that nobody', 'holds', Math.floor(3.5)].join(' '); } });\n"
      "http.get('http://x/' + this.index, params);"));
  const auto bot = stage.heap.create(0, {17, 3});
  REQUIRE(stage.heap.run(*bot, 0) == Step::http);
  const HttpCall& call = stage.call();
  CHECK(call.fetch.request.url == "http://x/17");
  CHECK(call.name == "a name that nobody holds true");
  REQUIRE(call.fetch.request.headers.size() == 4);
  CHECK(call.fetch.request.headers[0].name == "0");
  CHECK(call.fetch.request.headers[0].value == "first");
  CHECK(call.fetch.request.headers[1].value == "1.5");
  CHECK(call.fetch.request.headers[2].value == "1e+300");
  CHECK(call.fetch.request.headers[3].name == "late");
  CHECK(call.fetch.request.headers[3].value == "a value that nobody holds 3");
}
