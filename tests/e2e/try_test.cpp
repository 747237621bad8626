// hailstorm try, --http-debug, bundles and what `new` writes.
#include <catch2/catch.hpp>

#include "process.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

const std::string shop = R"(import { check, env, http } from 'hailstorm';
export class Shopper {
  static actions = { browse: 10, checkout: 0 };
  browse() {
    const res = http.get(`${env.BASE_URL}/hello`);
    check(res, { 'is 200': (r) => r.status === 200 });
  }
  checkout() {
    console.log('pays');
    const res = http.post(`${env.BASE_URL}/hello?status=503`, 'card=1234');
    check(res, { 'is paid': (r) => r.status === 200 });
    if (env.THROWS) throw new Error('no money');
  }
}
export class Guest {
  static actions = { look: 1 };
  look() {}
}
)";

struct Tried {
  int code;
  std::string out, err;
};

Tried try_out(const WorkFolder& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {HAIL_BINARY, "try"});
  Process process(folder, "try", words);
  const int code = process.wait();
  return {code, process.out(), process.err()};
}

}  // namespace

TEST_CASE("try runs each action once and shows every exchange, check and error") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  folder.write("shop.ts", shop);
  const std::string url = "BASE_URL=" + target.url();
  const Tried all = try_out(folder, {folder.file("shop.ts"), "-e", url});
  CAPTURE(all.out, all.err);
  CHECK(all.code == 99);
  const std::string& out = all.out;
  CHECK_THAT(out, Contains("Shopper.browse\n  GET /hello  200  ") && Contains("✓ is 200\n") &&
                      Contains("Shopper.checkout\n  info: pays\n  POST /hello  503  failed  ") &&
                      Contains("✗ is paid\n") && Contains("Guest.look\n  ended after "));
  CHECK(out.find("Shopper.browse") < out.find("Shopper.checkout"));
  CHECK(target.requests() == 2);
  const Tried one = try_out(folder, {folder.file("shop.ts"), "-e", url, "--model", "Shopper",
                                     "--action", "browse", "--times", "3"});
  CAPTURE(one.out, one.err);
  CHECK(one.code == 0);
  CHECK_THAT(one.out, !Contains("checkout") && !Contains("Guest"));
  CHECK(target.requests() == 5);
  const Tried thrown = try_out(
      folder, {folder.file("shop.ts"), "-e", url, "-e", "THROWS=1", "--action", "checkout"});
  CAPTURE(thrown.out, thrown.err);
  CHECK_THAT(thrown.out, Contains("shop.ts:12: Error: no money\n  failed after "));
}

TEST_CASE("try refuses what is not there") {
  const WorkFolder folder;
  folder.write("shop.ts", shop);
  const Tried model = try_out(folder, {folder.file("shop.ts"), "--model", "Shoper"});
  CHECK(model.code == 104);
  CHECK_THAT(model.err, Contains("the script has no model Shoper\n  did you mean 'Shopper'?"));
  const Tried action =
      try_out(folder, {folder.file("shop.ts"), "--model", "Shopper", "--action", "brows"});
  CHECK(action.code == 104);
  CHECK_THAT(action.err, Contains("Shopper has no action brows\n  did you mean 'browse'?"));
}

TEST_CASE("the option --http-debug shows heads, with =full bodies, and neither shows secrets") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  folder.write("bot.js",
               "var http = require('hailstorm').http, env = require('hailstorm').env;\n"
               "exports.default = function () {\n"
               "  http.post(env.BASE_URL + '/hello', 'some body', { headers: {\n"
               "    Authorization: 'Bearer very-secret' } });\n};\n");
  for (const bool full : {false, true}) {
    const StormRun ended =
        storm(folder, {folder.file("bot.js"), "-i", "1", "-e", "BASE_URL=" + target.url(),
                       full ? "--http-debug=full" : "--http-debug"});
    CAPTURE(ended.err);
    CHECK(ended.code == 0);
    CHECK_THAT(ended.err, Contains("default: POST /hello  200  ") &&
                              Contains("\n    > POST /hello HTTP/1.1\n") &&
                              Contains("\n    < HTTP/1.1 200 OK\n"));
    CHECK_THAT(ended.err, !Contains("very-secret"));
    CHECK((ended.err.find("some body") != std::string::npos) == full);
  }
}

