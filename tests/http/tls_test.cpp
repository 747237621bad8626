// HTTPS against certificates good and bad, made for the occasion.
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <fstream>
#include <memory>

#include "base/error.h"
#include "scripted_server.h"

namespace hailstorm {
namespace {

template <auto free>
struct Free {
  template <class T>
  void operator()(T* object) const {
    free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;

// Self-signed, so that it is its own authority. The names are as openssl.cnf has them.
struct Identity {
  Key key{EVP_EC_gen("P-256")};
  Certificate certificate{X509_new()};

  explicit Identity(const char* names, long expires_in = 3600) {
    X509* x = certificate.get();
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), -7200);
    X509_gmtime_adj(X509_getm_notAfter(x), expires_in);
    X509_set_pubkey(x, key.get());
    const auto* name = reinterpret_cast<const unsigned char*>("hailstorm test");
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(x));
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names);
    X509_add_ext(x, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(x, key.get(), EVP_sha256());
  }

  // A file that holds the certificate for as long as the object lives.
  struct File {
    std::string path;
    ~File() { std::remove(path.c_str()); }
  };
  File file() const {
    char path[] = "/tmp/hailstorm-ca-XXXXXX";
    ::close(::mkstemp(path));
    std::FILE* out = std::fopen(path, "w");
    PEM_write_X509(out, certificate.get());
    std::fclose(out);
    return {path};
  }
};

// What the server learns of its client.
struct Seen {
  std::string name, protocol, request;
};

// Shakes hands, answers each request, and says goodbye properly if asked to.
ScriptedServer::Script serve(const Identity& identity, Seen& seen, const std::string& answer,
                             bool goodbye = false) {
  return [&identity, &seen, answer, goodbye](Peer& peer) {
    const Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), identity.key.get());
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
    const std::unique_ptr<SSL, Free<SSL_free>> ssl(SSL_new(context.get()));
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

ClientOptions trusting(const Identity::File& file) {
  ClientOptions options;
  options.ca_file = file.path;
  return options;
}

TEST_CASE("An exchange under TLS is verified, named, and kept") {
  const Identity identity("DNS:localhost");
  const auto file = identity.file();
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
    rig.connections.close();
  }
  CHECK(seen.name == "localhost");
  CHECK(seen.protocol == "http/1.1");
  CHECK(seen.request.starts_with("GET /x HTTP/1.1\r\nHost: localhost:"));
}

TEST_CASE("An address in the certificate is good for that address") {
  const Identity identity("IP:127.0.0.1");
  const auto file = identity.file();
  Seen seen;
  {
    ScriptedServer server({serve(identity, seen, response("x"))});
    Rig rig(trusting(file));
    CHECK(rig.get(server.url("/", "https")).outcome == Outcome::answered);
    rig.connections.close();
  }
  CHECK(seen.name.empty());  // SNI is for names
}

TEST_CASE("Bodies of megabytes come under TLS") {
  const Identity identity("IP:127.0.0.1");
  const auto file = identity.file();
  const std::string body(2'000'000, 'b');
  Seen seen;
  ScriptedServer server({serve(identity, seen, response(body))});
  Rig rig(trusting(file));
  CHECK(rig.get(server.url("/", "https")).body == body);
  rig.connections.close();
}

TEST_CASE("A certificate that does not hold is tls_failed, and says why") {
  const Identity good("IP:127.0.0.1"), expired("IP:127.0.0.1", -3600), other("DNS:example.com");
  struct Case {
    const Identity& identity;
    const Identity& trusted;
    const char* cause;
  };
  for (const Case& c : {Case{other, other, "IP address mismatch"}, Case{good, other, "self-signed"},
                        Case{expired, expired, "certificate has expired"}}) {
    CAPTURE(c.cause);
    const auto file = c.trusted.file();
    Seen seen;
    ScriptedServer server({serve(c.identity, seen, response("x"))});
    Rig rig(trusting(file));
    const Remembered answer = rig.get(server.url("/", "https"));
    CHECK(answer.outcome == Outcome::tls_failed);
    CHECK_THAT(answer.detail, Catch::Contains(c.cause));
    CHECK_FALSE(answer.sent);
    CHECK(seen.request.empty());
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("A certificate for another name is tls_failed") {
  const Identity identity("DNS:example.com,DNS:*.localhost");
  const auto file = identity.file();
  Seen seen;
  ScriptedServer server({serve(identity, seen, response("x"))});
  Rig rig(trusting(file));
  const Remembered answer = rig.get("https://localhost:" + std::to_string(server.port()));
  CHECK(answer.outcome == Outcome::tls_failed);
  CHECK_THAT(answer.detail, Catch::Contains("hostname mismatch"));
}

TEST_CASE("Verification can be switched off") {
  const Identity identity("DNS:example.com", -3600);
  Seen seen;
  ScriptedServer server({serve(identity, seen, response("x"))});
  ClientOptions options;
  options.insecure_skip_tls_verify = true;
  Rig rig(options);
  CHECK(rig.get(server.url("/", "https")).outcome == Outcome::answered);
  rig.connections.close();
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

TEST_CASE("A handshake that gets nowhere is a connect_timeout") {
  ScriptedServer server({[](Peer& peer) { peer.wait_for_close(); }});
  Rig rig;
  Remembered answer;
  const std::string url = server.url("/", "https");
  Request request;
  request.url = url;
  rig.connections.begin(request, answer);
  rig.until([&] { return rig.client.connections_opened() == 1; });
  CHECK(answer.times == 0);
  rig.clock.advance(std::chrono::seconds(11));
  rig.until([&] { return answer.times > 0; });
  CHECK(answer.outcome == Outcome::connect_timeout);
}

TEST_CASE("A body to the end needs the peer's goodbye under TLS") {
  const Identity identity("IP:127.0.0.1");
  const auto file = identity.file();
  for (const bool goodbye : {true, false}) {
    CAPTURE(goodbye);
    Seen seen;
    ScriptedServer server({serve(identity, seen, "HTTP/1.1 200 OK\r\n\r\nto the end", goodbye)});
    Rig rig(trusting(file));
    const Remembered answer = rig.get(server.url("/", "https"));
    CHECK(answer.outcome == (goodbye ? Outcome::answered : Outcome::closed));
    CHECK(answer.body == (goodbye ? "to the end" : ""));
  }
}

TEST_CASE("A CA file that cannot be read is refused at once") {
  SteadyClock clock;
  Loop loop(clock);
  ClientOptions options;
  options.ca_file = "/nonexistent/ca.pem";
  CHECK_THROWS_AS(Client(loop, options), Error);
}

}  // namespace
}  // namespace hailstorm
