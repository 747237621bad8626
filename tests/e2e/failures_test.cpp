// Every way in which a request can fail, made on purpose: each has its own outcome, is counted once
// and disturbs nobody else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "base/outcome.h"
#include "process.h"

using namespace hailstorm;
using nlohmann::json;

namespace {

const int port = 18330_port;
constexpr int times = 3;  // that each bot makes its failure

struct Failure {
  Outcome outcome;
  const char* url;  // of failing_server.py; {N} is its port + N, {X} one that nobody listens on
  const char* params = "";
  const char* model = nullptr;  // where an outcome has several causes
};

// What needs a storm of its own is not here: no_resources, cut_off.
const Failure failures[] = {
    {Outcome::answered, "http://127.0.0.1:{0}/ok"},
    {Outcome::bad_url, "http://["},
    {Outcome::host_blocked, "http://blocked.test/"},
    {Outcome::name_unresolved, "http://nowhere.test/"},
    {Outcome::name_timeout, "http://silent.test/"},
    {Outcome::connect_refused, "http://127.0.0.1:{X}/"},
    {Outcome::connect_timeout, "http://127.0.0.1:{7}/"},
    {Outcome::connect_failed, "http://255.255.255.255/"},
    {Outcome::proxy_failed, "https://behind.test/"},
    {Outcome::tls_untrusted, "https://a.tls.test:{1}/ok"},
    {Outcome::tls_expired, "https://a.tls.test:{2}/ok"},
    {Outcome::tls_wrong_host, "https://a.tls.test:{3}/ok"},
    {Outcome::tls_refused, "https://a.tls.test:{4}/ok"},
    {Outcome::tls_timeout, "https://a.tls.test:{5}/ok"},
    {Outcome::tls_failed, "https://a.tls.test:{6}/ok"},
    {Outcome::reset, "http://127.0.0.1:{0}/reset"},
    {Outcome::reset_in_head, "http://127.0.0.1:{0}/reset_in_head"},
    {Outcome::reset_in_body, "http://127.0.0.1:{0}/reset_in_body"},
    {Outcome::closed, "http://127.0.0.1:{0}/closed"},
    {Outcome::closed_in_head, "http://127.0.0.1:{0}/closed_in_head"},
    {Outcome::truncated, "http://127.0.0.1:{0}/truncated"},
    {Outcome::truncated, "http://127.0.0.1:{0}/truncated_chunk", "", "truncated_chunk"},
    {Outcome::malformed, "http://127.0.0.1:{0}/malformed"},
    {Outcome::bad_chunk, "http://127.0.0.1:{0}/bad_chunk"},
    {Outcome::http2_only, "http://127.0.0.1:{0}/http2_only"},
    {Outcome::head_too_large, "http://127.0.0.1:{0}/head_too_large"},
    {Outcome::body_too_large, "http://127.0.0.1:{0}/body_too_large"},
    {Outcome::body_too_large, "http://127.0.0.1:{0}/body_too_large_chunked", "",
     "body_too_large_chunked"},
    {Outcome::bad_encoding, "http://127.0.0.1:{0}/bad_encoding"},
    {Outcome::decoded_too_large, "http://127.0.0.1:{0}/decoded_too_large"},
    {Outcome::send_timeout, "http://127.0.0.1:{0}/send_timeout", "timeout: '700ms'"},
    {Outcome::timeout, "http://127.0.0.1:{0}/timeout", "timeout: '700ms'"},
    {Outcome::receive_timeout, "http://127.0.0.1:{0}/receive_timeout", "timeout: '700ms'"},
    {Outcome::idle_timeout, "http://127.0.0.1:{0}/idle_timeout"},
    {Outcome::too_many_redirects, "http://127.0.0.1:{0}/too_many_redirects"},
};

std::string model_of(const Failure& failure) {
  return failure.model != nullptr ? failure.model : std::string(name_of(failure.outcome));
}

std::string url_of(const Failure& failure) {
  std::string url = failure.url;
  const auto at = url.find('{');
  if (at == std::string::npos) return url;
  const int number = url[at + 1] == 'X' ? port + 10 : port + (url[at + 1] - '0');
  return url.replace(at, 3, std::to_string(number));
}

// A model for each failure, and one that goes on all the while and must not notice.
std::string script() {
  std::ostringstream text;
  text << "var hs = require('hailstorm'), http = hs.http;\n"
          "var big = '0123456789abcdef'.repeat(1 << 19);\n"
          "function model(name, visit) {\n"
          "  var M = exports[name] = function () {};\n"
          "  M.every = '50ms'; M.actions = { visit: 1 }; M.prototype.visit = visit;\n"
          "}\n"
          "function fail(name, url, params) {\n"
          "  model(name, function () {\n"
          "    var res = name === 'send_timeout' ? http.post(url, big, params)"
          " : http.get(url, params);\n"
          "    console.log('SEEN ' + JSON.stringify({ model: name, outcome: res.outcome,"
          " code: res.error_code, status: res.status }));\n"
          "  });\n"
          "}\n"
          "model('healthy', function () {\n"
          "  for (var i = 0; i < 50; ++i) { http.get('http://127.0.0.1:"
       << port
       << "/ok'); hs.sleep(0.02); }\n"
          "});\n";
  for (const Failure& failure : failures) {
    text << "fail('" << model_of(failure) << "', '" << url_of(failure) << "', { " << failure.params
         << " });\n";
  }
  return text.str();
}

void run(const WorkFolder& folder, const std::vector<std::string>& words) {
  Process process(folder, "made", words);
  const int code = process.wait();
  INFO(words[0] << ": " << process.err());
  REQUIRE(code == 0);
}

// A certificate signed by a CA of the name `signer`, which may be of its own making.
void make_certificate(const WorkFolder& folder, const std::string& name, const std::string& signer,
                      const std::string& host, const std::string& days) {
  run(folder,
      {"openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
       "/CN=" + host, "-keyout", folder.file(name + ".key"), "-out", folder.file(name + ".csr")});
  folder.write(name + ".ext", "subjectAltName=DNS:" + host + "\n");
  run(folder, {"openssl", "x509", "-req", "-in", folder.file(name + ".csr"), "-CA",
               folder.file(signer + ".pem"), "-CAkey", folder.file(signer + ".key"), "-days", days,
               "-extfile", folder.file(name + ".ext"), "-out", folder.file(name + ".pem")});
}

void make_certificates(const WorkFolder& folder) {
  for (const std::string signer : {"ca", "other"}) {
    run(folder, {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                 "-nodes", "-days", "2", "-subj", "/CN=" + signer, "-keyout",
                 folder.file(signer + ".key"), "-out", folder.file(signer + ".pem")});
  }
  make_certificate(folder, "trusted", "ca", "a.tls.test", "2");
  make_certificate(folder, "untrusted", "other", "a.tls.test", "2");
  make_certificate(folder, "expired", "ca", "a.tls.test", "-1");
  make_certificate(folder, "wrong_host", "ca", "b.tls.test", "2");
}

class FailingServer {
 public:
  explicit FailingServer(const WorkFolder& folder)
      : process_(folder, "server",
                 {"python3", HAIL_SOURCE_DIR "/tests/e2e/failing_server.py", std::to_string(port),
                  folder.path}) {
    REQUIRE(process_.has_printed("ready"));
  }

