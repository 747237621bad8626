// TLS against Debian's nginx, and against openssl's own server where nginx is too polite.
#include <malloc.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "tls_rig.h"

using namespace hailstorm;

namespace {

const Says local = {"DNS:localhost,IP:127.0.0.1"};

TlsOptions trusting(const WorkFolder& folder) {
  TlsOptions options;
  options.ca_file = folder.file("ca.pem");
  return options;
}

Visit visit_with(const TlsOptions& options, int port, const std::string& host = "localhost") {
  return visit(TlsTerms(options), port, host);
}

bool answered(const Visit& seen) {
  return !seen.failed && seen.answer.starts_with("HTTP/1.1 200 OK");
}

// Without comments, sorted.
std::vector<std::string> lines_of(const std::string& path) {
  std::istringstream text(contents_of(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) {
    if (!line.starts_with("#")) lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("The version agreed on is one that both sides have, or the peer refuses") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", local);
  const TlsNginx nginx(folder, {{18310_port, "server", "ssl_protocols TLSv1.2;"},
                                {18311_port, "server", "ssl_protocols TLSv1.3;"},
                                {18312_port, "server", "ssl_protocols TLSv1.2 TLSv1.3;"}});
  struct Case {
    TlsVersion min, max;
    int port;
    const char* version;  // null: refused
  };
  constexpr auto v2 = TlsVersion::tls1_2, v3 = TlsVersion::tls1_3;
  for (const Case& c : {Case{v2, v3, 18310_port, "TLSv1.2"}, Case{v2, v3, 18311_port, "TLSv1.3"},
                        Case{v2, v3, 18312_port, "TLSv1.3"}, Case{v2, v2, 18312_port, "TLSv1.2"},
                        Case{v3, v3, 18312_port, "TLSv1.3"}, Case{v2, v2, 18310_port, "TLSv1.2"},
                        Case{v3, v3, 18311_port, "TLSv1.3"}, Case{v2, v2, 18311_port, nullptr},
                        Case{v3, v3, 18310_port, nullptr}}) {
    TlsOptions options = trusting(folder);
    options.min = c.min;
    options.max = c.max;
    const Visit seen = visit_with(options, c.port);
    CAPTURE(c.port, static_cast<int>(c.min), static_cast<int>(c.max), seen.complaint);
    if (c.version != nullptr) {
      CHECK(answered(seen));
      CHECK(seen.version == c.version);
    } else {
      CHECK_FALSE(seen.stood);
      CHECK(seen.outcome == Outcome::tls_refused);
      CHECK(seen.complaint == "the peer refused: protocol version");
    }
  }
}

TEST_CASE("The cipher agreed on is one that both sides name, or the peer refuses") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", local);
  TlsNginx nginx(folder, {{18313_port, "server",
                           "ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers "
                           "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305;\n"
                           "ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256;"}});
  struct Case {
    const char* ciphers;
    const char* version;  // null: refused
    const char* cipher;
  };
  const char* const aes_1_2 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  for (const Case& c :
       {Case{"", "TLSv1.3", "TLS_AES_128_GCM_SHA256"},
        Case{"ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.2", aes_1_2},
        Case{aes_1_2, "TLSv1.2", aes_1_2},
        Case{"ECDHE-ECDSA-CHACHA20-POLY1305", "TLSv1.2",
             "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"},
        Case{"TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256", "TLSv1.3", "TLS_AES_128_GCM_SHA256"},
        Case{"TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.3",
             "TLS_AES_128_GCM_SHA256"},
        Case{"HIGH:!aNULL:!CHACHA20", "TLSv1.2", aes_1_2},
        Case{"ECDHE-ECDSA-AES256-GCM-SHA384", nullptr, nullptr},
        Case{"TLS_AES_256_GCM_SHA384", nullptr, nullptr}}) {
    TlsOptions options = trusting(folder);
    options.ciphers = c.ciphers;
    const Visit seen = visit_with(options, 18313_port);
    CAPTURE(c.ciphers, seen.complaint, seen.cipher);
    if (c.version != nullptr) {
      CHECK(answered(seen));
      CHECK(seen.version == c.version);
      CHECK(seen.cipher == c.cipher);
    } else {
      CHECK_FALSE(seen.stood);
      CHECK(seen.outcome == Outcome::tls_refused);
      CHECK(seen.complaint == "the peer refused: handshake failure");
    }
  }
  CHECK(nginx.log().size() == 7);
}

TEST_CASE("A certificate that does not hold is told by kind") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("good", local);
  authorities.issue("expired", {local.names, "expired", -7200, -3600});
  authorities.issue("early", {local.names, "early", 3600, 7200});
  authorities.issue("other", {"DNS:example.com,DNS:*.wild.test", "other"});
  authorities.issue("nameless", {"", "localhost"});
  authorities.issue_self_signed("alone", local);
  authorities.issue_by_stranger("strange", local);
  TlsNginx nginx(folder, {{18314_port, "good", ""},
                          {18315_port, "expired", ""},
                          {18316_port, "early", ""},
                          {18317_port, "other", ""},
                          {18318_port, "alone", ""},
                          {18319_port, "strange", ""}});
  struct Case {
    int port;
    const char* host;
    Outcome outcome;
    const char* complaint;
  };
  for (const Case& c : {
           Case{18314_port, "localhost", Outcome::answered, ""},
           Case{18314_port, "LocalHost", Outcome::answered, ""},
           Case{18314_port, "127.0.0.1", Outcome::answered, ""},
           Case{18315_port, "localhost", Outcome::tls_expired, "certificate has expired"},
           Case{18316_port, "localhost", Outcome::tls_expired, "certificate is not yet valid"},
           Case{18317_port, "example.com", Outcome::answered, ""},
           Case{18317_port, "a.wild.test", Outcome::answered, ""},
           Case{18317_port, "a.b.wild.test", Outcome::tls_wrong_host, "hostname mismatch"},
           Case{18317_port, "wild.test", Outcome::tls_wrong_host, "hostname mismatch"},
           Case{18317_port, "localhost", Outcome::tls_wrong_host,
                "hostname mismatch: it is for DNS:example.com, DNS:*.wild.test"},
           Case{18317_port, "127.0.0.1", Outcome::tls_wrong_host, "IP address mismatch"},
           Case{18314_port, "127.0.0.2", Outcome::tls_wrong_host, "IP address mismatch"},
           Case{18314_port, "::1", Outcome::tls_wrong_host, "IP address mismatch"},
           Case{18318_port, "localhost", Outcome::tls_untrusted, "self-signed certificate"},
           Case{18319_port, "localhost", Outcome::tls_untrusted, "unable to get local issuer"},
       }) {
    const Visit seen = visit_with(trusting(folder), c.port, c.host);
    CAPTURE(c.port, c.host, seen.complaint);
    CHECK(seen.outcome == c.outcome);
    CHECK(answered(seen) == (c.outcome == Outcome::answered));
    CHECK_THAT(seen.complaint, Catch::StartsWith(c.complaint));
    TlsOptions careless;
    careless.verify = false;
    CHECK(answered(visit_with(careless, c.port, c.host)));
  }
  // Where no file is named the system's authorities are asked, who do not know ours.
  CHECK(visit_with({}, 18314_port).outcome == Outcome::tls_untrusted);
}

TEST_CASE("The name that the client says decides which of the server's blocks answers") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("first", {"DNS:first.test,IP:127.0.0.1"});
  authorities.issue("second", {"DNS:second.test"});
  TlsNginx nginx(folder, {{18320_port, "first", "server_name first.test;"},
                          {18320_port, "second", "server_name second.test;"}});
  CHECK_THAT(visit_with(trusting(folder), 18320_port, "first.test").answer,
             Catch::EndsWith("Hello from first\n"));
  CHECK_THAT(visit_with(trusting(folder), 18320_port, "second.test").answer,
             Catch::EndsWith("Hello from second\n"));
  CHECK_THAT(visit_with(trusting(folder), 18320_port, "127.0.0.1").answer,
             Catch::EndsWith("Hello from first\n"));
  const auto log = nginx.log();
  REQUIRE(log.size() == 3);
  CHECK(log[0].server_name == "first.test");
  CHECK(log[1].server_name == "second.test");
  CHECK(log[2].server_name == "-");  // a name only: RFC 6066, 3
}

