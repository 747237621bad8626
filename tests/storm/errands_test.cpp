// The requests of a bot: beside each other within limits, waited for, counted, judged.
#include "storm/errands.h"

#include "scene.h"

using namespace hailstorm;

TEST_CASE("a batch begins as many requests as its limits allow, in all and per host") {
  Scene scene(
      "var list = [], i;\nfor (i = 0; i < 12; i++) list.push(A + '/' + i);\n"
      "for (i = 12; i < 24; i++) list.push(B + '/' + i);\n"
      "var all = http.batch(list);\n"
      "for (i = 0; i < 24; i++) hs.check(0, { own: all[i].body === '/' + i });\n");
  scene.options.batch = 5;
  scene.options.batch_per_host = 3;
  scene.begin(5);
  CHECK(scene.server.held() == 3);
  CHECK(scene.other.held() == 2);
  CHECK(scene.total().begun == 5);
  // A place that is free goes to the next whose host has room.
  scene.other.answer();
  scene.until([&] { return scene.total().begun == 6; });
  scene.settle();
  CHECK(scene.server.held() == 3);
  CHECK(scene.other.held() == 2);
  std::size_t most = 0;
  for (int i = 0; i < 100 && !scene.over(); ++i) {
    if (scene.server.held() > 0) scene.server.answer();
    if (scene.other.held() > 0) scene.other.answer();
    scene.settle();
    CHECK(scene.server.held() <= 3);
    CHECK(scene.other.held() <= 3);
    most = std::max(most, scene.server.held() + scene.other.held());
  }
  CHECK(scene.over());
  CHECK(most == 5);
  CHECK(scene.checked("own") == 24);
  CHECK(scene.total().begun == 24);
  CHECK(scene.ended() == 24);
  CHECK(scene.server.connections() <= 3);
}

TEST_CASE("requests that ask for no batch know no limit") {
  Scene scene(
      "var all = [], i;\nfor (i = 0; i < 8; i++) all.push(http.asyncRequest('GET', A + '/' + i));\n"
      "for (i = 0; i < 8; i++) hs.check(0, { own: all[i].wait().body === '/' + i });\n");
  scene.options.batch = scene.options.batch_per_host = 1;
  scene.begin(8);
  CHECK(scene.server.held() == 8);
  for (int i = 7; i >= 0; --i) {
    scene.server.answer_to("/" + std::to_string(i));
    scene.settle();
  }
  scene.until_over();
  CHECK(scene.checked("own") == 8);
}

TEST_CASE("an action that ends with requests under way has ended when they are answered") {
  for (const bool throws : {false, true}) {
    CAPTURE(throws);
    Scene scene(std::string("http.asyncRequest('GET', A + '/a');\n"
                            "http.asyncRequest('GET', A + '/b');\n") +
                (throws ? "throw 'over';" : ""));
    Bot& bot = scene.begin(2);
    scene.advance(milliseconds(70));
    CHECK(scene.action("act").ended == 0);
    bot.stop();
    CHECK(bot.end() == Bot::End::alive);
    scene.server.answer_to("/b");
    scene.settle();
    CHECK(scene.action("act").ended == 0);
    scene.server.answer_to("/a");
    scene.until_over();
    const ActionTally action = scene.action("act");
    CHECK(action.ended == 1);
    CHECK(action.failed == (throws ? 1 : 0));
    CHECK(action.duration.max() >= 70'000'000);
    CHECK(scene.ended() == 2);
  }
}

TEST_CASE("answers that come while a bot sleeps do not wake it") {
  Scene scene(
      "var a = http.asyncRequest('GET', A + '/a');\nhs.sleep(1);\n"
      "hs.check(0, { kept: a.wait().body === '/a' });\n");
  scene.begin(1);
  scene.server.answer();
  scene.until([&] { return scene.ended() == 1; });
  CHECK_FALSE(scene.over());
  CHECK(scene.checked("kept") == 0);
  scene.advance(std::chrono::seconds(1));
  scene.until_over();
  CHECK(scene.checked("kept") == 1);
}

