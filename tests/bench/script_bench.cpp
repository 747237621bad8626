// What the JavaScript of an action costs: a GET, its answer, a look at the status; no network.
//
//   script_bench [bots=1000]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/clock.h"
#include "script/heap.h"

using namespace hailstorm;

namespace {

class Silent final : public Host {
 public:
  double random() override { return 0.5; }
  void checked(std::string_view, bool) override {}
  void judged(Judged&, Verdict, std::string_view) override {}
  void threw(std::string_view text) override {
    std::printf("%.*s\n", static_cast<int>(text.size()), text.data());
    std::exit(1);
  }
  void printed(std::string_view, std::string_view) override {}
};

Loaded script_that(const std::string& asks) {
  const std::string text =
      "var http = require('hailstorm/http');\n"
      "function Bot() { this.url = 'http://127.0.0.1:8080/hello'; }\nBot.actions = { act: 1 };\n"
      "Bot.prototype.act = function () { var r = " +
      asks + "; if (r.status !== 200) throw r.status; };\nexports.Bot = Bot;\n";
  return load_program("bot.js", text, {}, [](const std::string&, std::string&) { return false; });
}

void measure(const char* what, const std::string& asks, int bot_count) {
  const Loaded loaded = script_that(asks);
  Silent host;
  ScriptHeap heap(loaded.program, host, {});
  std::vector<ScriptHeap::Slot> bots;
  for (int i = 0; i < bot_count; ++i) bots.push_back(heap.create(0, {}).value());
  const double bytes = static_cast<double>(heap.bytes()) / bot_count;
  const std::string head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n"
      "Date: Mon, 23 Nov 2026 09:00:00 GMT\r\nServer: nginx\r\n\r\n";
  Answer answer;
  answer.status = 200;
  answer.head = head;
  answer.body = "hello world\n";
  answer.authority = "127.0.0.1:8080";
  answer.request = "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: hailstorm\r\n\r\n";
  const SteadyClock clock;
  const int times = std::max(1, 300'000 / bot_count);
  std::vector<double> rounds;
  for (int round = 0; round < 15; ++round) {
    const Instant begin = clock.now();
    for (int i = 0; i < times; ++i) {
      for (const auto bot : bots) {
        if (heap.run(bot, 0) != Step::http) std::exit(1);
      }
      for (const auto bot : bots) heap.resume(bot, 0, answer, {});
      if (heap.collection_due()) heap.collect();
    }
    rounds.push_back(seconds(clock.now() - begin) * 1e9 / times / bot_count);
  }
  std::sort(rounds.begin(), rounds.end());
  std::printf("%-22s %5d bots, %5.0f bytes each: best %5.0f, median %5.0f ns an action\n", what,
              bot_count, bytes, rounds.front(), rounds[rounds.size() / 2]);
}

}  // namespace

int main(int count, char** arguments) {
  const int bots = count > 1 ? std::max(1, std::atoi(arguments[1])) : 1000;
  measure("get(url)", "http.get(this.url)", bots);
  measure("get(url, params)",
          "http.get(this.url, { name: 'hello', headers: { Accept: 'text/plain' } })", bots);
  measure("post(url, form)", "http.post(this.url, { user: 'ann', n: 7 })", bots);
}
