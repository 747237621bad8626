// setup(), teardown() and handleSummary() around a run, and a script's own options.
#include <catch2/catch.hpp>

#include "process.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

struct Ended {
  int code;
  std::string out, err;
};

Ended run(const WorkFolder& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {HAIL_BINARY, "run"});
  Process process(folder, "run", words);
  const int code = process.wait();
  return {code, process.out(), process.err()};
}

const std::string shop = R"(
import { check, env, http, test } from 'hailstorm';
interface Data { token: string; users: { name: string }[] }
export const options = { bots: 4, duration: '1s', thresholds: { checks: 'rate == 1' } };

export async function setup(): Promise<Data> {
  const res = await http.asyncRequest('GET', `${env.BASE_URL}/hello`);
  return { token: `t${res.status}`, users: [{ name: 'ann' }] };
}

export class Shopper {
  static every = '100ms';
  static actions = { browse: 1 };
  constructor(private readonly params: { data: Data }) {}
  browse() {
    'use strict';
    let frozen = false;
    try {
      this.params.data.users[0].name = 'bob';
    } catch (error) {
      frozen = error instanceof TypeError;
    }
    check(this.params.data, {
      'every bot sees it': (data) => data.token === 't200' && data.users[0].name === 'ann',
      'nobody changes it': () => frozen,
      'it is test.data, too': (data) => test.data === data
    });
    http.get(`${env.BASE_URL}/hello`);
  }
}

export function teardown(data: Data) {
  http.post(`${env.BASE_URL}/hello`, data.token);
  console.log(`teardown of ${data.users.length} user`);
}

export function handleSummary(data) {
  const reqs = data.metrics.http_reqs;
  return {
    'SUMMARY': JSON.stringify({ type: reqs.type, count: reqs.values.count, setup: data.setup_data,
      checks: data.root_group.checks.length,
      ok: data.metrics.checks.thresholds['rate == 1'].ok }),
    stdout: `requests: ${reqs.values.count}\n`
  };
}
)";

}  // namespace

TEST_CASE("setup's result reaches every bot, teardown and handleSummary come after the run") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  std::string text = shop;
  text.replace(text.find("SUMMARY"), 7, folder.file("summary.json"));
  folder.write("shop.ts", text);
  const Ended ended = run(folder, {folder.file("shop.ts"), "-e", "BASE_URL=" + target.url(),
                                   "--report", "json=" + folder.file("report.json")});
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 0);
  const auto report = nlohmann::json::parse(contents_of(folder.file("report.json")));
  const auto count = report.at("metrics").at("http_reqs").at("count").get<std::uint64_t>();
  CHECK(count >= 20);
  // Those of setup and of teardown are in none of the figures.
  CHECK(target.requests() == count + 2);
  CHECK(ended.out == "requests: " + std::to_string(count) + "\n");
  CHECK_THAT(ended.err, Contains("teardown of 1 user"));
  CHECK_THAT(report.at("run").at("notes").dump(),
             Contains("setup() took") && Contains("teardown() took") &&
                 Contains("began 1 request, which is in none"));
  CHECK(report.at("completeness").at("requests_around") == 2);
  const auto summary = nlohmann::json::parse(contents_of(folder.file("summary.json")));
  CHECK(summary.at("type") == "counter");
  CHECK(summary.at("count") == count);
  CHECK(summary.at("checks") == 3);
  CHECK(summary.at("ok") == true);
  CHECK(summary.at("setup").at("token") == "t200");
}

