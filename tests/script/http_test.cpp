// What scripts ask of the network: every function of http and every member of params.
#include "fake_host.h"
#include "script/heap.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// Runs a body that makes one request; the stage, for what was asked.
struct Asked : Stage {
  explicit Asked(const std::string& body) : Stage(bot_with(body)) {
    const auto made = heap.create(0, {});
    const Step step = heap.run(*made, 0);
    CAPTURE(body, thrown());
    REQUIRE(step == Step::http);
  }
  std::string header(std::string_view name) const {
    for (const Header& header : request().headers) {
      if (header.name == name) return std::string(header.value);
    }
    return "(none)";
  }
};

std::string complaint_of(const std::string& body) {
  Stage stage(bot_with(body));
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::failed);
  CHECK(stage.heap.calls().empty());
  return stage.thrown();
}

}  // namespace

TEST_CASE("each function of http has its method, its body and its params") {
  const struct {
    const char *call, *method, *body, *name;
  } cases[] = {
      {"http.get('http://x/', { name: 'n' })", "GET", "", "n"},
      {"http.head('http://x/', { name: 'n' })", "HEAD", "", "n"},
      {"http.post('http://x/', 'b', { name: 'n' })", "POST", "b", "n"},
      {"http.put('http://x/', 'b', { tags: { name: 'n' } })", "PUT", "b", "n"},
      {"http.patch('http://x/', 'b')", "PATCH", "b", ""},
      {"http.del('http://x/', 'b', null)", "DELETE", "b", ""},
      {"http.options('http://x/', null, { name: 'n' })", "OPTIONS", "", "n"},
      {"http.request('GET', 'http://x/')", "GET", "", ""},
      {"http.request('purge', 'http://x/', 'b', { name: 'n' })", "PURGE", "b", "n"},
  };
  for (const auto& expected : cases) {
    CAPTURE(expected.call);
    const Asked asked(expected.call);
    CHECK(asked.request().url == "http://x/");
    CHECK(asked.request().method == expected.method);
    CHECK(asked.request().body == expected.body);
    CHECK(asked.call().name == expected.name);
    CHECK(asked.call().ticket == 0);
    CHECK_FALSE(asked.call().of_batch);
  }
}

TEST_CASE("what params say nothing of is left to the host") {
  const Asked asked("http.get('http://x/', { timeout: null, redirects: undefined })");
  const FetchRequest& fetch = asked.call().fetch;
  CHECK(fetch.request.timeout == Nanos(0));
  CHECK(fetch.redirects_max < 0);
  CHECK(fetch.auth == AuthScheme::none);
  CHECK(fetch.jar != nullptr);
  CHECK(fetch.cookies.empty());
  CHECK(fetch.request.keep == Keep::body);
  CHECK_FALSE(asked.call().keep_said);
  CHECK(asked.call().expectation->of(399) == Expected::yes);
  CHECK(asked.call().expectation->of(400) == Expected::no);
  CHECK(asked.call().expectation->of(0) == Expected::no);
}

TEST_CASE("params reach the request") {
  CHECK(Asked("http.get('http://x/', { timeout: 250 })").request().timeout ==
        std::chrono::milliseconds(250));
  CHECK(Asked("http.get('http://x/', { redirects: 0 })").call().fetch.redirects_max == 0);
  const Asked cookies(
      "http.get('http://x/', { cookies: { a: 'b', n: 7, c: { value: 'd', replace: "
      "true } } })");
  const auto& sent = cookies.call().fetch.cookies;
  REQUIRE(sent.size() == 3);
  CHECK((sent[0].name == "a" && sent[0].value == "b" && !sent[0].replace));
  CHECK((sent[1].name == "n" && sent[1].value == "7"));
  CHECK((sent[2].name == "c" && sent[2].value == "d" && sent[2].replace));
  const Asked digest("http.get('http://us%40er:p%3A@x:81/a', { auth: 'digest' })");
  CHECK(digest.call().fetch.auth == AuthScheme::digest);
  CHECK(digest.call().fetch.user == "us@er");
  CHECK(digest.call().fetch.password == "p:");
  CHECK(digest.request().url == "http://x:81/a");
  const Asked nothing("http.get('http://x/', { responseType: 'none' })");
  CHECK(nothing.request().keep == Keep::nothing);
  CHECK(nothing.call().keep_said);
  const Asked text("http.get('http://x/', { responseType: 'text' })");
  CHECK(text.request().keep == Keep::body);
  CHECK(text.call().keep_said);
}