 private:
  Process process_;
};

// What the scripts said they saw, by model.
std::map<std::string, std::vector<json>> seen_in(const std::string& text) {
  std::map<std::string, std::vector<json>> seen;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto at = line.find("SEEN ");
    if (at == std::string::npos) continue;
    const json one = json::parse(line.substr(at + 5));
    seen[one.at("model").get<std::string>()].push_back(one);
  }
  return seen;
}

// How often a model's requests ended in each outcome, by the report.
std::map<std::string, std::uint64_t> counted_in(const json& report, const std::string& model) {
  std::map<std::string, std::uint64_t> counted;
  for (const json& row : report.at("outcomes"))
    if (row.at("model") == model) {
      counted[row.at("outcome").get<std::string>()] += row.at("count").get<std::uint64_t>();
    }
  return counted;
}

std::vector<std::string> command_in(const WorkFolder& folder, const std::string& before,
                                    std::vector<std::string> words) {
  std::string command = before;
  for (const std::string& word : storm_words(folder, std::move(words)))
    command += " '" + word + "'";
  return {"sh", "-c", command};
}

StormRun storm_in(const WorkFolder& folder, const std::string& before,
                  std::vector<std::string> words) {
  Process process(folder, "run", command_in(folder, before, std::move(words)));
  const int code = process.wait();
  StormRun ended{code, process.out(), process.err(), {}};
  CAPTURE(ended.err);
  if (std::filesystem::exists(folder.file("report.json"))) ended.report = report_of(folder);
  return ended;
}

