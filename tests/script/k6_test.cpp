// Scripts of k6 find k6's modules, globals and scenarios; what is not there is refused by name.
#include "fake_host.h"

using namespace hailstorm;
using namespace std::chrono_literals;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

// A script whose default function is that body; `imports` are modules by the names they get.
std::string k6_script(const std::map<std::string, std::string>& imports, const std::string& body) {
  std::string text;
  for (const auto& [name, id] : imports) text += "var " + name + " = require('" + id + "');\n";
  return text + "exports.default = function (data) {\n" + body + "\n};\n";
}

// What is refused when an action does that.
std::string thrown_by(const std::map<std::string, std::string>& imports, const std::string& body) {
  Stage stage(k6_script(imports, body));
  stage.begin(Step::failed);
  return stage.thrown();
}

Loaded load_with(const std::string& text, std::optional<bool> isolate) {
  ScriptWorld world;
  world.isolate_bots = isolate;
  return load_program("bot.js", text, world, no_modules);
}

}  // namespace

// ---- Modules

TEST_CASE("k6's modules give by name, as a whole and by default the same") {
  for (const char* id : {"k6", "k6/http", "k6/metrics", "k6/data", "k6/execution", "k6/encoding",
                         "k6/crypto", "k6/html", "k6/timers"}) {
    CAPTURE(id);
    Stage stage(k6_script(
        {{"m", id}},
        "var check = require('k6').check;\n"
        "check(m, { marked: m.__esModule === true, whole: m.default === m,\n"
        "same: require('" +
            std::string(id) +
            "') === m,\n"
            "frozen: Object.isFrozen(m),\n"
            "names: Object.keys(m).length > 0 && Object.keys(m).every(function (n) {\n"
            "  return n === 'scenario' || n === 'vu' || n === 'instance' || m[n]; }) });"));
    REQUIRE_NOTHROW(stage.begin(Step::idle));
    stage.all_passed(5);
  }
}

TEST_CASE("k6 checks with tags, groups, sleeps and seeds") {
  Stage stage(k6_script({{"k6", "k6"}},
                        "k6.check(1, { one: function (v) { return v === 1; } }, { my: 'tag' });\n"
                        "k6.randomSeed(3);\n"
                        "console.log(k6.group('g', function () { k6.sleep('0.5'); return 7; }));\n"
                        "k6.sleep(-1);"));
  const auto bot = stage.begin(Step::sleeping);
  CHECK(stage.heap.sleep_call() == Nanos(500ms));
  CHECK(stage.heap.resume(bot) == Step::sleeping);
  CHECK(stage.heap.sleep_call() == Nanos(0));
  CHECK(stage.heap.resume(bot) == Step::idle);
  stage.all_passed(1);
  CHECK(stage.host.check_tags == Texts{"my=tag"});
  CHECK(stage.host.timings == Texts{"group g 0"});
  CHECK(stage.host.prints == Texts{"log: 7"});
}

TEST_CASE("fail ends the iteration, which has failed") {
  CHECK_THAT(thrown_by({{"k6", "k6"}}, "k6.fail('no stock');\nk6.check(1, { never: false });"),
             Contains("bot.js:3: Error: no stock"));
  CHECK_THAT(thrown_by({{"k6", "k6"}}, "k6.fail();"), Contains("Error: fail() was called"));
}

