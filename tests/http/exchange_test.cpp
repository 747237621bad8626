// Every outcome of an exchange, made on purpose.
#include <future>

#include "scripted_server.h"

namespace hailstorm {
namespace {

TEST_CASE("A GET is answered with status, head, body and its bytes") {
  std::string seen;
  Remembered answer;
  {
    ScriptedServer server({[&](Peer& peer) {
      seen = peer.request();
      peer.send(response("hello"));
      peer.wait_for_close();
    }});
    Rig rig;
    answer = rig.get(server.url("/a?b=c"));
    CHECK(rig.client.open_connections() == 1);
    CHECK(rig.client.connections_opened() == 1);
    rig.connections.close();
    CHECK(rig.client.open_connections() == 0);
    CHECK(seen == "GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                      "\r\nUser-Agent: hailstorm\r\n\r\n");
  }
  CHECK(answer.outcome == Outcome::answered);
  CHECK(answer.status == 200);
  CHECK(answer.head == "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
  CHECK(answer.body == "hello");
  CHECK(answer.sent);
  CHECK(answer.bytes_sent == seen.size());
  CHECK(answer.bytes_received == answer.head.size() + 5);
}

TEST_CASE("A POST carries its body, its length and the caller's headers") {
  std::string seen;
  {
    ScriptedServer server({[&](Peer& peer) {
      seen = peer.request();
      peer.send(response(""));
    }});
    Rig rig;
    const Header headers[] = {{"content-type", "text/plain"}, {"HOST", "example.com"}};
    Request request{Method::post, {}, headers, "body", std::chrono::seconds(60)};
    const std::string url = server.url("/form");
    request.url = url;
    CHECK(rig.ask(request).outcome == Outcome::answered);
  }
  CHECK(seen ==
        "POST /form HTTP/1.1\r\nUser-Agent: hailstorm\r\ncontent-type: text/plain\r\n"
        "HOST: example.com\r\nContent-Length: 4\r\n\r\nbody");
}

}  // namespace
}  // namespace hailstorm