TEST_CASE("what is under way when a bot is cut off ends, and what waits its turn never began") {
  Scene scene(
      "http.asyncRequest('GET', A + '/');\n"
      "http.batch([A + '/1', A + '/2', A + '/3', A + '/4']);\n");
  scene.options.batch = 2;
  Bot& bot = scene.begin(3);
  bot.cut_off();
  scene.settle();
  CHECK(scene.total().begun == 3);
  CHECK(scene.ended() == 3);
  CHECK(scene.failed() == 3);
  CHECK(scene.action("act").cut_off == 1);
}

TEST_CASE("a bot that is lost loses its requests with it, and they are counted") {
  Scene scene("http.asyncRequest('GET', A + '/a');\nhs.sleep(0.01);\nfor (;;) {}");
  scene.begin(1);
  scene.advance(milliseconds(20), milliseconds(20));
  scene.until_over();
  CHECK(scene.bots.front()->end() == Bot::End::failed);
  CHECK(scene.total().begun == 1);
  CHECK(scene.ended() == 1);
  CHECK(scene.tally().bots_failed == 1);
}

TEST_CASE("each hop is counted, under its own path or under the name that was given") {
  for (const bool with_name : {false, true}) {
    CAPTURE(with_name);
    Scene scene(std::string("var r = http.get(A + '/from?q=1'") +
                (with_name ? ", { name: 'trip' }" : "") +
                ");\nhs.check(r, { there: r.status === 200 && r.body === '/to' });\n");
    scene.begin(1);
    scene.server.answer(302, "Location: /to\r\n");
    scene.until([&] { return scene.server.requests() == 2; });
    scene.server.answer();
    scene.until_over();
    CHECK(scene.checked("there") == 1);
    CHECK(scene.total().begun == 2);
    CHECK(scene.named("trip") == (with_name ? 2 : 0));
    CHECK(scene.named("/from") == (with_name ? 0 : 1));
    CHECK(scene.named("/to") == (with_name ? 0 : 1));
    CHECK(scene.failed() == 0);
  }
}

TEST_CASE("requests, values and checks are counted for their action, groups and own tags") {
  Scene scene(
      "hs.group('pay', function () {\n"
      "  http.get(A + '/card', { tags: { tier: 'gold' } });\n"
      "  orders.add(2, { tier: 'gold' });\n"
      "  hs.check(0, { paid: true }, { tier: 'gold' });\n"
      "});\n"
      "hs.check(0, { paid: false });\n"
      "http.get(A + '/plain');\n"
      "orders.add(0.5);\n",
      "var orders = new hs.Counter('orders');\n");
  scene.begin(1);
  scene.server.answer();
  scene.until([&] { return scene.server.requests() == 2; });
  scene.server.answer();
  scene.until_over();
  ExchangeKey card{"Bot", "/card", "GET", Outcome::answered, 200}, plain = card;
  plain.name = "/plain";
  card.action = plain.action = "act";
  card.group = "pay";
  card.own = {{"tier", "gold"}};
  REQUIRE(scene.total().exchanges.size() == 2);
  CHECK(scene.total().exchanges.at(card).ended == 1);
  CHECK(scene.total().exchanges.at(plain).ended == 1);
  const ExchangeTally& tally = scene.total().exchanges.at(card);
  for (std::size_t i = 0; i < phases.size(); ++i) {
    CAPTURE(phases[i].name);
    CHECK(tally.times[i].count() == 1);
  }
  CHECK(scene.total().checks ==
        std::map<CheckKey, CheckTally>{{{"paid", "Bot", "act", "pay", {{"tier", "gold"}}}, {1, 0}},
                                       {{"paid", "Bot", "act"}, {0, 1}}});
  const CustomMetric orders{"orders", MetricKind::counter};
  REQUIRE(scene.total().custom.size() == 2);
  const auto sum = [&](const CustomKey& key) { return scene.total().custom.at(key).sum(); };
  CHECK(sum({orders, "Bot", "act", "pay", {{"tier", "gold"}}}) == 2);
  CHECK(sum({orders, "Bot", "act"}) == 0.5);
}

