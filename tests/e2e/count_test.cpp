// The report's count is the server's own count, and its percentiles are the server's own.
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "process.h"

using namespace hailstorm;

namespace {

// Debian's nginx, one worker, on a port of its own; it closes connections after 100 requests, so
// that reconnecting is part of what is counted.
class Nginx {
 public:
  Nginx(const WorkFolder& folder, const std::string& port, const std::string& listen_options = {},
        const std::string& server_options = {})
      : folder_(folder), url_("127.0.0.1:" + port) {
    folder.write(
        "nginx.conf",
        "daemon off; pid " + folder.file("pid") + "; error_log " + folder.file("error.log") +
            ";\nworker_processes 1;\nevents { worker_connections 4096; }\nhttp {\n"
            "access_log off; keepalive_requests 100;\nclient_body_temp_path " +
            folder.path + "; proxy_temp_path " + folder.path + "; fastcgi_temp_path " +
            folder.path + "; uwsgi_temp_path " + folder.path + "; scgi_temp_path " + folder.path +
            ";\nserver { listen " + url_ + " " + listen_options + "; " + server_options +
            "\nlocation = /count { stub_status; }\n"
            "location / { return 200 \"Hello, storm\\n\"; } } }\n");
    process_ =
        std::make_unique<Process>(folder, "nginx",
                                  std::vector<std::string>{"/usr/sbin/nginx", "-p", folder.path,
                                                           "-c", folder.file("nginx.conf")});
    scheme_ = listen_options.find("ssl") == std::string::npos ? "http://" : "https://";
    REQUIRE(count().has_value());
  }

  std::string url() const { return scheme_ + url_; }

  // The requests it has counted, those that asked for the count left out.
  std::optional<std::uint64_t> count() const {
    ++asked_;
    Process curl(folder_, "curl",
                 {"curl", "-sk", "--retry", "20", "--retry-connrefused", "--retry-delay", "1",
                  url() + "/count"});
    if (curl.wait() != 0) return std::nullopt;
    std::istringstream lines(curl.out());
    std::string line;
    for (int i = 0; i < 3; ++i) std::getline(lines, line);
    std::istringstream numbers(line);
    std::uint64_t accepts = 0, handled = 0, requests = 0;
    numbers >> accepts >> handled >> requests;
    return requests - asked_;
  }

 private:
  const WorkFolder& folder_;
  std::string url_, scheme_;
  std::unique_ptr<Process> process_;
  mutable std::uint64_t asked_ = 0;
};

const char* visitor =
    "var hs = require('hailstorm'); function Visitor() {}\nVisitor.every = "
    "'50ms';\nVisitor.actions = { visit: 3, post: 1 };\n"
    "Visitor.prototype.visit = function () { hs.http.get(hs.env.BASE_URL + '/'); };\n"
    "Visitor.prototype.post = function () { hs.http.post(hs.env.BASE_URL + '/post', 'a body'); };\n"
    "Visitor.prototype.onStop = function () { hs.http.get(hs.env.BASE_URL + '/bye'); };\n"
    "exports.Visitor = Visitor;\n";

void check_complete(const nlohmann::json& report, std::uint64_t counted) {
  const auto& completeness = report.at("completeness");
  CAPTURE(completeness.dump());
  CHECK(completeness.at("begun") == counted);
  CHECK(completeness.at("answered") == counted);
  CHECK(completeness.at("complete") == true);
  CHECK(report.at("metrics").at("http_req_failed").at("passes") == 0);
}

}  // namespace

TEST_CASE("requests reported equal requests nginx counted: a run to its end") {
  WorkFolder folder;
  folder.write("visitor.js", visitor);
  const Nginx nginx(folder, std::to_string(18301_port));
  const std::uint64_t before = nginx.count().value();
  const StormRun run =
      storm(folder, {folder.file("visitor.js"), "--bots", "50*rect((t-1.5)/2)+20", "--duration",
                     "3s", "--threads", "2", "-e", "BASE_URL=" + nginx.url()});
  CAPTURE(run.err, run.out);
  REQUIRE(run.code == 0);
  const std::uint64_t counted = nginx.count().value() - before;
  CHECK(counted > 1000);
  check_complete(run.report, counted);
}

TEST_CASE("requests reported equal requests nginx counted: a run stopped by Ctrl-C") {
  WorkFolder folder;
  folder.write("visitor.js", visitor);
  const Nginx nginx(folder, std::to_string(18302_port));
  const std::uint64_t before = nginx.count().value();
  Process run(folder, "run",
              storm_words(folder, {folder.file("visitor.js"), "--bots", "60", "--threads", "2",
                                   "-e", "BASE_URL=" + nginx.url()}));
  REQUIRE(eventually([&] { return nginx.count().value() > before + 1000; }));
  run.signal(SIGINT);
  CHECK(run.wait() == 105);
  const std::uint64_t counted = nginx.count().value() - before;
  CHECK(counted > 500);
  check_complete(report_of(folder), counted);
  CHECK(report_of(folder).at("run").at("ending") == "interrupted");
}

