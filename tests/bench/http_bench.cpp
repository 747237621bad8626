// What an exchange costs: a number of connections, each with a GET after the other, on one loop.
//
//   http_bench URL [connections=64] [seconds=3] [mode=load|shared|fresh|resumed|idle]
//
// load: kept connections, each in a pool of its own. shared: in one pool. fresh: a new connection
// per exchange. resumed: the same, and TLS sessions are resumed. idle: each connection makes one
// exchange, 32 at a time, and then memory is measured. What is in flight at the end is waited for,
// so that the count is the server's.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/client.h"
#include "http/flight.h"
#include "http/pool.h"

namespace hailstorm {
namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

// Resident memory, KiB.
long resident() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
  }
  return 0;
}

enum class Mode { load, shared, fresh, resumed, idle };

struct Bench {
  Loop& loop;
  std::string url;
  Mode mode;
  std::uint64_t answered, failed;
  std::size_t running;         // bots that are not through
  std::function<void()> next;  // starts another bot, if there is one
  bool ending;
};

class Bot final : public Caller {
 public:
  Bot(Bench& bench, Client& client) : bench_(bench), own_(client), flight_(client, own_) {}
  Bot(Bench& bench, Client& client, Pool& pool)
      : bench_(bench), own_(client), flight_(client, pool) {}

  void go() {
    Request request;
    request.url = bench_.url;
    flight_.begin(request, *this);
  }

 private:
  void answered(const Answer& answer) override {
    const bool good = answer.outcome == Outcome::answered && answer.status == 200;
    ++(good ? bench_.answered : bench_.failed);
    if (!good && bench_.failed == 1) {
      std::fprintf(stderr, "%s %d %s\n", name_of(answer.outcome).data(), answer.status,
                   std::string(answer.detail).c_str());
    }
    if (good && !bench_.ending && bench_.mode != Mode::idle) {
      go();
    } else if (--bench_.running == 0) {
      bench_.loop.stop();
    } else if (bench_.mode == Mode::idle) {
      bench_.next();
    }
  }

  Bench& bench_;
  Pool own_;
  Flight flight_;
};

int run(const std::string& url, std::size_t count, double span, Mode mode) {
  SteadyClock clock;
  Loop loop(clock);
  ClientOptions options;
  options.tls.verify = false;
  options.reuse = mode != Mode::fresh && mode != Mode::resumed;
  options.tls.resume = mode == Mode::resumed;
  Client client(loop, options);
  Pool pool(client);
  Bench bench{loop, url, mode, 0, 0, count, {}, false};
  Timer end(&bench, [](void* self) { static_cast<Bench*>(self)->ending = true; });
  const long before = resident();
  std::vector<std::unique_ptr<Bot>> bots;
  bots.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    bots.push_back(mode == Mode::shared ? std::make_unique<Bot>(bench, client, pool)
                                        : std::make_unique<Bot>(bench, client));
  }
  loop.arm(end, clock.now() + from_seconds(span));
  const double cpu = cpu_seconds();
  const Instant start = clock.now();
  std::size_t begun = 0;
  bench.next = [&] {
    if (begun < bots.size()) bots[begun++]->go();
  };
  while (begun < (mode == Mode::idle ? std::min<std::size_t>(count, 32) : count)) bench.next();
  loop.run();
  const double elapsed = seconds(clock.now() - start), used = cpu_seconds() - cpu;
  const auto n = static_cast<double>(bench.answered);
  std::printf("requests %llu failed %llu rps %.0f cpu_us/request %.2f cpu %.0f%% ",
              static_cast<unsigned long long>(bench.answered),
              static_cast<unsigned long long>(bench.failed), n / elapsed, used * 1e6 / n,
              100 * used / elapsed);
  std::printf("connections_opened %llu resumed %llu rss_KiB %ld KiB/connection %.2f\n",
              static_cast<unsigned long long>(client.connections_opened()),
              static_cast<unsigned long long>(client.tls_resumed()), resident(),
              static_cast<double>(resident() - before) / static_cast<double>(count));
  return bench.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace hailstorm

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs(
        "http_bench URL [connections=64] [seconds=3] [mode=load|shared|fresh|resumed|idle]\n",
        stderr);
    return 2;
  }
  using hailstorm::Mode;
  const std::string_view mode = argc > 4 ? argv[4] : "load";
  return hailstorm::run(argv[1], argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 64,
                        argc > 3 ? std::strtod(argv[3], nullptr) : 3,
                        mode == "fresh"     ? Mode::fresh
                        : mode == "resumed" ? Mode::resumed
                        : mode == "shared"  ? Mode::shared
                        : mode == "idle"    ? Mode::idle
                                            : Mode::load);
}