TEST_CASE("a function of the run that fails, or takes too long, has its exit code") {
  const WorkFolder folder;
#ifdef HAIL_SLOW_BINARY
  const std::string limit = "5s";
#else
  const std::string limit = "300ms";
#endif
  const std::string bot =
      "import { sleep } from 'hailstorm';\n"
      "export const options = { bots: 1, iterations: 2, setupTimeout: '" +
      limit + "',\n  teardownTimeout: '" + limit + "', summary_timeout: '" + limit +
      "' };\nexport default function () {}\n";
  struct Case {
    std::string text;
    int code;
    std::string message;
    bool ran;
  };
  const Case cases[] = {
      {"export function setup() { throw new Error('no server'); }", 107,
       "setup() has failed: ", false},
      {"export async function setup() { await Promise.reject(new TypeError('late')); }", 107,
       "TypeError: late", false},
      {"export function setup() { sleep(9); }", 100,
       "setup() takes longer than " + limit + "\n  give it more time: --setup-timeout", false},
      {"export function teardown() { sleep(9); }", 101, "teardown() takes longer than " + limit,
       true},
      {"export function teardown() { throw 5; }", 107, "teardown() has failed: ", true},
      {"export function handleSummary() { sleep(9); }", 102, "handleSummary() takes longer", true},
      {"export function handleSummary() { return 7; }", 107,
       "handleSummary() returned no object of { FILE: text }", true},
      {"export function handleSummary() { return { '/nowhere/x.txt': 'a' }; }", 1, "/nowhere/x.txt",
       true},
      {"import { test } from 'hailstorm';\nexport function setup() { test.abort('closed'); }", 108,
       "setup(): ", false},
      {"import { test } from 'hailstorm';\nexport function setup() { test.fail('so it is'); }", 110,
       "setup() took", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    folder.write("bot.ts", bot + one.text + "\n");
    const Ended ended = run(folder, {folder.file("bot.ts")});
    CAPTURE(ended.out, ended.err);
    CHECK(ended.code == one.code);
    CHECK_THAT(ended.err, Contains(one.message));
    CHECK((ended.out.find("actions............: 2") != std::string::npos) == one.ran);
  }
}

TEST_CASE("what handleSummary says of the run stands in its files, and the graver code wins") {
  const WorkFolder folder;
  const std::string bot =
      "import { Rate, Trend, test } from 'hailstorm';\n"
      "new Trend('pause', true);\nnew Rate('quota');\n"
      "export const options = { bots: 1, iterations: 2,\n"
      "  thresholds: { pause: ['p(95) < 9ms'], quota: ['rate < 1'] } };\n"
      "export default function () {}\n"
      "export function handleSummary({ metrics: { pause, quota } }) {\n"
      "  console.log(`${pause.type} ${pause.contains} ${pause.values['p(95)']}`);\n"
      "  console.log(`${quota.type} ${quota.contains} ${quota.values.rate}`);\n"
      "  test.fail('too bad');\n}\n";
  folder.write("bot.js", bot);
  const std::vector<std::string> words = {folder.file("bot.js"), "--report",
                                          "json=" + folder.file("report.json"), "--report",
                                          "junit=" + folder.file("report.xml")};
  const Ended ended = run(folder, words);
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 110);
  CHECK_THAT(ended.err, Contains("trend time 0") && Contains("rate default 0"));
  const auto report = nlohmann::json::parse(contents_of(folder.file("report.json")));
  CHECK(report.at("run").at("exit_code") == 110);
  CHECK(report.at("run").at("sentences") == nlohmann::json{"too bad"});
  const std::string junit = contents_of(folder.file("report.xml"));
  CHECK_THAT(junit, Contains("too bad") && !Contains("did their work"));

  folder.write("bot.js", bot + "export function teardown() { throw new Error('left over'); }\n");
  const Ended graver = run(folder, words);
  CAPTURE(graver.out, graver.err);
  CHECK(graver.code == 107);
  CHECK_THAT(contents_of(folder.file("report.xml")),
             Contains("too bad") && Contains("did their work") && Contains("left over"));
}

TEST_CASE("check says which of the script's options hold, and where each comes from") {
  const WorkFolder folder;
  folder.write("shop.ts",
               "export const options = {\n  vus: 3,\n  duration: '2s',\n  tags: { build: '7' },\n"
               "  maxRedirects: 2\n};\nexport default function () {}\n");
  Process check(folder, "check",
                {HAIL_BINARY, "check", folder.file("shop.ts"), "--duration", "9s"});
  CHECK(check.wait() == 0);
  CHECK_THAT(check.out(),
             Contains("duration = 9s (command line: --duration)\n") && Contains("bots = 3 (") &&
                 Contains("shop.ts:4: options.tags.build)\n") && Contains("max-redirects = 2 (") &&
                 Contains("shop.ts:5: options.maxRedirects)\n"));
}