TEST_CASE("requests reported equal requests nginx counted: at full speed") {
  WorkFolder folder;
  const Nginx nginx(folder, std::to_string(18303_port));
  const std::uint64_t before = nginx.count().value();
  const StormRun run =
      storm(folder, {nginx.url() + "/", "--bots", "64", "--duration", "3s", "--threads", "2"});
  REQUIRE(run.code == 0);
  const std::uint64_t counted = nginx.count().value() - before;
  CHECK(counted > 2000);
  check_complete(run.report, counted);
}

TEST_CASE("requests reported equal requests nginx counted: over TLS") {
  WorkFolder folder;
  Process openssl(
      folder, "openssl",
      {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
       "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
       folder.file("key.pem"), "-out", folder.file("cert.pem")});
  REQUIRE(openssl.wait() == 0);
  const Nginx nginx(folder, std::to_string(18304_port), "ssl",
                    "ssl_certificate " + folder.file("cert.pem") + "; ssl_certificate_key " +
                        folder.file("key.pem") + ";");
  const std::uint64_t before = nginx.count().value();
  const StormRun run = storm(folder, {nginx.url() + "/", "--bots", "16", "--duration", "2s",
                                      "--threads", "2", "--ca-file", folder.file("cert.pem")});
  CAPTURE(run.out);
  REQUIRE(run.code == 0);
  const std::uint64_t counted = nginx.count().value() - before;
  CHECK(counted > 500);
  check_complete(run.report, counted);
  const StormRun distrusted =
      storm(folder, {nginx.url() + "/", "--bots", "1", "--iterations", "3"});
  CHECK(distrusted.report.at("outcomes").at(0).at("outcome") == "tls_untrusted");
}

namespace {

// By path: what the target took for each request, in ns, sorted.
std::map<std::string, std::vector<double>> durations_in(const std::string& log) {
  std::map<std::string, std::vector<double>> by_path;
  std::istringstream lines(log);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string ordinal, path;
    double status = 0, delay = 0, duration = 0;
    words >> ordinal >> path >> status >> delay >> duration;
    by_path[path.substr(0, path.find('?'))].push_back(duration);
  }
  for (auto& [path, durations] : by_path) std::sort(durations.begin(), durations.end());
  return by_path;
}

// Nearest rank, from the definition.
double exact_percentile(const std::vector<double>& sorted, double p) {
  const auto rank =
      static_cast<std::size_t>(std::ceil(p / 100 * static_cast<double>(sorted.size()) - 1e-9));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

TEST_CASE("percentiles are those of the target's own log, within the histogram's bound") {
  WorkFolder folder;
  PracticeTarget target(folder, {"--log", folder.file("target.log")});
  folder.write(
      "bot.js",
      "var hs = require('hailstorm'), url = hs.env.BASE_URL; function Bot() {}\nBot.every = "
      "'500ms';\n"
      "Bot.actions = { slow: 1, quick: 1 };\n"
      "Bot.prototype.slow = function () { hs.http.get(url + '/slow?delay=uniform(100ms,400ms)'); "
      "};\n"
      "Bot.prototype.quick = function () { hs.http.get(url + '/quick'); };\nexports.Bot = Bot;\n");
  const StormRun run = storm(folder, {folder.file("bot.js"), "--bots", "200", "--duration", "5s",
                                      "--threads", "1", "-e", "BASE_URL=" + target.url()});
  REQUIRE(run.code == 0);
  REQUIRE(target.stop() == 0);
  auto logged = durations_in(contents_of(folder.file("target.log")));
  nlohmann::json slow, quick;
  for (const auto& row : run.report.at("names")) (row.at("name") == "/slow" ? slow : quick) = row;
  const std::vector<double>& exact = logged.at("/slow");
  REQUIRE(slow.at("count") == exact.size());
  REQUIRE(exact.size() > 500);
  // The target's clock stops when the kernel has the answer, or a little later: how much is what it
  // notes of an answer without a delay. The way from there is what the bot notes of one,
  // at most: a machine that stands still for a moment does so for both.
  const double way_ms = quick.at("duration").at("max");
  const double late_ms = exact_percentile(logged.at("/quick"), 99) / 1e6;
  for (const auto& [key, p] :
       std::map<std::string, double>{{"med", 50}, {"p(90)", 90}, {"p(95)", 95}, {"p(99)", 99}}) {
    const double truth_ms = exact_percentile(exact, p) / 1e6;
    const double reported_ms = slow.at("duration").at(key);
    CAPTURE(key, truth_ms, reported_ms, way_ms, late_ms);
    CHECK(reported_ms >= truth_ms * (1 - 0.00271) - late_ms);
    CHECK(reported_ms <= truth_ms * (1 + 0.00271) + way_ms);
  }
}

TEST_CASE("requests per second come to their limit, however few bots and however many threads") {
  WorkFolder folder;
  PracticeTarget target(folder);
  const StormRun run = storm(folder, {target.url() + "/", "--bots", "1", "--threads", "4",
                                      "--max-rps", "40", "--duration", "3s"});
  REQUIRE(run.code == 0);
  CHECK(target.requests() <= 40 * 3 + 1);
  CHECK(target.requests() > 20 * 3);
}
