// HTTPS exchanges of a client with a server that plays a script, under certificates good and bad.
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "base/error.h"
#include "certificates.h"
#include "scripted_server.h"

namespace hailstorm {
namespace {

// A file that holds a certificate for as long as the object lives.
struct TrustFile {
  std::string path;

  explicit TrustFile(const Identity& identity) {
    char name[] = "/tmp/hailstorm-ca-XXXXXX";
    ::close(::mkstemp(name));
    path = name;
    identity.write_certificate(path);
  }
  ~TrustFile() { std::remove(path.c_str()); }
};

// What the server learns of its client.
struct Seen {
  std::string name, protocol, request;
};

// Shakes hands, answers each request, and says goodbye properly if asked to.
ScriptedServer::Script serve(const Identity& identity, Seen& seen, const std::string& answer,
                             bool goodbye = false, bool insists = false) {
  return [&identity, &seen, answer, goodbye, insists](Peer& peer) {
    const Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), identity.key.get());
    if (insists) {
      SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    SSL_CTX_set_alpn_select_cb(
        context.get(),
        [](SSL*, const unsigned char** out, unsigned char* length, const unsigned char* in,
           unsigned size, void*) {
          static const unsigned char wanted[] = "\x08http/1.1";
          return SSL_select_next_proto(const_cast<unsigned char**>(out), length, wanted, 9, in,
                                       size) == OPENSSL_NPN_NEGOTIATED
                     ? SSL_TLSEXT_ERR_OK
                     : SSL_TLSEXT_ERR_NOACK;
        },
        nullptr);
    const std::unique_ptr<SSL, FreeBy<SSL_free>> ssl(SSL_new(context.get()));
    SSL_set_fd(ssl.get(), peer.socket());
    if (SSL_accept(ssl.get()) != 1) return;
    if (const char* name = SSL_get_servername(ssl.get(), TLSEXT_NAMETYPE_host_name)) {
      seen.name = name;
    }
    const unsigned char* protocol = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(ssl.get(), &protocol, &length);
    seen.protocol.assign(reinterpret_cast<const char*>(protocol), length);
    char room[4096];
    for (int n = 0; (n = SSL_read(ssl.get(), room, sizeof room)) > 0;) {
      seen.request.append(room, static_cast<std::size_t>(n));
      if (!seen.request.ends_with("\r\n\r\n")) continue;
      SSL_write(ssl.get(), answer.data(), static_cast<int>(answer.size()));
      if (answer.find("Content-Length") == std::string::npos) break;
    }
    if (goodbye) SSL_shutdown(ssl.get());
  };
}

ClientOptions trusting(const TrustFile& file) {
  ClientOptions options;
  options.tls.ca_file = file.path;
  return options;
}

TEST_CASE("An exchange under TLS is verified, named, and kept") {
  const Identity identity({"DNS:localhost"});
  const TrustFile file(identity);
  Seen seen;
  {
    ScriptedServer server({serve(identity, seen, response("secret"))});
    Rig rig(trusting(file));
    const std::string url = "https://localhost:" + std::to_string(server.port()) + "/x";
    for (int i = 0; i < 3; ++i) {
      const Remembered answer = rig.get(url);
      CAPTURE(answer.detail);
      CHECK(answer.outcome == Outcome::answered);
      CHECK(answer.body == "secret");
      CHECK(answer.bytes_received == response("secret").size());
      CHECK(answer.sent);
    }
    CHECK(rig.client.connections_opened() == 1);
    rig.pool.close_idle();
  }
  CHECK(seen.name == "localhost");
  CHECK(seen.protocol == "http/1.1");
  CHECK(seen.request.starts_with("GET /x HTTP/1.1\r\nHost: localhost:"));
}

TEST_CASE("An address in the certificate is good for that address") {
  const Identity identity({"IP:127.0.0.1"});
  const TrustFile file(identity);
  Seen seen;
  {
    ScriptedServer server({serve(identity, seen, response("x"))});
    Rig rig(trusting(file));
    CHECK(rig.get(server.url("/", "https")).outcome == Outcome::answered);
    rig.pool.close_idle();
  }
  CHECK(seen.name.empty());  // SNI is for names
}

TEST_CASE("Bodies of megabytes come under TLS") {
  const Identity identity({"IP:127.0.0.1"});
  const TrustFile file(identity);
  const std::string body(2'000'000, 'b');
  Seen seen;
  ScriptedServer server({serve(identity, seen, response(body))});
  Rig rig(trusting(file));
  CHECK(rig.get(server.url("/", "https")).body == body);
  rig.pool.close_idle();
}

TEST_CASE("A certificate that does not hold has its outcome, and says why") {
  const Identity good({"IP:127.0.0.1"}), other({"DNS:example.com"});
  const Identity expired({"IP:127.0.0.1", "expired", -7200, -3600});
  const Identity early({"IP:127.0.0.1", "early", 3600, 7200});
  struct Case {
    const Identity& identity;
    const Identity& trusted;
    Outcome outcome;
    const char* cause;
  };
  for (const Case& c : {Case{other, other, Outcome::tls_wrong_host, "IP address mismatch"},
                        Case{good, other, Outcome::tls_untrusted, "self-signed"},
                        Case{expired, expired, Outcome::tls_expired, "certificate has expired"},
                        Case{early, early, Outcome::tls_expired, "certificate is not yet valid"}}) {
    CAPTURE(c.cause);
    const TrustFile file(c.trusted);
    Seen seen;
    ScriptedServer server({serve(c.identity, seen, response("x"))});
    Rig rig(trusting(file));
    const Remembered answer = rig.get(server.url("/", "https"));
    CHECK(answer.outcome == c.outcome);
    CHECK_THAT(answer.detail, Catch::Contains(c.cause));
    CHECK_FALSE(answer.sent);
    CHECK(seen.request.empty());
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("A certificate for another name is tls_wrong_host") {
  const Identity identity({"DNS:example.com,DNS:*.localhost"});
  const TrustFile file(identity);
  Seen seen;
  ScriptedServer server({serve(identity, seen, response("x"))});
  Rig rig(trusting(file));
  const Remembered answer = rig.get("https://localhost:" + std::to_string(server.port()));
  CHECK(answer.outcome == Outcome::tls_wrong_host);
  CHECK_THAT(answer.detail, Catch::Contains("hostname mismatch: it is for DNS:example.com"));
}

TEST_CASE("Verification can be switched off") {
  const Identity identity({"DNS:example.com", "expired", -7200, -3600});
  Seen seen;
  ScriptedServer server({serve(identity, seen, response("x"))});
  ClientOptions options;
  options.tls.verify = false;
  Rig rig(options);
  CHECK(rig.get(server.url("/", "https")).outcome == Outcome::answered);
  rig.pool.close_idle();
}

TEST_CASE("A peer that speaks no TLS is tls_failed") {
  for (const char* text : {"HTTP/1.1 400 Bad Request\r\n\r\n", ""}) {
    CAPTURE(text);
    ScriptedServer server({[&](Peer& peer) { peer.send(text); }});
    Rig rig;
    const Remembered answer = rig.get(server.url("/", "https"));
    CHECK(answer.outcome == Outcome::tls_failed);
    CHECK(!answer.detail.empty());
  }
}

TEST_CASE("A handshake that gets nowhere is a tls_timeout") {
  ScriptedServer server({[](Peer& peer) { peer.wait_for_close(); }});
  Rig rig;
  Remembered answer;
  const std::string url = server.url("/", "https");
  Request request;
  request.url = url;
  rig.flight.begin(request, answer);
  rig.until([&] { return rig.client.connections_opened() == 1; });
  CHECK(answer.times == 0);
  rig.clock.advance(std::chrono::seconds(11));
  rig.until([&] { return answer.times > 0; });
  CHECK(answer.outcome == Outcome::tls_timeout);
}

TEST_CASE("A refusal that comes after the handshake is tls_refused") {
  const Identity identity({"IP:127.0.0.1"});
  const TrustFile file(identity);
  Seen seen;
  for (const TlsVersion version : {TlsVersion::tls1_2, TlsVersion::tls1_3}) {
    CAPTURE(static_cast<int>(version));
    ScriptedServer server({serve(identity, seen, response("x"), false, true)});
    ClientOptions options = trusting(file);
    options.tls.min = options.tls.max = version;
    Rig rig(options);
    const Remembered answer = rig.get(server.url("/", "https"));
    CAPTURE(answer.detail);
    CHECK(answer.outcome == Outcome::tls_refused);
    CHECK(seen.request.empty());
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("A body to the end needs the peer's goodbye under TLS") {
  const Identity identity({"IP:127.0.0.1"});
  const TrustFile file(identity);
  for (const bool goodbye : {true, false}) {
    CAPTURE(goodbye);
    Seen seen;
    ScriptedServer server({serve(identity, seen, "HTTP/1.1 200 OK\r\n\r\nto the end", goodbye)});
    Rig rig(trusting(file));
    const Remembered answer = rig.get(server.url("/", "https"));
    CHECK(answer.outcome == (goodbye ? Outcome::answered : Outcome::truncated));
    CHECK(answer.body == (goodbye ? "to the end" : ""));
  }
}

TEST_CASE("A CA file that cannot be read is refused at once") {
  SteadyClock clock;
  Loop loop(clock);
  ClientOptions options;
  options.tls.ca_file = "/nonexistent/ca.pem";
  CHECK_THROWS_AS(Client(loop, options), Error);
}

}  // namespace
}  // namespace hailstorm
