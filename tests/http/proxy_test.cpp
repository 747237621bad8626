// Proxies: plain ones, tunnels, refusals. Loopback needs none, so that the hosts have other names:
// whom they are resolved by is the proxy's business.
#include "base/error.h"
#include "certificates.h"
#include "scripted_server.h"

namespace hailstorm {
namespace {

std::string proxy_url(const ScriptedServer& server, const std::string& user = "") {
  return "http://" + user + "127.0.0.1:" + std::to_string(server.port());
}

ClientOptions by(const ScriptedServer& server, const std::string& user = "") {
  ClientOptions options;
  options.proxy.http = options.proxy.https = proxy_url(server, user);
  options.tls.verify = false;
  return options;
}

// Agrees to the tunnel, and is the server behind it.
ScriptedServer::Script tunnel(const Identity& identity, std::string& connect, std::string& request,
                              const std::string& agreement) {
  return [&identity, &connect, &request, agreement](Peer& peer) {
    connect = peer.head();
    peer.send(agreement);
    const Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), identity.key.get());
    const std::unique_ptr<SSL, FreeBy<SSL_free>> ssl(SSL_new(context.get()));
    SSL_set_fd(ssl.get(), peer.socket());
    if (SSL_accept(ssl.get()) != 1) return;
    const std::string answer = response("secret");
    char room[4096];
    for (int n = 0; (n = SSL_read(ssl.get(), room, sizeof room)) > 0;) {
      request.append(room, static_cast<std::size_t>(n));
      if (request.ends_with("\r\n\r\n")) {
        SSL_write(ssl.get(), answer.data(), static_cast<int>(answer.size()));
      }
    }
  };
}

TEST_CASE("A plain request goes to the proxy with its whole URL, whatever the host") {
  std::vector<std::string> seen;
  ScriptedServer proxy({[&](Peer& peer) {
    for (std::string request; !(request = peer.request()).empty();) {
      seen.push_back(request);
      peer.send(response("by proxy"));
    }
  }});
  {
    Rig rig(by(proxy, "me:s%40crt@"));
    const Remembered answer = rig.get("http://shop.test/a?b");
    CHECK(answer.body == "by proxy");
    CHECK(answer.authority == "shop.test");
    CHECK(rig.get("http://other.test:81").body == "by proxy");
    CHECK(rig.client.connections_opened() == 1);
  }
  while (seen.size() < 2) ::poll(nullptr, 0, 1);
  CHECK(seen[0] ==
        "GET http://shop.test/a?b HTTP/1.1\r\nHost: shop.test\r\nUser-Agent: hailstorm\r\n"
        "Proxy-Authorization: Basic bWU6c0BjcnQ=\r\n\r\n");
  CHECK(seen[1].starts_with("GET http://other.test:81/ HTTP/1.1\r\nHost: other.test:81\r\n"));
}

TEST_CASE("A TLS request goes through a tunnel, and keeps it") {
  const Identity identity({"DNS:shop.test"});
  for (const char* agreement :
       {"HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.0 200 OK\r\nVia: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 299 Fine\r\n\r\n"}) {
    CAPTURE(agreement);
    std::string connect, request;
    {
      ScriptedServer proxy({tunnel(identity, connect, request, agreement)});
      Rig rig(by(proxy, "me:secret@"));
      for (int i = 0; i < 2; ++i) {
        const Remembered answer = rig.get("https://shop.test/x");
        CHECK(answer.detail.empty());
        CHECK(answer.body == "secret");
        CHECK(answer.tls);
        CHECK(answer.tls_version == "TLSv1.3");
        CHECK(answer.tls_cipher.starts_with("TLS_"));
        CHECK(answer.bytes_sent == answer.request.size());
      }
      CHECK(rig.client.connections_opened() == 1);
      rig.pool.close_idle();
    }
    CHECK(connect ==
          "CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\nUser-Agent: hailstorm\r\n"
          "Proxy-Authorization: Basic bWU6c2VjcmV0\r\n\r\n");
    CHECK(request.starts_with("GET /x HTTP/1.1\r\nHost: shop.test\r\n"));
    CHECK(request.find("Proxy-Authorization") == request.npos);
  }
}