TEST_CASE("k6/http asks, and names the versions of TLS") {
  Stage stage(
      k6_script({{"http", "k6/http"}, {"k6", "k6"}},
                "var res = http.default.get('http://x/a');\n"
                "k6.check(res, { status: res.status === 204, jar: http.cookieJar() !== null,"
                " own: new http.CookieJar() instanceof http.CookieJar,\n"
                "file: http.file('a', 'f').filename === 'f',"
                " url: String(http.url(['http://x/', ''], 5)) === 'http://x/5',\n"
                "tls: http.TLS_1_2 === 'tls1.2' && http.TLS_1_3 === 'tls1.3',\n"
                "expected: typeof http.expectedStatuses(200) === 'object' });"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.request().url == "http://x/a");
  CHECK(stage.resume(bot, answer(204)) == Step::idle);
  stage.all_passed(7);
  CHECK_THAT(thrown_by({{"http", "k6/http"}}, "http.OCSP_STATUS_GOOD;"),
             Contains("Hailstorm has no OCSP_STATUS_GOOD: responses have no ocsp"));
}

TEST_CASE("k6/metrics measures, k6/data shares") {
  Stage stage(
      "var m = require('k6/metrics'), data = require('k6/data'), made = 0;\n"
      "var t = new m.Trend('t_', true), c = new m.Counter('c_'), g = new m.Gauge('g_'), r = new "
      "m.Rate('r_');\n"
      "var list = new data.SharedArray('l', function () { return [{ a: 5 }]; });\n"
      "exports.default = function () {\n"
      "t.add(2, { x: 'y' }); c.add(1); g.add(3); r.add(true); console.log(list[0].a); };\n");
  stage.begin(Step::idle);
  CHECK(stage.host.values == Texts{"0 2 x=y", "1 1", "2 3", "3 1"});
  CHECK(stage.host.prints == Texts{"log: 5"});
}

TEST_CASE("k6/encoding, k6/crypto, k6/html and k6/timers give what k6 gives") {
  Stage stage(k6_script(
      {{"e", "k6/encoding"},
       {"c", "k6/crypto"},
       {"h", "k6/html"},
       {"t", "k6/timers"},
       {"k6", "k6"}},
      "k6.check(0, {\n"
      "std: e.b64encode('a?>') === 'YT8+', url: e.b64encode('a?>', 'url') === 'YT8-',\n"
      "raw: e.b64encode('a', 'rawstd') === 'YQ', text: e.b64decode('YQ', 'rawurl', 's') === 'a',\n"
      "bytes: e.b64decode('YQ==').byteLength === 1,\n"
      "sha: c.sha256('abc', 'hex').slice(0, 8) === 'ba7816bf',\n"
      "cut: c.sha512_256('abc', 'hex').slice(0, 8) === '53048e26',\n"
      "hash: c.createHash('md5').update('abc').digest('base64') === 'kAFQmDzST7DWlj99KOF/cg==',\n"
      "hmac: c.hmac('sha256', 'k', 'd', 'hex') === c.createHMAC('sha256', 'k').update('d')"
      ".digest('hex'),\n"
      "hex: c.hexEncode('az') === '617a', random: c.randomBytes(3).byteLength === 3,\n"
      "html: h.parseHTML('<p>hi</p>').find('p').text() === 'hi',\n"
      "timers: t.setTimeout === setTimeout });"));
  REQUIRE_NOTHROW(stage.begin(Step::idle));
  stage.all_passed(13);
}

// ---- What is refused

TEST_CASE("what k6 has and Hailstorm has not is refused where it is imported") {
  const std::pair<const char*, const char*> cases[] = {
      {"k6/ws", "Hailstorm has no 'k6/ws': it loads by HTTP/1.1"},
      {"k6/websockets", "leave WebSockets to another tool"},
      {"k6/experimental/websockets", "leave WebSockets to another tool"},
      {"k6/net/grpc", "leave gRPC to another tool"},
      {"k6/browser", "a bot has no page"},
      {"k6/experimental/webcrypto", "digests are in 'k6/crypto'"},
      {"k6/experimental/redis", "storage of 'hailstorm'"},
      {"k6/experimental/else", "what is an experiment in k6 is not here"},
      {"k6/experimental/timers", "'k6/timers' has them"},
      {"k6/secrets", "__ENV.NAME"},
      {"k6/x/sql", "extensions of k6 are Go"},
      {"https://jslib.k6.io/k6-utils/1.4.0/index.js",
       "download it, and import it by its path, './index.js'; or 'hailstorm/utils' has randomItem, "
       "randomIntBetween, randomString, uuidv4"},
      {"https://jslib.k6.io/papaparse/5.1.1/index.js", "rows(path) of 'hailstorm'"},
      {"https://example.com/own.js?x=1", "import it by its path, './own.js'"},
      {"k6/htp", "did you mean 'k6/http'?"},
      {"k6/metric", "did you mean 'k6/metrics'?"},
  };
  for (const auto& [id, message] : cases) {
    CAPTURE(id);
    const std::string text =
        refusal("\nvar x = require('" + std::string(id) + "');\n" + k6_script({}, ""));
    CHECK_THAT(text, Contains("Hailstorm has no '" + std::string(id) + "'"));
    CHECK_THAT(text, Contains("bot.js:2"));
    CHECK_THAT(text, Contains(message));
  }
  CHECK_THAT(refusal("require('k7');"), Contains("did you mean 'k6'?"));
}

TEST_CASE("what is imported by name is there, or it is told when the script is loaded") {
  const std::pair<const char*, const char*> cases[] = {
      {"var k6_1 = require('k6');\nexports.default = function () { (0, k6_1.chek)(1); };",
       "'k6' has no 'chek': did you mean 'check'?"},
      {"var http_1 = __importStar(require(\"k6/http\"));\n"
       "exports.default = function () { http_1.default.get('x'); http_1.gett('x'); };",
       "'k6/http' has no 'gett': did you mean 'get'?"},
      {"var hailstorm_1 = require('hailstorm');\nexports.default = function () { "
       "(0, hailstorm_1.slep)(1); };",
       "'hailstorm' has no 'slep': did you mean 'sleep'?"},
      {"var utils_1 = require('hailstorm/utils');\nexports.default = function () { "
       "utils_1.randomItm([1]); };",
       "'hailstorm/utils' has no 'randomItm': did you mean 'randomItem'?"},
      {"var http_1 = require('k6/http');\nexports.default = function () { "
       "http_1.OCSP_STATUS_GOOD; };",
       "Hailstorm has no OCSP_STATUS_GOOD: responses have no ocsp"},
  };
  for (const auto& [text, message] : cases) {
    CAPTURE(text);
    CHECK_THAT(refusal(text), Contains(message));
    CHECK_THAT(refusal(text), Contains("bot.js:1"));
  }
  for (const char* good :
       {"var k6_1 = require('k6');\nexports.default = function () { k6_1.check; k6_1.default; };",
        "var hailstorm_1 = require('hailstorm');\nexports.default = function () { "
        "hailstorm_1.expect; };",
        // Whose names these are is not known.
        "var http = require('k6/http');\nexports.default = function (http) { http.gett; };",
        "var k6_1 = require('k6');\nexports.default = function () { my.k6_1.chek; k6_10.chek; "
        "};"}) {
    CHECK(refusal(good) == "(accepted)");
  }
}

// ---- Globals

TEST_CASE("__VU, __ITER and __ENV are there in every script") {
  Stage stage(
      load_text("var at_load = [__VU, __ITER, __ENV.NAME];\n"
                "exports.default = function () { console.log(__VU, __ITER, __ENV.NAME, "
                "JSON.stringify(at_load)); };",
                {{"NAME", "v"}}));
  const auto first = stage.heap.create(0, {0, 1}).value();
  const auto other = stage.heap.create(0, {.index = 4, .bot_id = 2, .before = 10}).value();
  for (const auto bot : {first, first, other}) CHECK(stage.heap.run(bot, 0) == Step::idle);
  CHECK(stage.host.prints == Texts{"log: 1 0 v [0,null,\"v\"]", "log: 1 1 v [0,null,\"v\"]",
                                   "log: 15 0 v [0,null,\"v\"]"});
  CHECK_FALSE(stage.loaded.program.imports_k6);
}

TEST_CASE("nobody changes __VU, __ITER and __ENV") {
  for (const char* change : {"__VU = 5;", "__ITER = 5;", "__ENV = {};", "__ENV.X = 1;"}) {
    CAPTURE(change);
    Stage stage("'use strict';\nexports.default = function () { " + std::string(change) + " };");
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains("TypeError"));
  }
}

