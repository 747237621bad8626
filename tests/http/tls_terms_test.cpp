// What TLS connections offer, show and remember; and the words for options that cannot work.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>
#include <vector>

#include "base/error.h"
#include "certificates.h"
#include "http/tls_ciphers.h"
#include "http/tls_keylog.h"
#include "http/tls_sessions.h"
#include "http/tls_terms.h"

namespace hailstorm {
namespace {

constexpr auto v1_2 = TlsVersion::tls1_2, v1_3 = TlsVersion::tls1_3;

// A folder of files, gone at the end.
struct Folder {
  std::string path;

  Folder() {
    char name[] = "/tmp/hailstorm-tls-XXXXXX";
    path = ::mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const std::string& name) const { return path + "/" + name; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name)) << text;
  }
};

// What the options are refused with; empty if they are not.
std::string refusal(const TlsOptions& options) {
  try {
    const TlsTerms terms(options);
    return {};
  } catch (const Error& error) {
    CHECK(!error.remedy().empty());
    return error.what();
  }
}

std::string refusal(const std::string& ciphers, TlsVersion min = v1_2, TlsVersion max = v1_3) {
  TlsOptions options;
  options.ciphers = ciphers;
  options.min = min;
  options.max = max;
  return refusal(options);
}

TEST_CASE("One list of ciphers is told apart by version") {
  const TlsCiphers none("", v1_2, v1_3);
  CHECK(none.list.empty());
  CHECK(none.suites.empty());
  CHECK((none.min == v1_2 && none.max == v1_3));
  const TlsCiphers both(
      "ECDHE-RSA-AES128-GCM-SHA256:TLS_AES_128_GCM_SHA256:"
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256",
      v1_2, v1_3);
  CHECK(both.list == "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384");
  CHECK(both.suites == "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256");
  CHECK((both.min == v1_2 && both.max == v1_3));
}

TEST_CASE("A version that has no cipher in the list is not offered") {
  const TlsCiphers old("ECDHE-RSA-AES128-GCM-SHA256", v1_2, v1_3);
  CHECK((old.min == v1_2 && old.max == v1_2));
  const TlsCiphers young("TLS_AES_128_GCM_SHA256", v1_2, v1_3);
  CHECK((young.min == v1_3 && young.max == v1_3));
  const TlsCiphers modified("@SECLEVEL=1", v1_2, v1_3);
  CHECK(modified.list == "DEFAULT:@SECLEVEL=1");
  CHECK((modified.min == v1_2 && modified.max == v1_3));
}

TEST_CASE("A list of ciphers that cannot work is refused by name") {
  CHECK_THAT(refusal("ECDHE-RSA-AES128-GCM-SHA256:NO-SUCH-CIPHER"),
             Catch::Contains("\"NO-SUCH-CIPHER\" is no cipher"));
  CHECK_THAT(refusal("TLS_AES_512_GCM_SHA999"), Catch::Contains("TLS_AES_512_GCM_SHA999"));
  CHECK_THAT(refusal("ECDHE-RSA-AES128-GCM-SHA256:!AES"), Catch::Contains("leaves no cipher"));
  CHECK_THAT(refusal("ECDHE-RSA-AES128-GCM-SHA256", v1_3), Catch::Contains("TLS 1.3"));
  CHECK_THAT(refusal("TLS_AES_128_GCM_SHA256", v1_2, v1_2), Catch::Contains("TLS 1.2"));
  CHECK_THAT(refusal("", v1_3, v1_2), Catch::Contains("above the highest"));
  CHECK(refusal("HIGH:!aNULL:").empty());
}

TEST_CASE("A certificate fits a host by name, by the end of its name, or because it fits all") {
  CHECK(domain_fit("*.a.example.com", "b.a.example.com") >
        domain_fit("*.example.com", "b.a.example.com"));
  CHECK(domain_fit("*.com", "example.com") > domain_fit("*", "example.com"));
  CHECK(domain_fit("a.example.com", "a.example.com") >
        domain_fit("*.example.com", "a.example.com"));
  CHECK(domain_fit("*", "127.0.0.1") > 0);
  CHECK(domain_fit("*.example.com", "example.com") == 0);
  CHECK(domain_fit("*.example.com", "badexample.com") == 0);
  CHECK(domain_fit("example.com", "a.example.com") == 0);
  CHECK(domain_fit("", "example.com") == 0);
}

