// The TLS options of the command line, held to what nginx notes of each request.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tls_rig.h"

using namespace hailstorm;

namespace {

const int both = 18380_port, old = 18381_port, asking = 18382_port;

// A server that speaks TLS 1.2 and 1.3, one that speaks 1.2, and one that asks for a certificate.
struct Scene {
  WorkFolder folder;
  Authorities authorities{folder};
  std::unique_ptr<TlsNginx> nginx;

  Scene() {
    authorities.issue("server", {"DNS:localhost,IP:127.0.0.1"});
    authorities.issue("anna", {"", "anna"});
    nginx = std::make_unique<TlsNginx>(
        folder, std::vector<TlsNginx::Server>{{both, "server", "ssl_session_cache shared:s:1m;"},
                                              {old, "server", "ssl_protocols TLSv1.2;"},
                                              {asking, "server",
                                               "ssl_verify_client on; ssl_client_certificate " +
                                                   folder.file("ca.pem") + ";"}});
  }

  // A bot asks for the URL ten times, on a connection each.
  StormRun run(const std::string& url, std::vector<std::string> options) const {
    options.insert(options.begin(), {url, "--bots", "1", "--iterations", "10", "--connections",
                                     "request", "--ca-file", folder.file("ca.pem")});
    StormRun ended = storm(folder, options);
    CAPTURE(url, ended.err);
    REQUIRE(ended.code == 0);
    return ended;
  }
  // What the server noted of the requests for each path. Stops it.
  std::map<std::string, std::vector<TlsNginx::Line>> log() const {
    std::map<std::string, std::vector<TlsNginx::Line>> by_path;
    for (const TlsNginx::Line& line : nginx->log()) by_path[line.path].push_back(line);
    return by_path;
  }
};

std::string on(int port, const std::string& path) {
  return "https://localhost:" + std::to_string(port) + path;
}

std::uint64_t failed(const StormRun& run) {
  return run.report.at("metrics").at("http_req_failed").at("passes").get<std::uint64_t>();
}

std::string outcome_of(const StormRun& run) {
  REQUIRE(run.report.at("outcomes").size() == 1);
  return run.report.at("outcomes").at(0).at("outcome").get<std::string>();
}

template <class Holds>
void check_ten(const std::vector<TlsNginx::Line>& lines, Holds holds) {
  CHECK(lines.size() == 10);
  for (const TlsNginx::Line& line : lines) {
    CAPTURE(line.path, line.protocol, line.cipher, line.reused);
    CHECK(holds(line));
  }
}

}  // namespace

TEST_CASE(
    "the options --tls-min, --tls-max and --tls-ciphers decide what is agreed on, or that nothing "
    "is") {
  const Scene scene;
  CHECK(failed(scene.run(on(both, "/max"), {"--tls-max", "1.2"})) == 0);
  CHECK(failed(scene.run(on(both, "/min"), {"--tls-min", "1.3"})) == 0);
  CHECK(failed(scene.run(on(both, "/cipher"), {"--tls-ciphers", "TLS_AES_128_GCM_SHA256"})) == 0);
  CHECK(outcome_of(scene.run(on(old, "/none"), {"--tls-min", "1.3"})) == "tls_refused");
  const auto log = scene.log();
  REQUIRE(log.size() == 3);
  check_ten(log.at("/max"), [](const auto& line) { return line.protocol == "TLSv1.2"; });
  check_ten(log.at("/min"), [](const auto& line) { return line.protocol == "TLSv1.3"; });
  check_ten(log.at("/cipher"),
            [](const auto& line) { return line.cipher == "TLS_AES_128_GCM_SHA256"; });
}

TEST_CASE("the option --tls-auth shows a certificate to its domains and to no others") {
  const Scene scene;
  const std::vector<std::string> anna = {"--tls-auth", "cert=" + scene.folder.file("anna.pem") +
                                                           ",key=" + scene.folder.file("anna.key") +
                                                           ",domains=localhost"};
  CHECK(failed(scene.run(on(asking, "/shown"), anna)) == 0);
  // nginx answers those who show none with status 400.
  CHECK(failed(scene.run("https://" + loopback(asking) + "/", anna)) == 10);
  CHECK(failed(scene.run(on(asking, "/"), {})) == 10);
}

TEST_CASE("With --tls-resume connections resume sessions as nginx counts them, without it none") {
  const Scene scene;
  for (const std::string version : {"1.2", "1.3"}) {
    const StormRun resumed =
        scene.run(on(both, "/resumed" + version),
                  {"--tls-resume", "--tls-min", version, "--tls-max", version, "--threads", "1"});
    CHECK(resumed.report.at("run").at("tls_resume") == true);
    CHECK(failed(resumed) == 0);
    const StormRun fresh =
        scene.run(on(both, "/fresh" + version), {"--tls-min", version, "--tls-max", version});
    CHECK(fresh.report.at("run").at("tls_resume") == false);
  }
  for (const auto& [path, lines] : scene.log()) {
    CAPTURE(path);
    CHECK(lines.size() == 10);
    const auto reused = std::count_if(lines.begin(), lines.end(),
                                      [](const auto& line) { return line.reused == "r"; });
    CHECK(reused == (path.starts_with("/resumed") ? 9 : 0));
  }
}

TEST_CASE("SSLKEYLOGFILE gets the secrets of each connection, which the run says") {
  const Scene scene;
  const std::string keys = scene.folder.file("keys");
  std::vector<std::string> words = {"env", "SSLKEYLOGFILE=" + keys};
  for (const std::string& word :
       storm_words(scene.folder,
                   {on(both, "/"), "--bots", "1", "--iterations", "10", "--connections", "request",
                    "--tls-min", "1.3", "--ca-file", scene.folder.file("ca.pem")})) {
    words.push_back(word);
  }
  Process run(scene.folder, "run", words);
  CHECK(run.wait() == 0);
  CHECK_THAT(run.out() + run.err(), Catch::Contains("because SSLKEYLOGFILE is set"));
  const std::string log = contents_of(keys);
  const std::string kind = "CLIENT_TRAFFIC_SECRET_0 ";
  std::size_t secrets = 0;
  for (std::size_t at = 0; (at = log.find(kind, at)) != log.npos; at += kind.size()) ++secrets;
  CHECK(secrets == 10);
  using std::filesystem::perms;
  CHECK((std::filesystem::status(keys).permissions() & (perms::group_all | perms::others_all)) ==
        perms::none);
}