TEST_CASE("hooks, waits and invocations are no iterations") {
  Stage stage(bot_with("console.log(__ITER);") +
              "Bot.prototype.onStart = function () { console.log('start', __ITER); };\n"
              "Bot.wait = function () { return 1; };\n");
  const auto bot = stage.heap.create(0, {}).value();
  const Model& model = stage.loaded.models[0];
  const auto hook = model.hooks.at(0).handler, action = model.actions.at(0).handler;
  const auto wait = std::get<AskedWait>(model.wait.value()).handler;
  for (const auto handler : {hook, action, wait, action, hook, action})
    CHECK(stage.heap.run(bot, handler) == Step::idle);
  CHECK(stage.host.prints == Texts{"log: start 0", "log: 0", "log: 1", "log: start 1", "log: 2"});
}

// ---- k6/execution

namespace {

const std::string exec_script =
    "var exec = require('k6/execution'), check = require('k6').check, http = require('k6/http');\n"
    "exports.options = { scenarios: {\n"
    "  'a-b': { executor: 'constant-vus', exec: 'hit', vus: 2, duration: '10s', startTime: '2s' "
    "},\n"
    "  c: { executor: 'ramping-vus', stages: [{ duration: '4s', target: 1 }, { duration: '4s', "
    "target: 0 }] },\n"
    "  d: { executor: 'shared-iterations', iterations: 5 } } };\n";

std::string with_scenarios(const std::string& body) {
  return exec_script + "exports.hit = exports.default = function () {\n" + body + "\n};\n";
}

}  // namespace

