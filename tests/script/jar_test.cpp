// Cookie jars: each bot's own, and those that scripts make.
#include "fake_host.h"
#include "script/heap.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

const CookieSite site{false, "x.example", "/"};

}  // namespace

TEST_CASE("a bot's jar goes with its requests, is its own, and is kept over its actions") {
  Stage stage(bot_with(
      "if (!this.runs) http.cookieJar().set('http://x.example/', 'id', 'of' + this.index);\n"
      "this.runs = 1;\nhttp.get('http://x.example/');"));
  const auto a = stage.heap.create(0, {1, 1}).value(), b = stage.heap.create(0, {2, 2}).value();
  REQUIRE(stage.heap.run(a, 0) == Step::http);
  CookieJar* const of_a = stage.call().fetch.jar;
  REQUIRE(stage.resume(a, answer(200)) == Step::idle);
  REQUIRE(stage.heap.run(b, 0) == Step::http);
  CookieJar* const of_b = stage.call().fetch.jar;
  CHECK(of_a != of_b);
  REQUIRE(of_a->for_site(site, 0).size() == 1);
  CHECK(of_a->for_site(site, 0)[0]->value == "of1");
  CHECK(of_b->for_site(site, 0)[0]->value == "of2");
  REQUIRE(stage.heap.run(a, 0) == Step::http);
  CHECK(stage.call().fetch.jar == of_a);
  CHECK(of_a->size() == 1);
  stage.heap.destroy(a);
  const auto next = stage.heap.create(0, {3, 3}).value();
  REQUIRE(next == a);
  REQUIRE(stage.heap.run(next, 0) == Step::http);
  CHECK(stage.call().fetch.jar->for_site(site, 0)[0]->value == "of3");
}

TEST_CASE("jars are set, read, cleared and searched by URL") {
  Stage stage(bot_with(
      "var jar = new http.CookieJar(), url = 'http://x.example/a/b';\n"
      "check(jar, { set: jar.set(url, 'a', '1'), more: jar.set(url, 'b', '2', { path: '/a', "
      "max_age: "
      "60, http_only: true }) });\n"
      "var found = jar.cookiesForURL(url);\n"
      "check(found, { a: found.a.join() === '1', b: found.b.join() === '2' });\n"
      "check(jar, { path: jar.cookiesForURL('http://x.example/').b === undefined });\n"
      "check(jar, { domain: jar.set(url, 'c', '3', { domain: 'other.example' }) === false });\n"
      "check(jar, { secure: jar.set('https://x.example/', 's', '4', { secure: true }) && "
      "!jar.cookiesForURL('http://x.example/').s });\n"
      "check(jar, { expired: jar.set(url, 'e', '5', { expires: 'Mon, 02 Jan 2006 15:04:05 GMT' }) "
      "!== undefined && !jar.cookiesForURL(url).e });\n"
      "jar['delete'](url, 'a');\n"
      "check(jar, { deleted: !jar.cookiesForURL(url).a && !!jar.cookiesForURL(url).b });\n"
      "jar.clear(url);\n"
      "check(jar, { cleared: Object.keys(jar.cookiesForURL(url)).length === 0 });\n"));
  const auto bot = stage.heap.create(0, {});
  CHECK(stage.heap.run(*bot, 0) == Step::idle);
  stage.all_passed(10);
}

TEST_CASE("a jar of the script's own is used where params name it, and lives as long as it is") {
  Stage stage(bot_with(
      "var jar = new http.CookieJar(); jar.set('http://x.example/', 'own', '1');\n"
      "var params = { jar: jar }; jar = null;\n"
      "var a = http.asyncRequest('GET', 'http://x.example/', null, params); params = null;\n"
      "sleep(1);\n"));
  const auto bot = stage.begin(Step::sleeping);
  CookieJar* const jar = stage.call().fetch.jar;
  const Ticket ticket = stage.call().ticket;
  stage.heap.collect();
  REQUIRE(jar->for_site(site, 0).size() == 1);
  CHECK(jar->for_site(site, 0)[0]->name == "own");
  CHECK(stage.resume(bot, answer(200), ticket) == Step::sleeping);
  stage.heap.destroy(bot);
  stage.heap.collect();
}

TEST_CASE("jars where there is no bot, or of another bot, are refused") {
  CHECK_THAT(refusal("require('hailstorm/http').cookieJar();"),
             Contains("no bot is there while the script is loaded"));
  Stage stage(
      "var http = require('hailstorm/http'), first = null;\n"
      "function Bot() { if (!first) first = http.cookieJar(); }\n"
      "Bot.actions = { act: 1 }; exports.Bot = Bot;\n"
      "Bot.prototype.act = function () { http.get('http://x/', { jar: first }); };\n");
  const auto a = stage.heap.create(0, {}).value(), b = stage.heap.create(0, {}).value();
  CHECK(stage.heap.run(a, 0) == Step::http);
  CHECK(stage.heap.run(b, 0) == Step::failed);
  CHECK_THAT(stage.thrown(), Contains("this cookie jar is that of another bot"));
  stage.heap.destroy(a);
  const auto next = stage.heap.create(0, {}).value();
  CHECK(next == a);
  CHECK(stage.heap.run(next, 0) == Step::failed);
  Stage wrong(bot_with("http.cookieJar().set('x', 'a', 'b');"));
  wrong.begin(Step::failed);
  CHECK_THAT(wrong.thrown(), Contains("set: the url is not an http(s) URL"));
}