TEST_CASE("A client certificate is shown to the servers it is for") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", {"DNS:localhost,DNS:*.wild.test,DNS:one.test"});
  authorities.issue("anna", {"", "anna"});
  authorities.issue("bert", {"", "bert"});
  authorities.issue_by_stranger("carl", {"", "carl"});
  TlsNginx nginx(folder, {{18321_port, "server",
                           "ssl_verify_client on; ssl_client_certificate " + folder.file("ca.pem") +
                               "; add_header Client \"$ssl_client_verify $ssl_client_s_dn\";"}});
  const auto shown = [&](const std::string& name, std::vector<std::string> domains) {
    return ClientCertificate{std::move(domains), folder.file(name + ".pem"),
                             folder.file(name + ".key"), ""};
  };
  TlsOptions options = trusting(folder);
  // nginx shakes hands with anyone, and answers those it does not like with status 400.
  CHECK_THAT(visit_with(options, 18321_port).answer,
             Catch::Contains("No required SSL certificate was sent"));
  options.certificates = {shown("carl", {})};
  CHECK_THAT(visit_with(options, 18321_port).answer, Catch::Contains("The SSL certificate error"));
  options.certificates = {shown("anna", {})};
  CHECK_THAT(visit_with(options, 18321_port).answer, Catch::Contains("Client: SUCCESS CN=anna"));
  options.certificates = {shown("anna", {"*.wild.test", "localhost"}), shown("bert", {"one.test"})};
  CHECK_THAT(visit_with(options, 18321_port, "a.wild.test").answer, Catch::Contains("CN=anna"));
  CHECK_THAT(visit_with(options, 18321_port, "localhost").answer, Catch::Contains("CN=anna"));
  CHECK_THAT(visit_with(options, 18321_port, "ONE.test").answer, Catch::Contains("CN=bert"));
  options.certificates = {shown("carl", {}), shown("bert", {"a.wild.test"}),
                          shown("anna", {"*.wild.test"})};
  CHECK_THAT(visit_with(options, 18321_port, "a.wild.test").answer, Catch::Contains("CN=bert"));
  CHECK_THAT(visit_with(options, 18321_port, "b.wild.test").answer, Catch::Contains("CN=anna"));
  CHECK_THAT(visit_with(options, 18321_port, "localhost").answer,
             Catch::Contains("The SSL certificate error"));
}

