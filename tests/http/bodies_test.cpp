// Bodies: of every framing, kept and thrown away; and methods of every kind.
#include "scripted_server.h"

namespace hailstorm {
namespace {

using Script = ScriptedServer::Script;

// Answers one request after another with the same text.
Script always(const std::string& text) {
  return [text](Peer& peer) {
    while (!peer.request().empty()) peer.send(text);
  };
}

Request request_for(const std::string& url, std::string_view method = "GET") {
  Request request;
  request.url = url;
  request.method = method;
  return request;
}

TEST_CASE("Methods go out as they are, over one kept connection") {
  std::string seen;
  ScriptedServer server({[&](Peer& peer) {
    for (;;) {
      const std::string request = peer.request();
      if (request.empty()) return;
      seen += request.substr(0, request.find(' ') + 1);
      const bool head = request.starts_with("HEAD");
      peer.send(head ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" : response("x"));
    }
  }});
  {
    Rig rig;
    const std::string url = server.url();
    for (const char* method :
         {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE"}) {
      CAPTURE(method);
      const Remembered answer = rig.ask(request_for(url, method));
      CHECK(answer.status == 200);
      CHECK(answer.body == (std::string(method) == "HEAD" ? "" : "x"));
    }
    CHECK(rig.client.connections_opened() == 1);
    CHECK(rig.ask(request_for(url, "not a word")).outcome == Outcome::bad_url);
  }
  CHECK_THAT(seen, Catch::Equals("GET HEAD POST PUT PATCH DELETE OPTIONS TRACE PURGE "));
}

TEST_CASE("Answers without a body keep their connection, and interim ones are read over") {
  for (const char* text :
       {"HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 304 Not Modified\r\n\r\n"}) {
    CAPTURE(text);
    ScriptedServer server({always(text)});
    Rig rig;
    for (int i = 0; i < 3; ++i) {
      const Remembered answer = rig.get(server.url());
      CHECK((answer.status == 204 || answer.status == 304));
      CHECK(answer.body.empty());
      CHECK(answer.bytes_received == std::string(text).size());
    }
    CHECK(rig.client.connections_opened() == 1);
  }
}

TEST_CASE("A body that is thrown away is counted, whatever its size") {
  constexpr std::size_t size = 20'000'000;
  std::string length = response(std::string(size, 'x'));
  std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string chunk = "4e20\r\n" + std::string(20'000, 'y') + "\r\n";
  for (std::size_t i = 0; i < size / 20'000; ++i) chunked += chunk;
  chunked += "0\r\nX-Sum: 1\r\n\r\n";
  for (const std::string& text : {length, chunked}) {
    for (const bool by_option : {false, true}) {
      ScriptedServer server({always(text)});
      ClientOptions options;
      options.body_max = 1000;
      options.discard_bodies = by_option;
      Rig rig(options);
      const std::string url = server.url();
      Request request = request_for(url);
      if (!by_option) request.keep = Keep::nothing;
      for (int i = 0; i < 2; ++i) {
        const Remembered answer = rig.ask(request);
        CHECK(answer.outcome == Outcome::answered);
        CHECK(answer.body.empty());
        CHECK(answer.head == text.substr(0, text.find("\r\n\r\n") + 4));
        CHECK(answer.bytes_received == text.size());
      }
      CHECK(rig.client.connections_opened() == 1);
    }
  }
}

TEST_CASE("Bodies that are thrown away come side by side") {
  const std::string text = response(std::string(3'000'000, 'x'), "X-Head: whole\r\n");
  ScriptedServer one({always(text)}), other({always(text)});
  Rig rig;
  Own second(rig.client);
  Remembered first_answer, second_answer;
  const std::string first_url = one.url(), second_url = other.url();
  Request request = request_for(first_url);
  request.keep = Keep::nothing;
  rig.flight.begin(request, first_answer);
  request.url = second_url;
  second.flight.begin(request, second_answer);
  rig.until([&] { return first_answer.times + second_answer.times == 2; });
  for (const Remembered* answer : {&first_answer, &second_answer}) {
    CHECK(answer->outcome == Outcome::answered);
    CHECK(answer->head == text.substr(0, text.find("\r\n\r\n") + 4));
    CHECK(answer->bytes_received == text.size());
  }
}

TEST_CASE("Bytes after the end of an answer are no failure, but end the connection") {
  ScriptedServer server({always(response("one") + "HTTP/1.1 200 OK\r\n"), always(response("two"))});
  Rig rig;
  const Remembered one = rig.get(server.url());
  CHECK(one.outcome == Outcome::answered);
  CHECK(one.body == "one");
  CHECK(one.bytes_received == response("one").size());
  CHECK(rig.client.open_connections() == 0);
  CHECK(rig.get(server.url()).body == "two");
}

TEST_CASE("A body that ends with the connection is whole") {
  const std::string text = "HTTP/1.1 200 OK\r\n\r\n" + std::string(500'000, 'e');
  for (const Keep keep : {Keep::body, Keep::nothing}) {
    ScriptedServer server({[&](Peer& peer) {
      peer.request();
      peer.send(text);
    }});
    Rig rig;
    const std::string url = server.url();
    Request request = request_for(url);
    request.keep = keep;
    const Remembered answer = rig.ask(request);
    CHECK(answer.outcome == Outcome::answered);
    CHECK(answer.body.size() == (keep == Keep::body ? 500'000u : 0u));
    CHECK(answer.bytes_received == text.size());
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("A body may wait for 100 Continue") {
  struct Case {
    std::string interim;  // sent when the head has come
    bool body;            // is the body due after it?
    std::string final;
    int status;
  };
  const std::string agreed = "HTTP/1.1 100 Continue\r\n\r\n";
  const std::string refused = "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n";
  for (const Case& c : {Case{agreed, true, response("x"), 200},
                        Case{"HTTP/1.1 102 Processing\r\n\r\n" + agreed, true, response("x"), 200},
                        Case{agreed, true, refused, 417}, Case{"", false, refused, 417},
                        Case{"", false, response("early"), 200},
                        Case{"HTTP/1.1 103 Hints\r\n\r\n", false,
                             "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", 401}}) {
    CAPTURE(c.interim, c.final);
    std::promise<std::pair<std::string, std::string>> came;
    ScriptedServer server({[&](Peer& peer) {
      std::string head = peer.head(), body;
      peer.send(c.interim);
      if (c.body) body = peer.bytes(4);
      peer.send(c.final);
      if (!c.body) body = peer.bytes(4);  // until the client closes
      came.set_value({head, body});
      peer.wait_for_close();
    }});
    std::uint64_t sent = 0;
    {
      Rig rig;
      const std::string url = server.url();
      Request request = request_for(url, "PUT");
      const Header headers[] = {{"Expect", "100-continue"}};
      request.headers = headers;
      request.body = "body";
      const Remembered answer = rig.ask(request);
      CHECK(answer.outcome == Outcome::answered);
      CHECK(answer.status == c.status);
      CHECK(answer.sent == c.body);
      CHECK(rig.client.open_connections() == (c.body ? 1 : 0));
      sent = answer.bytes_sent;
      rig.pool.close_idle();
    }
    const auto [head, body] = came.get_future().get();
    CHECK(body == (c.body ? "body" : ""));
    CHECK(sent == head.size() + body.size());
  }
}

TEST_CASE("A body waits for 100 Continue as long as the options say, then goes out") {
  std::promise<void> came;
  ScriptedServer server({[&](Peer& peer) {
    peer.head();
    came.set_value();
    CHECK(peer.bytes(4) == "body");
    peer.send(response("done"));
    peer.wait_for_close();
  }});
  Rig rig;
  const std::string url = server.url();
  Request request = request_for(url, "POST");
  const Header headers[] = {{"Expect", "100-continue"}};
  request.headers = headers;
  request.body = "body";
  Remembered answer;
  rig.flight.begin(request, answer);
  rig.until_kept(came);
  rig.clock.advance(std::chrono::milliseconds(900));
  rig.turn(20);
  CHECK(answer.times == 0);
  rig.clock.advance(std::chrono::milliseconds(300));
  rig.until([&] { return answer.times == 1; });
  CHECK(answer.body == "done");
  CHECK(answer.sent);
  CHECK(answer.timings.sending >= std::chrono::milliseconds(1000));
  CHECK(rig.client.open_connections() == 1);
}

}  // namespace
}  // namespace hailstorm