TEST_CASE("the options say what scripts leave open") {
  Scene scene(
      "var r = http.get(A + '/a');\nhs.check(r, { here: r.status === 302 && !r.body });\n"
      "r = http.get(A + '/b', { responseType: 'text' });\n"
      "hs.check(r, { text: r.body === '/b' });\n");
  scene.options.redirects_max = 0;
  scene.options.discard_bodies = true;
  scene.begin(1);
  scene.server.answer(302, "Location: /to\r\n");
  scene.until([&] { return scene.server.requests() == 2; });
  scene.server.answer();
  scene.until_over();
  CHECK(scene.checked("here") == 1);
  CHECK(scene.checked("text") == 1);
}

TEST_CASE("what is expected, and the last verdict, decide what has failed") {
  Scene scene(
      "var fine = http.get(A + '/'), bad = http.get(A + '/'), gone = http.get(A + '/', {\n"
      "  responseCallback: http.expectedStatuses(404) }), free = http.get(A + '/', {\n"
      "  responseCallback: null });\n"
      "hs.sleep(1);\n"
      "fine.fail('sold out');\n"
      "hs.sleep(1);\n"
      "bad.ok(); bad.ok();\n"
      "gone.fail('gone'); gone.ok();\n"
      "hs.sleep(1);\n"
      "fine.fail('sold out'); free.fail('free');\n");
  scene.begin(1);
  int n = 0;
  for (const int status : {200, 503, 404, 500}) {
    scene.until([&] { return scene.server.held() == 1; });
    scene.server.answer(status);
    ++n;
    scene.until([&] { return scene.ended() == static_cast<std::uint64_t>(n); });
  }
  scene.settle();
  CHECK(scene.failed() == 1);  // the 503
  CHECK(scene.counted() == 3);
  scene.advance(std::chrono::seconds(1), milliseconds(20));
  CHECK(scene.failed() == 2);
  scene.advance(std::chrono::seconds(1), milliseconds(20));
  CHECK(scene.failed() == 1);
  scene.advance(std::chrono::seconds(1), milliseconds(20));
  scene.until_over();
  CHECK(scene.failed() == 2);
  CHECK(scene.counted() == 4);
  const VerdictKey sold_out{"Bot", "/", "GET", "sold out"}, free{"Bot", "/", "GET", "free"};
  CHECK(scene.total().verdicts == std::map<VerdictKey, std::int64_t>{{sold_out, 1}, {free, 1}});
}

TEST_CASE("what a script says of a response is told without its secrets, however it is cut") {
  Scene scene(
      "http.get(A + '/').fail('http://me:sekret1234@host ' + new Array(200).join('0123456789')"
      " + ' http://me:sekret1234@host');\n");
  scene.begin(1);
  scene.until([&] { return scene.server.held() == 1; });
  scene.server.answer(200);
  scene.until_over();
  REQUIRE(scene.total().verdicts.size() == 1);
  const std::string& text = scene.total().verdicts.begin()->first.text;
  CHECK_THAT(text, Catch::StartsWith("http://***@host 0123") && !Catch::Contains("sekr"));
}

TEST_CASE("a challenge that is replied to is expected, one that is the answer is not") {
  const std::string headers = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n";
  for (const bool counted : {true, false}) {
    for (const int last : {200, 401}) {
      CAPTURE(counted, last);
      Scene scene(
          "var r = http.get(A.replace('//', '//u:p@') + '/', { auth: 'digest', "
          "responseCallback: " +
          std::string(counted ? "http.expectedStatuses(200)" : "null") +
          " });\nhs.check(r, { last: r.status === " + std::to_string(last) + " });\n");
      scene.begin(1);
      scene.server.answer(401, headers);
      scene.until([&] { return scene.server.requests() == 2; });
      scene.server.answer(last, headers);
      scene.until_over();
      CHECK(scene.checked("last") == 1);
      CHECK(scene.ended() == 2);
      CHECK(scene.counted() == (counted ? 2 : 0));
      CHECK(scene.failed() == (counted && last == 401 ? 1 : 0));
    }
  }
}

