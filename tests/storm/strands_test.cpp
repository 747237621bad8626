// Strands of a real bot: their requests, their sleep, their end.
#include "scene.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

std::string each_second(const std::string& body) {
  return script_of("Bot.every = '1s';\nBot.actions = { act: 1 };\nmethods.act = function () {\n" +
                   body + "\n};\n");
}

}  // namespace

TEST_CASE("requests of strands are under way together, and each is counted once") {
  Scene scene(
      "function get(path) { return function () { return http.get(A + path).body; }; }\n"
      "var got = __hs.wait(__hs.all([get('/1'), get('/2'), get('/3')], 'all'));\n"
      "hs.check(got, { together: got.join() === '/1,/2,/3' });\n"
      "var first = __hs.wait(__hs.all([get('/slow'), get('/fast')], 'race'));\n"
      "hs.check(first, { raced: first === '/fast' });\n");
  scene.begin(3);
  CHECK(scene.server.held() == 3);
  for (const char* path : {"/2", "/3", "/1"}) {
    scene.server.answer_to(path);
    scene.settle();
  }
  scene.until([&] { return scene.server.held() == 2; });
  scene.server.answer_to("/fast");
  scene.until([&] { return scene.checked("raced") == 1; });
  scene.settle();
  CHECK_FALSE(scene.over());
  scene.server.answer_to("/slow");
  scene.until_over();
  CHECK(scene.checked("together") == 1);
  CHECK(scene.total().begun == 5);
  CHECK(scene.ended() == 5);
  CHECK(scene.action("act").ended == 1);
  CHECK(scene.mishaps().empty());
}

TEST_CASE("a bot that is stopped while its strands wait lets them end; one cut off does not") {
  for (const bool cut : {false, true}) {
    CAPTURE(cut);
    Scene scene(
        "function get(path) { return function () { return http.get(A + path).body; }; }\n"
        "__hs.run(get('/own'), this, []);\n"
        "__hs.wait(__hs.all([get('/1'), get('/2')], 'all'));\nhs.check(0, { done: true });\n");
    Bot& bot = scene.begin(3);
    cut ? bot.cut_off() : bot.stop();
    scene.settle();
    CHECK((bot.end() == Bot::End::cut_off) == cut);
    if (!cut) {
      for (const char* path : {"/2", "/1", "/own"}) {
        CHECK_FALSE(scene.over());
        scene.server.answer_to(path);
        scene.settle();
      }
      scene.until_over();
    }
    CHECK(scene.checked("done") == (cut ? 0 : 1));
    CHECK(scene.total().begun == 3);
    CHECK(scene.ended() == 3);
  }
}

TEST_CASE("a limit that is passed in a strand costs the bot, and what is under way is counted") {
  Scene scene(
      "http.asyncRequest('GET', A + '/a');\n"
      "__hs.run(function () { hs.sleep(0.01); for (;;) {} }, this, []);\nhs.sleep(100);\n");
  scene.begin(1);
  scene.advance(milliseconds(20), milliseconds(20));
  scene.until_over();
  CHECK(scene.bots.front()->end() == Bot::End::failed);
  CHECK(scene.total().begun == 1);
  CHECK(scene.ended() == 1);
}

TEST_CASE("an action that awaits a timer lasts as long, and a bot that stops lets it end") {
  Rehearsal stage(
      each_second("__hs.wait(new Promise(function (ok) { setTimeout(ok, 400); }));\n"
                  "hs.check(0, { 'awaited': true }); setTimeout(function () {}, 5000);"));
  Bot& bot = stage.start();
  stage.advance(1100ms);
  bot.stop();
  CHECK(bot.end() == Bot::End::alive);
  stage.advance(400ms);
  CHECK(stage.checked("awaited") == 1);
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.action("act").duration.min() >= 400'000'000);
  CHECK(stage.action("act").duration.max() <= 403'000'000);
  CHECK(stage.mishaps().empty());
}

TEST_CASE("strands sleep beside each other, and a bot can be cut off while they do") {
  for (const bool cut : {false, true}) {
    Rehearsal stage(
        each_second("function nap(s) { return function () { hs.sleep(s); return s; }; }\n"
                    "var got = __hs.wait(__hs.all([nap(0.1), nap(0.3), nap(0.2)], 'all'));\n"
                    "hs.check(got, { 'slept': got.join() === '0.1,0.3,0.2' });"));
    Bot& bot = stage.start();
    stage.advance(1150ms);
    if (cut) bot.cut_off();
    stage.advance(400ms);
    CHECK(stage.checked("slept") == (cut ? 0 : 1));
    CHECK(stage.action("act").cut_off == (cut ? 1 : 0));
    if (!cut) CHECK(stage.action("act").duration.max() <= 303'000'000);
    CHECK(stage.mishaps().empty());
  }
}

TEST_CASE("a rejection that nobody handles is an error of the action, with its place") {
  Rehearsal stage(each_second("Promise.reject(new Error('lost'));\nhs.sleep(0.1);"));
  stage.start();
  stage.advance(1500ms);
  CHECK(stage.action("act").failed == 1);
  CHECK_THAT(stage.mishaps(), Catch::StartsWith("act: bot.js:") &&
                                  Catch::Contains(": unhandled rejection: Error: lost"));
}