TEST_CASE("a bundle runs without the files it was made of, and is refused when it has changed") {
  const WorkFolder folder;
  folder.write("main.ts",
               "import { names } from './names';\nimport more from './more.json';\n"
               "import { check } from 'hailstorm';\nimport users from './users.csv';\nconst text = "
               "open('./text.txt');\n"
               "export const options = { iterations: 3 };\n"
               "export default async function (): Promise<void> {\n"
               "  const { late } = await import('./late');\n"
               "  check(users, { csv: (list) => list[1].name === 'bob' && late });\n"
               "  check(0, { whole: names[0] === 'ann' && more.n === 5 && text === 'hi' });\n}\n");
  folder.write("names.ts", "export const names: string[] = ['ann'];\n");
  folder.write("more.json", "{\"n\": 5}");
  folder.write("text.txt", "hi");
  folder.write("users.csv", "name,age\nann,30\nbob,40\n");
  folder.write("late.ts", "export const late = true;\n");
  const std::string bundle = folder.file("main.hsb");
  const auto write = [&] {
    Process writer(folder, "bundle", {HAIL_BINARY, "bundle", folder.file("main.ts"), "-o", bundle});
    CHECK(writer.wait() == 0);
    return writer.out();
  };
  const std::string said = write(), bytes = contents_of(bundle);
  CHECK_THAT(said, Contains("main.hsb is written: 6 files, "));
  CHECK(write() == said);
  CHECK(contents_of(bundle) == bytes);
  for (const char* name : {"main.ts", "names.ts", "more.json", "text.txt", "users.csv", "late.ts"})
    REQUIRE(std::remove(folder.file(name).c_str()) == 0);
  const StormRun ended = storm(folder, {bundle});
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.report.at("metrics").at("checks").at("passes") == 6);
  struct Case {
    std::string bytes, message;
  };
  const Case cases[] = {{bytes.substr(0, bytes.size() - 1), "this bundle is not as it was written"},
                        {bytes.substr(0, 40), "this bundle has been cut"},
                        {"nothing", "this is no bundle"},
                        {"hailstorm bundle 9 ", "this bundle is of another version"}};
  for (const Case& one : cases) {
    folder.write("main.hsb", one.bytes);
    Process run(folder, "refused", {HAIL_BINARY, "run", bundle});
    CHECK(run.wait() == 107);
    CHECK_THAT(run.err(), Contains(one.message));
  }
}

TEST_CASE("new writes a bot in TypeScript, and a project for an editor, which run as they are") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  Process single(folder, "single", {HAIL_BINARY, "new", folder.file("mine.ts")});
  REQUIRE(single.wait() == 0);
  Process project(folder, "project", {HAIL_BINARY, "new", folder.file("shop"), "--typescript"});
  REQUIRE(project.wait() == 0);
  for (const char* script : {"mine.ts", "shop/bot.ts"}) {
    const StormRun ended =
        storm(folder, {folder.file(script), "--duration", "1s", "-e", "BASE_URL=" + target.url()});
    CAPTURE(script, ended.out, ended.err);
    CHECK(ended.code == 0);
    CHECK(ended.report.at("metrics").at("checks").at("fails") == 0);
  }
  Process tsc(folder, "tsc", {"/usr/bin/env", "node", HAIL_TSC, "-p", folder.file("shop")});
  const int code = tsc.wait();
  CAPTURE(tsc.out());
  CHECK(code == 0);
  Process again(folder, "again", {HAIL_BINARY, "new", folder.file("mine.ts")});
  CHECK(again.wait() == 2);
  CHECK_THAT(again.err(), Contains("--force overwrites it"));
}