TEST_CASE("what a script calls failed as soon as it has it is kept, and nothing twice") {
  Scene scene(
      "http.get(A + '/fine').fail('sold out');\n"
      "http.get(A + '/bad').fail('bad too');\n"
      "var late = http.get(A + '/late'); hs.sleep(1); late.fail('late');\n");
  std::vector<KeptExchange> kept;
  FailureKeeper keeper({1, {}}, [&kept](KeptExchange one) { kept.push_back(std::move(one)); });
  scene.workplace.failures = &keeper;
  scene.host.keep_failures_in(keeper);
  scene.begin(1);
  std::uint64_t n = 0;
  for (const int status : {200, 503, 200}) {
    scene.until([&] { return scene.server.held() == 1; });
    scene.server.answer(status);
    scene.until([&] { return scene.ended() == n + 1; });
    ++n;
  }
  scene.settle();
  scene.advance(std::chrono::seconds(1), milliseconds(20));
  scene.until_over();
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].kind == "sold out");
  CHECK(kept[0].name == "/fine");
  CHECK(kept[0].detail == "called failed by its script");
  CHECK_THAT(kept[0].request_head, Catch::StartsWith("GET /fine HTTP/1.1\r\n"));
  CHECK_THAT(kept[0].response_head, Catch::StartsWith("HTTP/1.1 200 "));
  CHECK(kept[0].response_body == "/fine");
  CHECK(kept[1].kind == "503");
}

TEST_CASE("a bot's cookies go with its requests, and stay over its actions") {
  Scene scene(
      "http.get(A + '/set');\nhttp.get(A + '/a', { cookies: { more: '2' } });\n"
      "var jar = new http.CookieJar();\nhttp.get(A + '/b', { jar: jar });\n"
      "hs.check(jar, { own: jar.cookiesForURL(A + '/').x.join() === 'y' });\n");
  scene.begin(1);
  scene.server.answer(200, "Set-Cookie: id=1\r\n");
  scene.until([&] { return scene.server.held() == 1; });
  CHECK_THAT(scene.server.head(0), Catch::Contains("id=1") && Catch::Contains("more=2"));
  scene.server.answer();
  scene.until([&] { return scene.server.held() == 1; });
  CHECK_THAT(scene.server.head(0), !Catch::Contains("Cookie:"));
  scene.server.answer(200, "Set-Cookie: x=y\r\n");
  scene.until_over();
  CHECK(scene.checked("own") == 1);
}

TEST_CASE("bots that share a pool take turns on its connections") {
  for (const bool shared : {false, true}) {
    CAPTURE(shared);
    Scene scene("http.get(A + '/');");
    Pool pool(scene.client);
    if (shared) scene.workplace.pool = &pool;
    for (std::uint64_t k = 0; k < 4; ++k) {
      scene.start(k);
      scene.advance(milliseconds(1));
      scene.until([&] { return scene.server.held() == 1; });
      scene.server.answer();
      scene.until([&] { return scene.bots.back()->end() == Bot::End::finished; });
    }
    CHECK(scene.client.connections_opened() == (shared ? 1 : 4));
    scene.bots.clear();
  }
}

TEST_CASE("a call that waits its turn has all that it borrowed") {
  std::string url = "http://x/a-path-that-is-longer-than-a-short-string", name = "n",
              body(100, 'b');
  std::vector<Header> headers{{"A", "1"}, {"Long-Header-Name-Here", "and a long value, too"}};
  std::vector<OneCookie> cookies{{"c", "d", true}};
  HttpCall call;
  call.fetch.request.url = url;
  call.fetch.request.body = body;
  call.fetch.request.headers = headers;
  call.fetch.cookies = cookies;
  call.name = name;
  call.ticket = 7;
  const KeptCall kept(call, std::nullopt);
  url.assign(url.size(), '?');
  body.assign(body.size(), '?');
  name = "?";
  headers.assign(2, {"?", "?"});
  cookies.assign(1, {"?", "?"});
  const FetchRequest& fetch = kept.call().fetch;
  CHECK(fetch.request.url == "http://x/a-path-that-is-longer-than-a-short-string");
  CHECK(fetch.request.method == "GET");
  CHECK(fetch.request.body == std::string(100, 'b'));
  REQUIRE(fetch.request.headers.size() == 2);
  CHECK(fetch.request.headers[1].name == "Long-Header-Name-Here");
  CHECK(fetch.request.headers[1].value == "and a long value, too");
  REQUIRE(fetch.cookies.size() == 1);
  CHECK(
      (fetch.cookies[0].name == "c" && fetch.cookies[0].value == "d" && fetch.cookies[0].replace));
  CHECK(kept.call().name == "n");
  CHECK(kept.call().ticket == 7);
}