TEST_CASE("A proxy that would not connect us is proxy_failed, with what it said") {
  struct Case {
    std::string text, detail;
  };
  for (const Case& c :
       {Case{"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "407 Proxy Authentication"},
        Case{"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 2\r\n\r\nno", "502 Bad Gateway"},
        Case{"SSH-2.0-x\r\n\r\n", "does not speak HTTP"}, Case{"", "closed the connection"},
        Case{"HTTP/1.1 200 OK\r\n" + std::string(20'000, 'x'), "does not end"}}) {
    CAPTURE(c.text);
    ScriptedServer proxy({[&](Peer& peer) {
      peer.head();
      peer.send(c.text);
    }});
    Rig rig(by(proxy));
    const Remembered answer = rig.get("https://shop.test/");
    CHECK(answer.times == 1);
    CHECK(answer.outcome == Outcome::proxy_failed);
    CHECK_THAT(answer.detail, Catch::Contains(c.detail));
    CHECK_FALSE(answer.sent);
    CHECK(answer.bytes_sent == 0);
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("A proxy that does not answer in time is proxy_failed, one that is not there refuses") {
  std::promise<void> asked;
  ScriptedServer proxy({[&](Peer& peer) {
    peer.head();
    asked.set_value();
    peer.wait_for_close();
  }});
  Rig rig(by(proxy));
  Remembered answer;
  Request request;
  request.url = "https://shop.test/";
  rig.flight.begin(request, answer);
  rig.until_kept(asked);
  rig.clock.advance(std::chrono::seconds(11));
  rig.until([&] { return answer.times == 1; });
  CHECK(answer.outcome == Outcome::proxy_failed);
  CHECK(answer.timings.blocked >= std::chrono::seconds(11));

  ClientOptions options;
  options.proxy.http = dead_url();
  Rig dead(options);
  const Remembered refused = dead.get("http://shop.test/");
  CHECK(refused.outcome == Outcome::connect_refused);
  CHECK_THAT(refused.detail, Catch::Contains("proxy 127.0.0.1:"));
}

TEST_CASE("Loopback and the hosts of no_proxy are reached directly") {
  const auto serve = [](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("direct"));
  };
  ScriptedServer proxy({}), server({serve, serve});
  ClientOptions options = by(proxy);
  options.proxy.no_proxy = "shop.test";
  options.connect_timeout = std::chrono::seconds(1);
  Rig rig(options);
  CHECK(rig.get(server.url()).body == "direct");
  rig.pool.close_idle();
  CHECK(rig.get("http://localhost:" + std::to_string(server.port())).body == "direct");
}

TEST_CASE("What is no proxy is refused at once") {
  SteadyClock clock;
  Loop loop(clock);
  for (const char* url : {"https://proxy:1", "socks5://proxy:1", "http://", "http://a b",
                          "http://proxy:99999", "http://proxy/path"}) {
    CAPTURE(url);
    ClientOptions options;
    options.proxy.http = url;
    CHECK_THROWS_AS(Client(loop, options), Error);
  }
  ClientOptions good;
  good.proxy.http = "proxy:3128";  // as environments often have it
  CHECK_NOTHROW(Client(loop, good));
}

TEST_CASE("A blocked host is not connected to") {
  ClientOptions options;
  options.block_hosts = {"*.ads.test", "127.0.0.1"};
  Rig rig(options);
  for (const char* url : {"http://x.ads.test/", "http://127.0.0.1:1/", "https://X.ADS.TEST/"}) {
    const Remembered answer = rig.get(url);
    CHECK(answer.times == 1);
    CHECK(answer.outcome == Outcome::host_blocked);
    CHECK_THAT(answer.detail, Catch::Contains("blocked"));
    CHECK_FALSE(answer.sent);
  }
  CHECK(rig.client.connections_opened() == 0);
}

TEST_CASE("Headers of a run go with each request, and a traceparent of its own") {
  const auto serve = [](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("x"));
  };
  ScriptedServer server({serve, serve, serve});
  const std::string url = server.url();
  const auto ask = [&](std::uint64_t seed) {
    ClientOptions options;
    options.headers = {{"X-Run", "42"}, {"user-agent", "other"}};
    options.traceparent = true;
    options.seed = seed;
    Rig rig(options);
    std::vector<std::string> parents;
    for (int i = 0; i < 2; ++i) {
      const std::string request = rig.get(url).request;
      CHECK(request.find("X-Run: 42\r\n") != request.npos);
      CHECK(request.find("User-Agent: other\r\n") != request.npos);
      CHECK(request.find("user-agent") == request.npos);
      const std::size_t at = request.find("traceparent: 00-");
      REQUIRE(at != request.npos);
      parents.push_back(request.substr(at + 13, 55));
      CHECK(parents.back()[35] == '-');
      CHECK(parents.back().ends_with("-01"));
      CHECK(request.substr(at + 68, 2) == "\r\n");
    }
    CHECK(parents[0] != parents[1]);
    return parents;
  };
  const std::vector<std::string> once = ask(1), again = ask(1), others = ask(2);
  CHECK(once == again);  // drawn from the seed
  CHECK(once != others);
  SteadyClock clock;
  Loop loop(clock);
  ClientOptions bad;
  bad.headers = {{"X", "a\r\nb"}};
  CHECK_THROWS_AS(Client(loop, bad), Error);
  bad.headers.clear();
  bad.max_rps = -1;
  CHECK_THROWS_AS(Client(loop, bad), Error);
}

}  // namespace
}  // namespace hailstorm