TEST_CASE("A client certificate that cannot be used is refused with its file") {
  const Folder folder;
  const Identity anna({"", "anna"}), bert({"", "bert"});
  anna.write_certificate(folder.file("anna.pem"));
  anna.write_key(folder.file("anna.key"));
  anna.write_key(folder.file("locked.key"), "sesame");
  bert.write_key(folder.file("bert.key"));
  anna.write_key(folder.file("both.pem"));
  anna.write_certificate(folder.file("both.pem"), "a");
  bert.write_certificate(folder.file("both.pem"), "a");
  folder.write("nothing.pem", "not PEM\n");
  const auto with = [&](const std::string& certificate, const std::string& key,
                        const std::string& password = "") {
    TlsOptions options;
    options.verify = false;  // the system's authorities take a while
    options.certificates = {
        {{}, folder.file(certificate), key.empty() ? "" : folder.file(key), password}};
    return refusal(options);
  };
  CHECK(with("anna.pem", "anna.key").empty());
  CHECK(with("anna.pem", "locked.key", "sesame").empty());
  CHECK(with("both.pem", "").empty());
  struct Case {
    const char *certificate, *key, *password, *file, *complaint;
  };
  for (const Case& c :
       {Case{"anna.pem", "bert.key", "", "bert.key", "not that of its certificate"},
        Case{"anna.pem", "bert.key", "", "anna.pem", "not that of its certificate"},
        Case{"anna.pem", "locked.key", "simsalabim", "locked.key", "the password is not that"},
        Case{"anna.pem", "locked.key", "", "locked.key", "no password is given"},
        Case{"anna.pem", "", "", "anna.pem", "no private key"},
        Case{"anna.pem", "nothing.pem", "", "nothing.pem", "no private key"},
        Case{"nothing.pem", "anna.key", "", "nothing.pem", "no certificate"},
        Case{"anna.key", "anna.key", "", "anna.key", "no certificate"},
        Case{"absent.pem", "anna.key", "", "absent.pem", "certificate: No such file"},
        Case{"anna.pem", "absent.key", "", "absent.key", "key: No such file"}}) {
    const std::string said = with(c.certificate, c.key, c.password);
    CAPTURE(said);
    CHECK_THAT(said, Catch::Contains(folder.file(c.file)));
    CHECK_THAT(said, Catch::Contains(c.complaint));
  }
}

TEST_CASE("Files that cannot be used are refused at once") {
  TlsOptions authorities;
  authorities.ca_file = "/nonexistent/ca.pem";
  CHECK_THAT(refusal(authorities), Catch::Contains("/nonexistent/ca.pem: cannot read"));
  TlsOptions keys;
  keys.keylog_file = "/nonexistent/keys";
  CHECK_THAT(refusal(keys), Catch::Contains("/nonexistent/keys: cannot write"));
}

TEST_CASE("Several threads write whole lines to one key log") {
  const Folder folder;
  constexpr int writers = 4, lines_each = 500;
  {
    std::vector<std::thread> threads;
    for (char letter = 'a'; letter < 'a' + writers; ++letter) {
      threads.emplace_back([&, letter] {
        const TlsKeylog keylog(folder.file("keys"));
        for (int i = 0; i < lines_each; ++i) keylog.write(std::string(190, letter).c_str());
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  CHECK(std::filesystem::status(folder.file("keys")).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  std::ifstream file(folder.file("keys"));
  int whole = 0;
  for (std::string line; std::getline(file, line);) {
    whole += line == std::string(190, line.empty() ? '?' : line[0]);
  }
  CHECK(whole == writers * lines_each);
}

// One that could be resumed, of a version.
OwnedSession session(int version, unsigned char id) {
  OwnedSession made(SSL_SESSION_new());
  SSL_SESSION_set_protocol_version(made.get(), version);
  SSL_SESSION_set1_id(made.get(), &id, 1);
  return made;
}

unsigned char id_of(const OwnedSession& session) {
  unsigned length = 0;
  const unsigned char* id = SSL_SESSION_get_id(session.get(), &length);
  REQUIRE(length == 1);
  return *id;
}

TEST_CASE("A session of TLS 1.2 serves again and again, until there is a newer one") {
  TlsSessions sessions;
  TlsSessions::Shelf& shelf = sessions.shelf("localhost:443");
  CHECK(sessions.take(shelf) == nullptr);
  sessions.keep(shelf, session(TLS1_2_VERSION, 1));
  CHECK(id_of(sessions.take(shelf)) == 1);
  CHECK(id_of(sessions.take(shelf)) == 1);
  sessions.keep(shelf, session(TLS1_2_VERSION, 2));
  CHECK(id_of(sessions.take(shelf)) == 2);
  CHECK(sessions.size() == 1);
  CHECK(sessions.take(sessions.shelf("localhost:444")) == nullptr);
}

TEST_CASE("A ticket of TLS 1.3 serves once, the newest first") {
  TlsSessions sessions;
  TlsSessions::Shelf& shelf = sessions.shelf("localhost:443");
  for (unsigned char id = 1; id <= 3; ++id) sessions.keep(shelf, session(TLS1_3_VERSION, id));
  for (unsigned char id = 3; id >= 1; --id) CHECK(id_of(sessions.take(shelf)) == id);
  CHECK(sessions.take(shelf) == nullptr);
  CHECK(sessions.size() == 0);
}

TEST_CASE("Sessions are bounded for an origin, and for all of them together") {
  TlsSessions sessions;
  TlsSessions::Shelf& busy = sessions.shelf("busy:443");
  for (std::size_t i = 0; i < TlsSessions::shelf_max + 10; ++i) {
    sessions.keep(busy, session(TLS1_3_VERSION, 1));
  }
  CHECK(sessions.size() == TlsSessions::shelf_max);
  for (std::size_t i = 0; i < TlsSessions::whole_max; ++i) {
    const int version = i % 2 == 0 ? TLS1_2_VERSION : TLS1_3_VERSION;
    TlsSessions::Shelf& other = sessions.shelf("host" + std::to_string(i) + ":443");
    sessions.keep(other, session(version, 2));
    REQUIRE(other.size() == 1);
  }
  CHECK(sessions.size() == TlsSessions::whole_max);
  TlsSessions::Shelf& last = sessions.shelf("last:443");
  sessions.keep(last, session(TLS1_3_VERSION, 3));
  CHECK(sessions.size() == TlsSessions::whole_max);
  CHECK(id_of(sessions.take(last)) == 3);
}

}  // namespace
}  // namespace hailstorm