// The surroundings that the failures need, and the words that come after the script.
std::string surroundings() {
  return "exec env -u http_proxy -u HTTP_PROXY -u HTTPS_PROXY -u NO_PROXY no_proxy=tls.test "
         "https_proxy=http://127.0.0.1:" +
         std::to_string(port + 9);
}

std::vector<std::string> words_for(const WorkFolder& folder, std::vector<std::string> more) {
  std::vector<std::string> words = {folder.file("failures.js"),
                                    "--threads",
                                    "2",
                                    "--connect-timeout",
                                    "700ms",
                                    "--idle-timeout",
                                    "1500ms",
                                    "--body-max",
                                    "1mib",
                                    "--block-host",
                                    "*.test.invalid,blocked.test",
                                    "--dns-server",
                                    "127.0.0.1:" + std::to_string(port + 8),
                                    "--host",
                                    "*.tls.test=127.0.0.1",
                                    "--ca-file",
                                    folder.file("ca.pem")};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// The most descriptors that the process has open within so many looks, 20 ms apart.
std::size_t most_descriptors(const Process& process, int looks) {
  std::size_t most = 0;
  eventually([&] {
    most = std::max(most, process.descriptors());
    return --looks == 0;
  });
  return most;
}

}  // namespace

TEST_CASE("each failure has its own outcome and error_code, is counted once and disturbs nobody") {
  const WorkFolder folder;
  make_certificates(folder);
  const FailingServer server(folder);
  folder.write("failures.js", script());
  const StormRun ended = storm_in(
      folder, surroundings(), words_for(folder, {"--iterations-per-bot", std::to_string(times)}));
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const auto seen = seen_in(ended.out + ended.err);
  for (const Failure& failure : failures) {
    const std::string model = model_of(failure), name(name_of(failure.outcome));
    INFO(model << ": " << url_of(failure));
    const auto found = seen.find(model);
    REQUIRE(found != seen.end());
    CHECK(found->second.size() == times);
    for (const json& one : found->second) {
      INFO(one.dump());
      CHECK(one.at("outcome") == name);
      CHECK(one.at("code") == error_code_of(failure.outcome, one.at("status").get<int>()));
    }
    std::map<std::string, std::uint64_t> expected = {{name, times}};
    // Those that were followed are answers.
    if (failure.outcome == Outcome::too_many_redirects) expected["answered"] = 10 * times;
    CHECK(counted_in(ended.report, model) == expected);
  }
  CHECK(counted_in(ended.report, "healthy") ==
        std::map<std::string, std::uint64_t>{{"answered", 50 * times}});
  const json& completeness = ended.report.at("completeness");
  CAPTURE(completeness.dump());
  CHECK(completeness.at("complete") == true);
}