TEST_CASE("wrong params name the function, the member and what was expected") {
  const std::pair<const char*, const char*> cases[] = {
      {"http.put('u', 'b', 7)", "http.put: params is a number, not an object"},
      {"http.get('u', { redirects: 1.5 })", "params.redirects is not a whole number"},
      {"http.get('u', { redirects: -1 })", "params.redirects is not a whole number"},
      {"http.get('u', { cookies: 'a=b' })", "params.cookies is a string, not an object"},
      {"http.get('u', { cookies: { a: [] } })", "the cookie a is neither a string nor"},
      {"http.get('u', { jar: {} })", "this is not a cookie jar"},
      {"http.get('http://u@x/', { auth: 'ntlm' })", "neither 'basic' nor 'digest'"},
      {"http.get('http://x/', { auth: 'basic' })", "params.auth needs a user in the url"},
      {"http.post('u', 'b', { compression: 'zip' })", "a coding that is none of gzip"},
      {"http.get('u', { responseType: 'json' })", "params.responseType is none of"},
      {"http.get('u', { responseCallback: {} })",
       "params.responseCallback is neither http.expectedStatuses(...) nor null"},
      {"http.get('u', { tags: { status: 'x' } })",
       "http.get: params.tags.status: this tag is Hailstorm's own"},
      {"http.request('A B', 'u')", "http.request: the method 'A B' is not a token"},
      {"http.request(7, 'u')", "the method is 7, not a string such as 'GET'"},
      {"http.post('u', [1])", "http.post: the body is an array: pass a string"},
      {"http.post('u', 7)", "http.post: the body is a number"},
      {"http.post('u', { a: {} })", "the field a of the form is an object"},
      {"http.file({})", "http.file(data, filename, contentType): the data is an object"},
      {"http.expectedStatuses()", "it needs a status"},
      {"http.expectedStatuses(200, 'x')", "statuses from 0 to 999, or ranges"},
      {"http.expectedStatuses({ min: 300, max: 200 })", "statuses from 0 to 999, or ranges"},
      {"http.setResponseCallback()", "neither http.expectedStatuses(...) nor null"},
      {"http.batch('u')", "an array or an object of requests"},
      {"http.batch([7])", "http.batch: the url is a number"},
      {"http.batch(['http://x/', ['GET', 'http://x/', null, { x: 1 }]])", "http.batch: params.x"},
      {"http.asyncRequest('GET')", "http.asyncRequest: the url is undefined"},
      {"http.url('a', 'b')", "http.url is a tag"},
  };
  for (const auto& [call, message] : cases) {
    CAPTURE(call);
    const std::string complaint = complaint_of(call);
    CHECK_THAT(complaint, Contains("bot.js:5: TypeError") && Contains(message));
  }
}

TEST_CASE("a body is text, bytes, a form, or a form with files") {
  CHECK(Asked("http.post('http://x/', new Uint8Array([1, 0, 255]))").request().body ==
        std::string_view("\x01\0\xff", 3));
  const Asked form(
      "http.post('http://x/', { a: 'b c', n: 7, list: ['x', true], gone: null, "
      "'\\u00e9': '&' })");
  CHECK(form.request().body == "a=b+c&n=7&list=x&list=true&%C3%A9=%26");
  CHECK(form.header("Content-Type") == "application/x-www-form-urlencoded");
  const Asked own("http.post('http://x/', { a: 1 }, { headers: { 'content-type': 'x/y' } })");
  CHECK(own.header("content-type") == "x/y");
  CHECK(own.header("Content-Type") == "(none)");
  CHECK(Asked("http.post('http://x/', {})").request().body == "");

  const Asked files(
      "http.post('http://x/', { name: 'Ann', photo: http.file(new Uint8Array([255, "
      "0]), 'a.png', 'image/png'), note: http.file('caf\\u00e9') })");
  const std::string type = files.header("Content-Type");
  REQUIRE_THAT(type, Catch::StartsWith("multipart/form-data; boundary="));
  const std::string boundary = type.substr(type.find('=') + 1);
  const std::string body(files.request().body);
  CHECK_THAT(body, Contains("name=\"name\"\r\n\r\nAnn\r\n"));
  CHECK_THAT(body, Contains("name=\"photo\"; filename=\"a.png\"\r\nContent-Type: image/png"));
  CHECK_THAT(body, Contains(std::string("\r\n\r\n\xff\0\r\n", 8)));
  CHECK_THAT(body, Contains("filename=\"file\"\r\nContent-Type: application/octet-stream"));
  CHECK_THAT(body, Contains("caf\xC3\xA9"));
  CHECK_THAT(body, Catch::EndsWith("--" + boundary + "--\r\n"));
}