TEST_CASE("exec tells who runs, in what, and since when") {
  Stage stage(with_scenarios(
      "console.log(exec.vu.idInTest, exec.vu.idInInstance, exec.vu.iterationInInstance, "
      "exec.vu.iterationInScenario);\n"
      "console.log(exec.scenario.name, exec.scenario.executor, exec.scenario.iterationInTest, "
      "exec.scenario.iterationInInstance, exec.scenario.progress);\n"
      "console.log(exec.instance.currentTestRunDuration, exec.scenario.startTime > 1.6e12, "
      "exec.scenario.startTime === exec.scenario.startTime);\n"
      "console.log(exec.test.options.scenarios.c.executor, Object.isFrozen(exec.test.options));"));
  stage.host.clock.advance(Nanos(4s));
  const auto bot = stage.heap.create(0, {.index = 1, .bot_id = 2, .before = 3}).value();
  const auto other = stage.heap.create(1, {.index = 0, .bot_id = 1, .before = 5}).value();
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CHECK(stage.heap.run(other, 0) == Step::idle);
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CAPTURE(stage.thrown());
  CHECK(stage.host.prints ==
        Texts{"log: 5 5 0 0", "log: a-b constant-vus 0 0 0.2", "log: 4000 true true",
              "log: ramping-vus true",  //
              "log: 6 6 0 0", "log: c ramping-vus 1 1 0.5", "log: 4000 true true",
              "log: ramping-vus true",  //
              "log: 5 5 1 1", "log: a-b constant-vus 2 2 0.2", "log: 4000 true true",
              "log: ramping-vus true"});
}

TEST_CASE("without scenarios the model is the scenario, and the run's length is its") {
  Stage stage(k6_script({{"exec", "k6/execution"}},
                        "console.log(exec.scenario.name, exec.scenario.progress);"));
  stage.host.length = Nanos(8s);
  stage.host.clock.advance(Nanos(4s));
  stage.begin(Step::idle);
  CHECK(stage.host.prints == Texts{"log: default 0.5"});
}

TEST_CASE("what exec cannot know it says by name") {
  const std::pair<const char*, const char*> cases[] = {
      {"exec.scenario.executor", "exec.scenario.executor: the script has no options.scenarios"},
      {"exec.scenario.progress", "exec.scenario.progress: it is known only where a duration"},
      {"exec.instance.vusActive", "Hailstorm has no exec.instance.vusActive: a thread knows"},
      {"exec.instance.vusInitialized", "Hailstorm has no exec.instance.vusInitialized"},
      {"exec.instance.iterationsCompleted", "the report counts them all"},
      {"exec.instance.iterationsInterrupted", "Hailstorm has no exec.instance.iterationsInterr"},
      {"exec.vu.metrics.metadata", "samples have tags alone"},
  };
  for (const auto& [what, message] : cases) {
    CAPTURE(what);
    CHECK_THAT(thrown_by({{"exec", "k6/execution"}}, std::string(what) + ";"), Contains(message));
  }
  Stage stage(k6_script({{"exec", "k6/execution"}}, "exec.scenario.iterationInTest;"));
  stage.host.numbers_iterations = false;
  stage.begin(Step::failed);
  CHECK_THAT(stage.thrown(), Contains("exec.scenario.iterationInTest: it is not known here"));
  CHECK_THAT(refusal("require('k6/execution').vu.idInTest;"),
             Contains("exec.vu.idInTest: no bot is being run here"));
}

TEST_CASE("exec.test aborts and fails") {
  CHECK_THAT(thrown_by({{"exec", "k6/execution"}}, "exec.test.fail(5); exec.test.abort('why');"),
             Contains("Error: test.abort: why"));
}

