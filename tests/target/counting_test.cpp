// The target counts exactly, draws repeatably, and spoils exchanges on demand.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "base/random.h"
#include "blocking_client.h"
#include "target/plan.h"
#include "target/target.h"

using namespace hailstorm;

namespace {

TargetOptions on_a_free_port(int threads = 1) {
  TargetOptions options;
  options.listen = "127.0.0.1:0";
  options.threads = threads;
  return options;
}

nlohmann::json page(BlockingClient& client, const char* path = "/_counters") {
  return nlohmann::json::parse(client.get(path).body);
}

// The outcome of `n` exchanges, each on a connection of its own: a status, or 0 for none.
std::vector<int> outcomes(std::uint16_t port, const std::string& target, int n) {
  std::vector<int> found;
  for (int i = 0; i < n; ++i) {
    BlockingClient client(port);
    const Reply reply = client.get(target);
    found.push_back(reply.reset ? -1 : reply.status);
  }
  return found;
}

}  // namespace

TEST_CASE("the counts are exact for four clients at once, on any number of threads") {
  for (const int threads : {1, 3}) {
    Target target(on_a_free_port(threads));
    constexpr int each = 500;
    std::vector<std::thread> clients;
    std::vector<int> answered(4, 0);
    for (std::size_t c = 0; c < 4; ++c) {
      clients.emplace_back([&, c] {
        BlockingClient client(target.port());
        for (int i = 0; i < each; ++i) {
          const bool failing = i % 5 == 0;
          const Reply reply = client.get(failing ? "/b?status=503" : "/a");
          answered[c] += reply.status == (failing ? 503 : 200) ? 1 : 0;
        }
      });
    }
    for (auto& client : clients) client.join();
    CHECK(answered == std::vector<int>(4, each));
    BlockingClient asker(target.port());
    const auto counted = page(asker);
    INFO(threads << " threads: " << counted.dump());
    CHECK(counted["requests"] == 4 * each);
    CHECK(counted["answered"] == 4 * each);
    CHECK(counted["by_status"]["200"] == 4 * each * 4 / 5);
    CHECK(counted["by_status"]["503"] == 4 * each / 5);
    CHECK(counted["by_path"]["/a"] == 4 * each * 4 / 5);
    CHECK(counted["by_path"]["/b"] == 4 * each / 5);
    CHECK(counted["connections_opened"] == 5);
    CHECK(target.counters().requests == 4 * each);
    target.stop();
    CHECK(target.counters().requests == 4 * each);
  }
}

TEST_CASE("an answer is counted as soon as its client has it") {
  Target target(on_a_free_port(2));
  BlockingClient client(target.port()), asker(target.port());
  for (int i = 1; i <= 200; ++i) {
    REQUIRE(client.get(i % 2 ? "/x" : "/x?delay=10us").status == 200);
    REQUIRE(page(asker)["answered"] == i);
  }
}

TEST_CASE("the bytes are those of the sockets") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  const std::string request = "GET /x HTTP/1.1\r\nHost: test\r\n\r\n";
  const Reply reply = client.get("/x");
  CHECK(target.counters().bytes_received == request.size());
  CHECK(target.counters().bytes_sent == reply.head.size() + reply.body.size());
}

TEST_CASE("a reset of the counters tells the last state and begins anew") {
  Target target(on_a_free_port(2));
  BlockingClient client(target.port());
  client.get("/x");
  client.get("/x");
  CHECK(page(client, "/_counters?reset=1")["requests"] == 2);
  const auto fresh = page(client);
  CHECK(fresh["requests"] == 0);
  CHECK(fresh["by_path"].empty());
  CHECK(fresh["by_status"].empty());
  CHECK(fresh["connections_current"] == 1);
  client.get("/x");
  CHECK(target.reset().requests == 1);
  CHECK(target.counters().requests == 0);
}

TEST_CASE("more targets and paths than are kept are answered and counted all the same") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  constexpr int paths = 10'100;
  for (int start = 0; start < paths; start += 100) {
    std::string many;
    for (int i = start; i < start + 100; ++i) {
      many += "GET /" + std::to_string(i) + "?status=" + std::to_string(200 + i % 2) +
              " HTTP/1.1\r\n\r\n";
    }
    client.send(many);
    for (int i = 0; i < 100; ++i) REQUIRE(client.read().status == 200 + i % 2);
  }
  const Counters counted = target.counters();
  CHECK(counted.answered == paths);
  CHECK(counted.by_path.size() == 10'001);
  CHECK(counted.by_path.at("(other paths)") == 100);
  CHECK(counted.by_status.at(201) == paths / 2);
}