TEST_CASE("a body is compressed as params say") {
  const Asked asked("http.post('http://x/', 'aaaaaaaaaa', { compression: 'gzip' })");
  CHECK(asked.header("Content-Encoding") == "gzip");
  REQUIRE(asked.request().body.size() > 2);
  CHECK(asked.request().body.substr(0, 2) == "\x1f\x8b");
}

TEST_CASE("http.url takes what varies out of a request's name") {
  const Asked asked("http.get(http.url(['http://x/items/', '/tags/', '?q=', ''], 7, 'a', 'b'))");
  CHECK(asked.request().url == "http://x/items/7/tags/a?q=b");
  CHECK(asked.call().name == "/items/${}/tags/${}");
  const Asked named("http.get(http.url(['', '/items/', ''], 'http://x', 7), { name: 'item' })");
  CHECK(named.request().url == "http://x/items/7");
  CHECK(named.call().name == "item");
  CHECK(Asked("http.get(http.url(['', '/items'], 'http://x'))").call().name == "/items");
  CHECK(Asked("http.get(http.url(['http://x?a=', ''], 1))").call().name == "/");
}

TEST_CASE("what is expected is said by the request, the bot or the script, in that order") {
  Stage stage(
      "var http = require('hailstorm/http');\n"
      "http.setResponseCallback(http.expectedStatuses(201, { min: 404, max: 405 }));\n"
      "function Bot() {}\nBot.actions = { act: 1 };\nexports.Bot = Bot;\n"
      "Bot.prototype.act = function () {\n"
      "  http.get('http://x/', { responseCallback: http.expectedStatuses(500) });\n"
      "  http.get('http://x/');\n"
      "  http.get('http://x/', { responseCallback: null });\n"
      "  http.setResponseCallback(null);\n"
      "  http.get('http://x/');\n};\n");
  const auto other = stage.heap.create(0, {}).value();
  const auto bot = stage.begin(Step::http);
  const auto of = [&stage](int status) { return stage.call().expectation->of(status); };
  CHECK((of(500) == Expected::yes && of(200) == Expected::no));
  REQUIRE(stage.resume(bot, answer(200)) == Step::http);
  CHECK((of(201) == Expected::yes && of(405) == Expected::yes && of(200) == Expected::no));
  REQUIRE(stage.resume(bot, answer(200)) == Step::http);
  CHECK((of(200) == Expected::uncounted && of(0) == Expected::uncounted));
  REQUIRE(stage.resume(bot, answer(200)) == Step::http);
  CHECK(of(200) == Expected::uncounted);
  REQUIRE(stage.resume(bot, answer(200)) == Step::idle);
  REQUIRE(stage.heap.run(other, 0) == Step::http);
  REQUIRE(stage.resume(other, answer(200)) == Step::http);
  CHECK(of(201) == Expected::yes);
}

TEST_CASE("a failure is thrown at the call where params, or the host, say so") {
  Stage stage(bot_with(
      "var r = http.get('http://x/');\ncheck(r, { zero: r.status === 0 });\n"
      "r = http.get('http://x/', { throw: true });\ncheck(r, { good: r.status === 503 });\n"
      "http.get('http://x/', { throw: true });\n"));
  const auto bot = stage.begin(Step::http);
  Answer refused;
  refused.outcome = Outcome::connect_refused;
  REQUIRE(stage.resume(bot, refused) == Step::http);
  REQUIRE(stage.resume(bot, answer(503)) == Step::http);
  REQUIRE(stage.resume(bot, refused) == Step::failed);
  stage.all_passed(2);
  CHECK_THAT(stage.thrown(), Contains("bot.js:9: Error: the request failed: "));

  FakeHost strict;
  strict.throws = true;
  ScriptHeap heap(stage.loaded.program, strict, ScriptLimits{});
  const auto other = heap.create(0, {}).value();
  REQUIRE(heap.run(other, 0) == Step::http);
  CHECK(heap.resume(other, 0, refused, {}) == Step::failed);
}

TEST_CASE("a verdict reaches the host with the exchange it is on") {
  Stage stage(
      bot_with("var r = http.get('http://x/');\nr.fail('sold out \\u00e9'); r.ok();\n"
               "r.fail(7);"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.resume(bot, answer(200)) == Step::failed);
  CHECK(stage.host.verdicts == std::vector<std::pair<std::uint64_t, std::string>>{
                                   {77, "failed sold out \xC3\xA9"}, {77, "good "}});
  CHECK_THAT(stage.thrown(), Contains("res.fail(message): the message is not a string"));
}
