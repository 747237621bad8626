// The report's bytes are nginx's own: what each request and answer took on the wire.
#include <catch2/catch.hpp>
#include <sstream>

#include "process.h"
#include "servers.h"

using namespace hailstorm;

namespace {

struct Logged {
  std::uint64_t requests = 0, received = 0, sent = 0;
};

// The sums of nginx's log: $status $request_length $bytes_sent.
Logged logged_in(const std::string& log) {
  Logged sums;
  std::istringstream lines(log);
  std::uint64_t status = 0, received = 0, sent = 0;
  while (lines >> status >> received >> sent) {
    ++sums.requests;
    sums.received += received;
    sums.sent += sent;
  }
  return sums;
}

std::uint64_t counter(const StormRun& run, const std::string& metric) {
  return run.report.at("metrics").at(metric).at("count");
}

const char* visitor =
    "var hs = require('hailstorm'), http = hs.http, url = hs.env.BASE_URL;\n"
    "function Visitor() {}\nVisitor.every = '20ms';\n"
    "Visitor.actions = { small: 4, large: 1, chunked: 1, post: 2, head: 1, missing: 1 };\n"
    "Visitor.prototype.small = function () { http.get(url + '/small'); };\n"
    "Visitor.prototype.large = function () { http.get(url + '/large.txt'); };\n"
    "Visitor.prototype.chunked = function () {\n"
    "  http.get(url + '/text.txt', { headers: { 'Accept-Encoding': 'gzip' } });\n};\n"
    "Visitor.prototype.post = function () {\n"
    "  http.post(url + '/post', new Array(2000).join('body '));\n};\n"
    "Visitor.prototype.head = function () { http.head(url + '/large.txt'); };\n"
    "Visitor.prototype.missing = function () { http.get(url + '/missing?x=' + Math.random()); };\n"
    "exports.Visitor = Visitor;\n";

// A body counts in $request_length only where nginx reads it, as it does to pass it on.
// What is behind it listens ten ports further up: tests run beside each other.
std::string server_of(const WorkFolder& folder, int number, const std::string& more = {}) {
  const std::string port = std::to_string(number),
                    behind = "127.0.0.1:" + std::to_string(number + 10);
  return "types { text/plain txt; } client_max_body_size 0;\n"
         "log_format sums '$status $request_length $bytes_sent';\naccess_log " +
         folder.file("sums.log") +
         " sums;\n"
         "server { listen 127.0.0.1:" +
         port + "; keepalive_requests 17; gzip on; gzip_types text/plain; root " + folder.path +
         ";\nlocation = /small { return 200 'a small answer\\n'; }\n"
         "location = /post { proxy_pass http://" +
         behind + "; }\n" + more +
         "}\n"
         "server { listen " +
         behind + "; access_log off; return 200 'posted\\n'; }\n";
}

void write_files(const WorkFolder& folder) {
  std::string text;
  for (int i = 0; text.size() < 200'000; ++i) text += "line " + std::to_string(i) + "\n";
  folder.write("large.txt", text);
  folder.write("text.txt", text.substr(0, 20'000));
}

}  // namespace

TEST_CASE(
    "bytes and requests reported equal nginx's log, while it closes connections all the time") {
  const WorkFolder folder;
  write_files(folder);
  folder.write("visitor.js", visitor);
  const int port = 18370_port;
  for (const std::string mode : {"bot", "worker", "request"}) {
    folder.write("sums.log", "");
    StormRun run;
    {
      const auto nginx = start_nginx(folder, server_of(folder, port), port);
      run =
          storm(folder, {folder.file("visitor.js"), "--bots", "20", "--duration", "2s", "--threads",
                         "2", "--connections", mode, "-e", "BASE_URL=http://" + loopback(port)});
    }
    INFO(mode << "\n" << run.err << run.out);
    REQUIRE(run.code == 0);
    const Logged logged = logged_in(contents_of(folder.file("sums.log")));
    CHECK(logged.requests > 200);
    CHECK(counter(run, "http_reqs") == logged.requests);
    CHECK(counter(run, "data_sent") == logged.received);
    CHECK(counter(run, "data_received") == logged.sent);
    CHECK(run.report.at("completeness").at("complete") == true);
  }
}

TEST_CASE("requests that nginx resets are begun as often as nginx logs them") {
  const int port = 18371_port;
  const WorkFolder folder;
  write_files(folder);
  folder.write("resets.js",
               "var hs = require('hailstorm'), http = hs.http, url = hs.env.BASE_URL;\n"
               "function Visitor() {}\nVisitor.every = '20ms';\n"
               "Visitor.actions = { small: 3, reset: 1 };\n"
               "Visitor.prototype.small = function () { http.get(url + '/small'); };\n"
               "Visitor.prototype.reset = function () { http.post(url + '/reset'); };\n"
               "exports.Visitor = Visitor;\n");
  StormRun run;
  {
    // 444: nginx closes without an answer, by a reset when told so.
    const auto nginx =
        start_nginx(folder,
                    server_of(folder, port,
                              "reset_timedout_connection on;\nlocation = /reset { return 444; }\n"),
                    port);
    run = storm(folder, {folder.file("resets.js"), "--bots", "20", "--duration", "2s", "--threads",
                         "2", "-e", "BASE_URL=http://" + loopback(port)});
  }
  INFO(run.err << run.out);
  REQUIRE(run.code == 0);
  std::uint64_t answered = 0, reset = 0, others = 0, logged_resets = 0;
  for (const auto& row : run.report.at("outcomes")) {
    const std::string outcome = row.at("outcome");
    const std::uint64_t count = row.at("count");
    (outcome == "answered" ? answered : outcome == "reset" ? reset : others) += count;
  }
  const std::string log = contents_of(folder.file("sums.log"));
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("444 ")) ++logged_resets;
  const Logged logged = logged_in(log);
  CHECK(others == 0);
  CHECK(reset == logged_resets);
  CHECK(reset > 50);
  CHECK(answered + reset == logged.requests);
  CHECK(counter(run, "http_reqs") == logged.requests);
  CHECK(counter(run, "data_sent") == logged.received);
  CHECK(counter(run, "data_received") == logged.sent);
}