TEST_CASE("tags of the bot are those of its strands, too, in a group and out of it") {
  Stage stage(
      "var hs = require('hailstorm');\n"
      "exports.default = function () {\n"
      "  hs.bot.tags.user = 'ann';\n"
      "  hs.group('g', function () {\n"
      "    hs.check(0, { before: true });\n"
      "    Promise.resolve().then(function () {\n"
      "      hs.check(0, { within: true }); hs.sleep(1); hs.check(0, { after: true });\n"
      "    });\n"
      "    hs.sleep(2);\n"
      "    hs.check(0, { behind: true });\n"
      "  });\n"
      "  hs.check(0, { outside: true });\n};");
  const auto bot = stage.begin(Step::sleeping);
  for (int i = 0; i < 2; ++i) {
    stage.host.clock.advance(std::chrono::seconds(1));
    stage.heap.resume(bot);
  }
  std::vector<std::string> tagged;
  for (std::size_t i = 0; i < stage.host.checks.size(); ++i)
    tagged.push_back(stage.host.checks[i].first + ": " + stage.host.check_tags[i]);
  CHECK(tagged == Texts{"before: g user=ann", "within: user=ann", "after: user=ann",
                        "behind: g user=ann", "outside: user=ann"});
}

TEST_CASE("tags of the bot are those of all it measures, until it takes them back") {
  Stage stage(
      "var exec = require('k6/execution'), k6 = require('k6'), hs = require('hailstorm');\n"
      "var http = require('k6/http'), c = new hs.Counter('c_');\n"
      "exports.default = function () {\n"
      "k6.check(1, { a: true });\n"
      "exec.vu.tags.user = 'g\\u00f6ld'; exec.vu.tags.n = 5; hs.bot.tags.on = true;\n"
      "k6.check(1, { a: true }); c.add(1, { own: 'x', n: 6 });\n"
      "k6.group('g', function () { k6.check(1, { a: exec.vu.tags.group === '::g' }); });\n"
      "delete exec.vu.tags.n; k6.check(1, { a: true });\n"
      "console.log(JSON.stringify(exec.vu.tags), Object.keys(exec.vu.metrics.tags), "
      "'on' in exec.vu.tags, exec.vu.tags.n, exec.vu.tags.scenario);\n"
      "http.get('http://x/');\n};");
  const auto bot = stage.begin(Step::http);
  CHECK(stage.host.shown(stage.call().tags) == "user=g\xc3\xb6ld on=true");
  CHECK(stage.host.check_tags == Texts{"", "user=g\xc3\xb6ld n=5 on=true",
                                       "g user=g\xc3\xb6ld n=5 on=true",
                                       "user=g\xc3\xb6ld on=true"});
  CHECK(stage.host.values == Texts{"0 1 user=g\xc3\xb6ld n=5 on=true own=x n=6"});
  CHECK(stage.host.prints == Texts{"log: {\"user\":\"g\xc3\xb6ld\",\"on\":\"true\"} "
                                   "[\"user\",\"on\"] true undefined default"});
  stage.all_passed(4);
  // They are the bot's alone, and stay over its iterations.
  CHECK(stage.resume(bot, answer(200)) == Step::idle);
  CHECK(stage.heap.run(bot, 0) == Step::http);
  CHECK(stage.host.check_tags[4] == "user=g\xc3\xb6ld on=true");
  stage.begin(Step::http);
  CHECK(stage.host.check_tags[8].empty());
}

TEST_CASE("a tag that Hailstorm gives itself, or that is no text, is not the bot's to say") {
  for (const char* name : {"model", "scenario", "group", "status", "name", "check"}) {
    CHECK_THAT(
        thrown_by({{"exec", "k6/execution"}}, "exec.vu.tags." + std::string(name) + " = 'x';"),
        Contains("the tag " + std::string(name) + " is Hailstorm's own"));
  }
  CHECK_THAT(thrown_by({{"exec", "k6/execution"}}, "exec.vu.tags.a = {};"),
             Contains("the tag a is an object, not a text, number or boolean"));
  CHECK_THAT(refusal("require('k6/execution').vu.tags.a = 'x';"), Contains("no bot is being run"));
}

// ---- Scenarios

TEST_CASE("a scenario is a model that runs what its exec names, as one closed loop") {
  const Loaded loaded = load_text(with_scenarios("1;") +
                                  "function Shopper() {}\nShopper.actions = { buy: 1 };\n"
                                  "Shopper.prototype.buy = function () {};\n"
                                  "exports.Shopper = Shopper;\n");
  REQUIRE(loaded.models.size() == 4);
  const char* const expected[][2] = {
      {"a_b", "hit"}, {"c", "default"}, {"d", "default"}, {"Shopper", "buy"}};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(loaded.models[i].name == expected[i][0]);
    CHECK(loaded.models[i].actions.at(0).name == expected[i][1]);
    CHECK(loaded.models[i].interval_is_default == (i == 3));
  }
  CHECK(loaded.models[0].interval == Nanos(0));
}

