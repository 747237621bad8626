// The target answers as it is asked to, over real sockets.
#include "target/target.h"

#include <catch2/catch.hpp>
#include <thread>

#include "base/clock.h"
#include "base/error.h"
#include "blocking_client.h"

using namespace hailstorm;
using Catch::Matchers::Contains;

namespace {

TargetOptions on_a_free_port(int threads = 1) {
  TargetOptions options;
  options.listen = "127.0.0.1:0";
  options.threads = threads;
  return options;
}

Nanos time_of(BlockingClient& client, const std::string& target) {
  const SteadyClock clock;
  const Instant start = clock.now();
  REQUIRE(client.get(target).status == 200);
  return clock.now() - start;
}

}  // namespace

TEST_CASE("any path answers any method with a small body") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  CHECK(client.get("/hello").body == "hello\n");
  CHECK(client.get("/any/other", "DELETE").body == "hello\n");
  const Reply head = client.get("/hello", "HEAD");
  CHECK(head.status == 200);
  CHECK_THAT(head.head, Contains("Content-Length: 6"));
  CHECK_THAT(client.get("/").body, Contains("delay=50ms"));
  CHECK(target.url() == "http://127.0.0.1:" + std::to_string(target.port()));
}

TEST_CASE("status, size, chunks and headers are as the query says") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  CHECK(client.get("/x?status=503").status == 503);
  CHECK(client.get("/x?status=204").body.empty());
  CHECK(client.get("/x?size=0").body.empty());
  CHECK(client.get("/x?size=10kb").body.size() == 10'000);
  CHECK(client.get("/x?size=3mb").body.size() == 3'000'000);
  const Reply chunked = client.get("/x?size=300kb&chunked=1");
  CHECK_THAT(chunked.head, Contains("Transfer-Encoding: chunked"));
  CHECK(chunked.body.size() == 300'000);
  CHECK(chunked.body == client.get("/x?size=300kb").body);
  CHECK(client.get("/x?size=0&chunked=1").body.empty());
  CHECK_THAT(client.get("/x?headers=3").head, Contains("X-Filler-3: "));
  const Reply bad = client.get("/x?sise=3");
  CHECK(bad.status == 400);
  CHECK_THAT(bad.body, Contains("'sise' is not known; did you mean 'size'?"));
  CHECK(client.get("/x?size=5kb&slow=1s&delay=0s", "HEAD").status == 200);
}

TEST_CASE("delays and slow bodies take their time") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  CHECK(time_of(client, "/x?delay=20ms") >= std::chrono::milliseconds(20));
  CHECK(time_of(client, "/x?slow=30ms&size=100kb") >= std::chrono::milliseconds(30));
  CHECK(time_of(client, "/x?slow=60ms&chunked=1") >= std::chrono::milliseconds(60));
  CHECK(target.counters().answered == 3);
  CHECK(target.counters().waiting == 0);
}

TEST_CASE("an echo returns the request's body, in whatever form it came") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  client.send("POST /x?echo=1 HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
  CHECK(client.read().body == "hello");
  client.send("PUT /x?echo=1&chunked=1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.send("3\r\nabc\r\n");
  client.send("2\r\nde\r\n0\r\n\r\n");
  CHECK(client.read().body == "abcde");
  client.send("POST /x?echo=1 HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.read(false).status == 100);
  client.send("ok");
  CHECK(client.read().body == "ok");
  CHECK(client.get("/x?echo=1").body.empty());
}

TEST_CASE("pipelined requests are answered in order, delayed ones too") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  std::string many;
  for (int i = 0; i < 50; ++i) {
    many += "GET /x?size=" + std::to_string(i) + (i % 10 == 5 ? "&delay=1ms" : "") +
            " HTTP/1.1\r\n\r\n";
  }
  client.send(many);
  for (std::size_t i = 0; i < 50; ++i) REQUIRE(client.read().body.size() == i);
  CHECK(target.counters().answered == 50);
}

TEST_CASE("more pipelined answers than the kernel takes at once arrive all the same") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  const std::string request = "GET /x?size=200kb HTTP/1.1\r\n\r\n";
  std::string many;
  for (int i = 0; i < 60; ++i) many += request;
  client.send(many);
  std::size_t bytes = 0;
  for (int i = 0; i < 60; ++i) bytes += client.read().body.size();
  CHECK(bytes == 60 * 200'000);
}

TEST_CASE("a request may arrive byte by byte") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  for (const char c : std::string("POST /x?echo=1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")) {
    client.send(std::string_view(&c, 1));
  }
  CHECK(client.read().body == "abc");
  CHECK(target.counters().requests == 1);
}

TEST_CASE("close=1, HTTP/1.0 and Connection: close end the connection after the answer") {
  Target target(on_a_free_port());
  for (const char* request :
       {"GET /x?close=1 HTTP/1.1\r\n\r\n", "GET /x HTTP/1.0\r\n\r\n",
        "GET /x HTTP/1.1\r\nConnection: close\r\n\r\n", "HEAD /x HTTP/1.0\r\n\r\n"}) {
    INFO(request);
    BlockingClient client(target.port());
    client.send(request);
    const Reply reply = client.read(request[0] == 'G');
    CHECK(reply.status == 200);
    CHECK_THAT(reply.head, Contains("Connection: close"));
    CHECK(client.at_end());
  }
  BlockingClient kept(target.port());
  kept.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK_THAT(kept.read().head, Contains("Connection: keep-alive"));
  CHECK(kept.get("/hello").status == 200);
}

TEST_CASE("what is not HTTP is told so and counted apart") {
  Target target(on_a_free_port());
  BlockingClient client(target.port());
  client.send("nonsense\r\n\r\n");
  CHECK(client.read().status == 400);
  CHECK(client.at_end());
  BlockingClient endless(target.port());
  endless.send("GET / HTTP/1.1\r\nX: " + std::string(70'000, 'x'));
  CHECK(endless.read().status == 431);
  CHECK(target.counters().malformed == 2);
  CHECK(target.counters().requests == 0);
}

TEST_CASE("a target that cannot start says why and what to do") {
  Target target(on_a_free_port());
  TargetOptions options;
  options.listen = "127.0.0.1:" + std::to_string(target.port());
  CHECK_THROWS_WITH(Target(options),
                    Contains("is taken by another program") && Contains("choose another port"));
  options.listen = "nowhere";
  CHECK_THROWS_WITH(Target(options), Contains("write it as HOST:PORT"));
  options.listen = "127.0.0.1:99999";
  CHECK_THROWS_WITH(Target(options), Contains("write it as HOST:PORT"));
  options.listen = "192.0.2.1:0";
  CHECK_THROWS_WITH(Target(options), Contains("cannot listen on 192.0.2.1:0"));
  options = on_a_free_port(0);
  CHECK_THROWS_WITH(Target(options), Contains("--threads"));
  options = on_a_free_port();
  options.tls_cert = "cert.pem";
  CHECK_THROWS_WITH(Target(options), Contains("add --tls-key FILE"));
  options.tls_key = "no/such/key.pem";
  CHECK_THROWS_WITH(Target(options), Contains("'cert.pem' is not a usable certificate"));
  options = on_a_free_port();
  options.log = "/no/such/folder/log";
  CHECK_THROWS_WITH(Target(options), Contains("--log: '/no/such/folder/log' cannot be written"));
}