TEST_CASE("A peer that insists on a client certificate refuses those without a good one") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", local);
  authorities.issue("anna", {"", "anna"});
  authorities.issue_by_stranger("carl", {"", "carl"});
  const auto server =
      tls_server(folder, 18322_port, "server",
                 {"-Verify", "1", "-verify_return_error", "-CAfile", folder.file("ca.pem")});
  for (const TlsVersion version : {TlsVersion::tls1_2, TlsVersion::tls1_3}) {
    for (const std::string& body : {std::string(), std::string(5'000'000, 'b')}) {
      CAPTURE(static_cast<int>(version), body.size());
      TlsOptions options = trusting(folder);
      options.min = options.max = version;
      const Visit missing = visit(TlsTerms(options), 18322_port, "localhost", "/", body);
      CHECK(missing.stood == (version == TlsVersion::tls1_3));
      CHECK(missing.outcome == Outcome::tls_refused);
      CHECK(missing.complaint == (version == TlsVersion::tls1_3
                                      ? "the peer refused: certificate required"
                                      : "the peer refused: handshake failure"));
      options.certificates = {{{}, folder.file("carl.pem"), folder.file("carl.key"), ""}};
      const Visit wrong = visit(TlsTerms(options), 18322_port, "localhost", "/", body);
      CHECK(wrong.outcome == Outcome::tls_refused);
      CHECK(wrong.complaint == "the peer refused: unknown CA");
    }
    TlsOptions options = trusting(folder);
    options.certificates = {{{}, folder.file("anna.pem"), folder.file("anna.key"), ""}};
    CHECK_THAT(visit_with(options, 18322_port).answer, Catch::StartsWith("HTTP/1.0 200 ok"));
  }
}