TEST_CASE("failures leave no descriptor behind") {
  const WorkFolder folder;
  make_certificates(folder);
  const FailingServer server(folder);
  folder.write("failures.js", script());
  Process process(folder, "run",
                  command_in(folder, surroundings(),
                             words_for(folder, {"--duration", "9s", "--graceful-stop", "1s"})));
  REQUIRE(process.has_printed("healthy"));
  // Every 50 ms each bot fails anew, unless it waits for a time-out: hundreds of times a second.
  const std::size_t most = most_descriptors(process, 300);
  CHECK(most > 0);  // it still runs
  // A connection, and another one being dialled, for each bot, and what the program itself has
  // open: how many of these are there at once depends on the machine. What each failure left would
  // add up.
  CHECK(most <= 2 * std::size(failures) + 40);
  const int code = process.wait();
  CAPTURE(process.err());
  REQUIRE(code == 0);
  const json report = report_of(folder);
  std::uint64_t failed = 0;
  for (const json& row : report.at("outcomes"))
    if (row.at("outcome") != "answered") failed += row.at("count").get<std::uint64_t>();
  CHECK(failed > 2 * most);
}

TEST_CASE("a run that is cut off counts each request under way as cut_off") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const StormRun ended = storm(folder, {target.url() + "/?hang=1", "--bots", "5", "--duration",
                                        "500ms", "--graceful-stop", "100ms"});
  CAPTURE(ended.err);
  CHECK(counted_in(ended.report, "Visitor") ==
        std::map<std::string, std::uint64_t>{{"cut_off", 5}});
  CHECK(ended.report.at("completeness").at("complete") == true);
}

TEST_CASE("without descriptors left requests fail as no_resources, and the storm goes on") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const StormRun ended = storm_in(
      folder, "ulimit -n 40; exec",
      {target.url() + "/?delay=200ms", "--bots", "60", "--duration", "2s", "--threads", "1"});
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const auto counted = counted_in(ended.report, "Visitor");
  CHECK(counted.at("no_resources") > 0);
  CHECK(counted.at("answered") > 50);
  CHECK(counted.size() == 2);
  CHECK(ended.report.at("completeness").at("complete") == true);
}

TEST_CASE("without local ports left requests fail as no_resources, and the storm goes on") {
  const WorkFolder folder;
  const std::string range = "/proc/sys/net/ipv4/ip_local_port_range";
  const std::string apart = "ip link set lo up && echo '40000 40009' > " + range;
  Process allowed(folder, "allowed", {"unshare", "--net", "sh", "-c", apart});
  if (allowed.wait() != 0) {
    WARN("no network namespace here: " + allowed.err());
    return;
  }
  // The target lives in the namespace, too.
  folder.write("apart.sh", apart +
                               "\n" HAIL_BINARY
                               " target --listen 127.0.0.1:18345 > target.txt & target=$!\n"
                               "until grep -q listens target.txt; do sleep 0.05; done\n" +
                               "\"$@\"; code=$?; kill $target; wait $target; exit $code\n");
  const StormRun ended = storm_in(folder, "cd " + folder.path + "; exec unshare --net sh apart.sh",
                                  {"http://127.0.0.1:18345/?delay=200ms", "--bots", "30",
                                   "--duration", "2s", "--threads", "1"});
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const auto counted = counted_in(ended.report, "Visitor");
  CHECK(counted.at("no_resources") > 0);
  CHECK(counted.at("answered") > 50);
  CHECK(counted.size() == 2);
}

TEST_CASE("the page of failures has each outcome with its error_code") {
  const std::string page = contents_of(HAIL_SOURCE_DIR "/docs/reference/failures.md");
  for (int i = 0; i < outcome_count; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    const int code = error_code_of(outcome, 0);
    const std::string row =
        "| `" + std::string(name_of(outcome)) + "` | " + std::to_string(code) + " |";
    INFO(row);
    CHECK(page.find(row) != std::string::npos);
  }
}