TEST_CASE("a scenario of a model's name is that model, and exec may name a model") {
  const Loaded loaded = load_text(
      "function Shopper() {}\nShopper.actions = { buy: 1 };\n"
      "Shopper.prototype.buy = function () {};\nexports.Shopper = Shopper;\n"
      "exports.options = { scenarios: { Shopper: {}, vip: { exec: 'Shopper' } } };\n");
  REQUIRE(loaded.models.size() == 2);
  CHECK(loaded.models[0].name == "Shopper");
  CHECK(loaded.models[1].name == "vip");
  CHECK(loaded.models[1].actions.at(0).name == "buy");
}

TEST_CASE("an exec that the script does not export is refused, and scenarios of one name are") {
  const std::string hit = "exports.hit = function () {};\n";
  CHECK_THAT(refusal(hit + "exports.options = { scenarios: { spike: { exec: 'hitt' } } };"),
             Contains("options.scenarios.spike.exec: the script exports no function 'hitt': did "
                      "you mean 'hit'?"));
  CHECK_THAT(refusal(hit + "exports.options = { scenarios: { spike: {} } };"),
             Contains("options.scenarios.spike.exec: the script exports no function 'default'"));
  CHECK_THAT(refusal(hit + "exports.options = { scenarios: { spike: { exec: 5 } } };"),
             Contains("options.scenarios.spike.exec: 5 is not the name of an exported function"));
  CHECK_THAT(refusal(hit + "exports.options = { scenarios: { 'a-b': { exec: 'hit' }, a_b: { exec: "
                           "'hit' } } };"),
             Contains("options.scenarios.a_b: it is the model a_b, as a-b is: rename one of them"));
}

TEST_CASE("default and exec functions are given what setup gave: nothing yet") {
  Stage stage("exports.default = function (data) { console.log(arguments.length, data); };");
  stage.begin(Step::idle);
  CHECK(stage.host.prints == Texts{"log: 1 undefined"});
}

// ---- Isolation

TEST_CASE("bots of a script that imports k6 are isolated, unless the user says otherwise") {
  const std::string text =
      "var k6 = require('k6'), n = 0;\n"
      "exports.default = function () { console.log(++n); };";
  const auto prints_of = [](Loaded loaded) {
    Stage stage(std::move(loaded));
    stage.begin(Step::idle);
    stage.begin(Step::idle);
    return stage.host.prints;
  };
  Loaded loaded = load_with(text, std::nullopt);
  CHECK(loaded.program.imports_k6);
  CHECK(loaded.program.isolate_bots);
  CHECK(loaded.isolated_for_k6);
  CHECK(loaded.bytes_per_bot > 0);
  CHECK(loaded.warnings.empty());
  CHECK(prints_of(std::move(loaded)) == Texts{"log: 1", "log: 1"});

  Loaded shared = load_with(text, false);
  CHECK(shared.program.imports_k6);
  CHECK_FALSE(shared.program.isolate_bots);
  CHECK(shared.warnings.size() == 1);
  CHECK(prints_of(std::move(shared)) == Texts{"log: 1", "log: 2"});

  CHECK_FALSE(load_with(text, true).isolated_for_k6);
  CHECK_FALSE(load_with("var hs = require('hailstorm');\n" + k6_script({}, ""), std::nullopt)
                  .program.isolate_bots);
}

TEST_CASE("isolated bots have scenarios and lists as the script had when it was loaded") {
  Stage stage(
      "var k6 = require('k6'), data = require('k6/data'), exec = require('k6/execution');\n"
      "var list = new data.SharedArray('l', function () { return [1, 2]; }), vu = __VU;\n"
      "exports.options = { scenarios: {} };\n"
      "exports.options.scenarios[vu === 0 ? 'one' : 'other'] = { exec: 'hit' };\n"
      "exports.hit = function () { console.log(list.length, vu, exec.scenario.name); };");
  stage.begin(Step::idle);
  CHECK(stage.host.prints == Texts{"log: 2 1 one"});
}