TEST_CASE("the same seed draws the same fates, another one others") {
  const std::string path = "/x?status=200:0.5,503:0.3,404:0.2&reset=before:0.2";
  auto options = on_a_free_port();
  options.seed = 42;
  std::vector<int> first, second;
  {
    Target target(options);
    first = outcomes(target.port(), path, 60);
    target.reset();
    CHECK(outcomes(target.port(), path, 60) == first);
  }
  {
    Target target(options);
    outcomes(target.port(), "/other?error_rate=0.5", 7);  // draws of its own
    CHECK(outcomes(target.port(), path, 60) == first);
  }
  options.seed = 43;
  Target target(options);
  CHECK(outcomes(target.port(), path, 60) != first);
  const Plan plan = plan_for("/x", path.substr(3));
  std::vector<int> predicted;
  for (std::uint64_t i = 0; i < 60; ++i) {
    const Draw fate = draw(plan, hash(hash(42, hash(path)), i));
    predicted.push_back(fate.spoil == Spoil::reset_before ? -1 : fate.status);
  }
  CHECK(first == predicted);
}

TEST_CASE("a connection is reset where it was asked for") {
  Target target(on_a_free_port());
  const auto exchange = [&](const char* path) {
    BlockingClient client(target.port());
    return client.get(path);
  };
  const Reply before = exchange("/x?reset=before");
  CHECK(before.reset);
  CHECK(before.head.empty());
  const Reply headers = exchange("/x?reset=headers");
  CHECK(headers.reset);
  CHECK(headers.status == 200);
  CHECK(headers.body.empty());
  const Reply body = exchange("/x?reset=body&size=1000");
  CHECK(body.reset);
  CHECK(body.body.size() == 500);
  const Counters counted = target.counters();
  CHECK(counted.reset == 3);
  CHECK(counted.requests == 3);
  CHECK(counted.answered == 0);
  CHECK(counted.by_status.empty());
}

TEST_CASE("garbage is no HTTP, and a hung request is never answered") {
  Target target(on_a_free_port());
  {
    BlockingClient client(target.port());
    const Reply reply = client.get("/x?garbage=1");
    CHECK(reply.status == 0);
    CHECK_FALSE(reply.head.empty());
    CHECK(client.at_end());
  }
  {
    BlockingClient client(target.port());
    client.send("GET /x?hang=1 HTTP/1.1\r\n\r\n");
    while (target.counters().hung == 0) std::this_thread::yield();
    client.wait_at_most(20);
    const Reply reply = client.read();
    CHECK(reply.status == 0);
    CHECK_FALSE(reply.closed);
  }
  CHECK(target.counters().garbage == 1);
  CHECK(target.counters().hung == 1);
  CHECK(target.counters().requests == 2);
}

TEST_CASE("a client that leaves before its answer is counted as gone") {
  Target target(on_a_free_port());
  {
    BlockingClient client(target.port());
    client.send("GET /x?delay=1h HTTP/1.1\r\n\r\n");
    while (target.counters().waiting == 0) std::this_thread::yield();
    CHECK(target.counters().requests == 0);
  }
  {
    BlockingClient client(target.port());
    client.send("GET /x?size=100mb HTTP/1.1\r\n\r\n");
    CHECK(client.read(false).status == 200);
  }
  while (target.counters().connections_current > 0) std::this_thread::yield();
  const Counters counted = target.counters();
  CHECK(counted.gone == 2);
  CHECK(counted.requests == 2);
  CHECK(counted.answered == 0);
  CHECK(counted.waiting == 0);
}

TEST_CASE("the log has a line for every answer, with its delay and its duration") {
  char file[] = "/tmp/hailstorm-target-log-XXXXXX";
  close(mkstemp(file));
  auto options = on_a_free_port(2);
  options.log = file;
  {
    Target target(options);
    BlockingClient client(target.port());
    for (int i = 0; i < 10; ++i) client.get("/x?delay=uniform(1ms,3ms)");
    client.get("/y?status=503");
    client.get("/y?reset=before:0");
    CHECK(client.get("/_flush").body == "written\n");
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    CHECK(line == "ordinal\ttarget\tstatus\tdelay_ns\tduration_ns");
    int lines = 0;
    while (std::getline(in, line)) {
      std::istringstream columns(line);
      std::string path;
      std::int64_t ordinal = 0, status = 0, delay = 0, duration = 0;
      columns >> ordinal >> path >> status >> delay >> duration;
      INFO(line);
      REQUIRE(columns);
      CHECK(duration > 0);
      CHECK(duration >= delay);
      if (path.starts_with("/x")) {
        CHECK(delay >= 1'000'000);
      }
      ++lines;
    }
    CHECK(lines == 12);
  }
  std::remove(file);
}