TEST_CASE("A peer that speaks HTTP/2 and nothing else is told as that") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", local);
  const auto server = tls_server(folder, 18323_port, "server", {"-alpn", "h2"});
  const Visit seen = visit_with(trusting(folder), 18323_port);
  CHECK(seen.outcome == Outcome::http2_only);
  CHECK(seen.complaint == "the peer refused: no application protocol");
}

TEST_CASE("The key log has the secrets of each connection, as the server knows them") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", local);
  TlsOptions options = trusting(folder);
  options.keylog_file = folder.file("keys");
  const auto server =
      tls_server(folder, 18324_port, "server", {"-keylogfile", folder.file("server_keys")});
  for (const TlsVersion version : {TlsVersion::tls1_2, TlsVersion::tls1_3}) {
    options.min = options.max = version;
    CHECK_FALSE(visit_with(options, 18324_port).failed);
  }
  const auto ours = lines_of(folder.file("keys"));
  CHECK(ours.size() >= 5);  // one of TLS 1.2, four of TLS 1.3
  CHECK(ours == lines_of(folder.file("server_keys")));
}

TEST_CASE("As many connections resume a session as nginx counts") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue("server", local);
  TlsNginx nginx(folder,
                 {{18325_port, "server", "ssl_session_cache shared:s:1m;"},
                  {18326_port, "server", "ssl_session_cache shared:s:1m; ssl_session_tickets off;"},
                  {18327_port, "server", "ssl_session_cache off; ssl_session_tickets off;"}});
  constexpr int visits = 20;
  int cases = 0;
  for (const TlsVersion version : {TlsVersion::tls1_2, TlsVersion::tls1_3}) {
    for (const bool resume : {true, false}) {
      for (const int port : {18325_port, 18326_port, 18327_port}) {
        CAPTURE(static_cast<int>(version), resume, port);
        TlsOptions options = trusting(folder);
        options.min = options.max = version;
        options.resume = resume;
        const TlsTerms terms(options);
        int resumed = 0;
        for (int i = 0; i < visits; ++i) {
          const Visit seen =
              visit(terms, port, "localhost", "/" + std::to_string(cases) + (i % 2 ? "" : "x"));
          CHECK(answered(seen));
          resumed += seen.resumed;
        }
        // All but the first, whose session the others resume.
        CHECK(resumed == (resume && port != 18327_port ? visits - 1 : 0));
        CHECK(terms.resumed() == static_cast<std::uint64_t>(resumed));
        ++cases;
      }
    }
  }
  int counted = 0;
  for (const auto& line : nginx.log()) counted += line.reused == "r";
  CHECK(counted == 4 * (visits - 1));
}

TEST_CASE("A kept connection costs 20 KB of memory at most") {
  WorkFolder folder;
  const Authorities authorities(folder);
  authorities.issue_with_chain("server", local);
  const TlsNginx nginx(folder, {{18328_port, "server", ""}});
  for (const TlsVersion version : {TlsVersion::tls1_2, TlsVersion::tls1_3}) {
    TlsOptions options = trusting(folder);
    options.min = options.max = version;
    const TlsTerms terms(options);
    const Stay first(terms, 18328_port);  // what OpenSSL makes once
    constexpr std::size_t count = 100;
    std::vector<std::unique_ptr<Stay>> stays;
    stays.reserve(count);
    const std::size_t before = mallinfo2().uordblks;
    for (std::size_t i = 0; i < count; ++i)
      stays.push_back(std::make_unique<Stay>(terms, 18328_port));
    const std::size_t each = (mallinfo2().uordblks - before) / count;
    CAPTURE(static_cast<int>(version), each);
    CHECK(each <= 20'480);
  }
}
