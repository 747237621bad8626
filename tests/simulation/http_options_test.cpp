// How bots speak HTTP: what settings may say, which of them holds, how the rest is refused.
#include "simulation/http_options.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "simulation/http_values.h"
#include "simulation/listing.h"
#include "simulation/options.h"

using namespace hailstorm;

namespace {

const Provenance file{Layer::simulation_file, "sim.yaml:2:7"};
const Provenance variable{Layer::environment, "HAILSTORM_X"};
const Provenance typed{Layer::command_line, "--x"};

HttpOptions resolved(const std::vector<Given>& given,
                     const std::map<std::string, std::string>& variables = {}) {
  return resolve({"a.js", ""}, given, {1, false, false, variables}).options.http;
}

std::string refusal(const std::vector<Given>& given,
                    const std::map<std::string, std::string>& variables = {}) {
  try {
    resolved(given, variables);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("Without settings HTTP is spoken as k6 does") {
  const HttpOptions http = resolved({});
  CHECK(http.connections == ConnectionMode::bot);
  CHECK(http.max_redirects == 10);
  CHECK(http.batch == 20);
  CHECK(http.batch_per_host == 6);
  CHECK(http.timeout == std::chrono::seconds(60));
  CHECK(http.dns.ttl == std::chrono::minutes(5));
  CHECK(http.proxy.http.empty());
  CHECK_FALSE(http.throws);
}

TEST_CASE("Sizes are read in bytes, thousands and powers of two") {
  const std::pair<std::string, std::uint64_t> sizes[] = {
      {"512", 512},         {"1b", 1},         {"10kb", 10'000},       {"10KiB", 10'240},
      {"1.5MB", 1'500'000}, {"2MiB", 2 << 20}, {"1GiB", 1'073'741'824}};
  for (const auto& [text, bytes] : sizes) CHECK(read_size(text) == bytes);
  for (const std::string text : {"", "0", "-1", "1 kb", "1x", "kb", "1e3", "0.1", "nan"}) {
    INFO(text);
    CHECK_THROWS_WITH(read_size(text), "'" + text +
                                           "' is not a size above zero\n"
                                           "  write it as 512, 10kb, 10kib or 2mb");
  }
}

TEST_CASE("Connections are kept as the highest layer says, by our word or by k6's") {
  using Mode = ConnectionMode;
  CHECK(resolved({{"connections", "worker", file}}).connections == Mode::worker);
  CHECK(resolved({{"no-connection-reuse", "true", file}}).connections == Mode::request);
  CHECK(resolved({{"no-connection-reuse", "true", file}, {"connections", "bot", typed}})
            .connections == Mode::bot);
  CHECK(resolved({{"no-connection-reuse", "true", typed}, {"connections", "bot", file}})
            .connections == Mode::request);
  CHECK(resolved({{"no-connection-reuse", "false", typed}, {"connections", "worker", file}})
            .connections == Mode::worker);
}

TEST_CASE("Local addresses are single ones, ranges and networks") {
  CHECK(read_local_ips("127.0.0.1,::1") == std::vector<std::string>{"127.0.0.1", "::1"});
  CHECK(read_local_ips("10.0.0.254-10.0.1.1") ==
        std::vector<std::string>{"10.0.0.254", "10.0.0.255", "10.0.1.0", "10.0.1.1"});
  CHECK(read_local_ips("10.0.0.7/30") ==
        std::vector<std::string>{"10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7"});
  CHECK(read_local_ips("fd00::/127") == std::vector<std::string>{"fd00::", "fd00::1"});
  const HttpOptions http = resolved({{"local-ip", "10.0.0.1", file},
                                     {"local-ip", "127.0.0.1", typed},
                                     {"local-ip", "127.0.0.2-127.0.0.3", typed}});
  CHECK(http.local_ips == std::vector<std::string>{"127.0.0.1", "127.0.0.2", "127.0.0.3"});
}

TEST_CASE("DNS is told in k6's words, part by part") {
  const HttpOptions all = resolved({{"dns", "ttl=record,select=roundRobin,policy=onlyIPv6", file},
                                    {"dns", "select=first", typed}});
  CHECK_FALSE(all.dns.ttl);
  CHECK(all.dns.select == DnsSettings::Select::first);
  CHECK(all.dns.policy == DnsSettings::Policy::only_ipv6);
  CHECK(resolved({{"dns", "ttl=0", typed}}).dns.ttl == Nanos(0));
  CHECK(resolved({{"dns", "ttl=90s", typed}}).dns.ttl == std::chrono::seconds(90));
  CHECK(*resolved({{"dns", "ttl=inf", typed}}).dns.ttl > std::chrono::hours(24 * 365));
}

TEST_CASE("Hosts have addresses, with ports or without, host by host") {
  const HttpOptions http = resolved({{"host", "a.test=127.0.0.1", file},
                                     {"host", "*.B.test:443=[::1]:8443", file},
                                     {"host", "a.test=127.0.0.2:80", typed},
                                     {"host", "c.test=::1", typed}});
  CHECK(http.hosts == std::map<std::string, std::string>{{"a.test", "127.0.0.2:80"},
                                                         {"*.b.test:443", "[::1]:8443"},
                                                         {"c.test", "::1"}});
}

TEST_CASE("A proxy comes from its setting, else from the environment, lower case first") {
  const std::map<std::string, std::string> variables = {{"http_proxy", "http://low:3128/"},
                                                        {"HTTP_PROXY", "http://up:3128"},
                                                        {"HTTPS_PROXY", "secure:8080"},
                                                        {"NO_PROXY", "a.test"}};
  const ProxySettings found = resolved({}, variables).proxy;
  CHECK(found.http == "http://low:3128");
  CHECK(found.http_from == "environment: http_proxy");
  CHECK(found.https == "http://secure:8080");
  CHECK(found.https_from == "environment: HTTPS_PROXY");
  CHECK(found.no_proxy == "a.test");
  const ProxySettings none = resolved({{"proxy", "", file}}, variables).proxy;
  CHECK(none.http.empty());
  CHECK(none.https.empty());
  const ProxySettings given =
      resolved({{"proxy", "http://u:p@p:1", typed}, {"no-proxy", "*.test", typed}}, variables)
          .proxy;
  CHECK(given.http == "http://u:p@p:1");
  CHECK(given.https == given.http);
  CHECK(given.no_proxy == "*.test");
  CHECK(without_password(given.http) == "http://p:1");
}

TEST_CASE("Client certificates are for their domains, the one of --tls-cert for the rest") {
  const HttpOptions http =
      resolved({{"tls-cert", "c.pem", typed},
                {"tls-key", "c.key", typed},
                {"tls-key-password", "secret", variable},
                {"tls-auth", "cert=a.pem,key=a.key,domains=a.test,*.A.test", file},
                {"tls-auth", "domains=b.test\ncert=b,1.pem\npassword=x=y\n", file}},
               {{"SSLKEYLOGFILE", "keys.log"}});
  REQUIRE(http.certificates.size() == 3);
  CHECK(http.certificates[0].domains == std::vector<std::string>{"a.test", "*.a.test"});
  CHECK(http.certificates[0].key == "a.key");
  CHECK(http.certificates[1].cert == "b,1.pem");
  CHECK(http.certificates[1].password == "x=y");
  CHECK(http.certificates[2].domains.empty());
  CHECK(http.certificates[2].password == "secret");
  CHECK(http.keylog_file == "keys.log");
}

TEST_CASE("What cannot be is refused at its origin") {
  const std::pair<std::vector<Given>, std::string> cases[] = {
      {{{"connections", "64", typed}},
       "--x: '64' is not bot, worker or request\n  how many bots there are is --bots 64"},
      {{{"connections", "bots", typed}},
       "--x: 'bots' is no connection mode\n  did you mean 'bot'?"},
      {{{"connections", "bot", typed}, {"no-connection-reuse", "true", typed}},
       "--x: it means connections of the mode request, another one is given too\n"
       "  keep one of them"},
      {{{"connections-per-host", "0", typed}}, "--x: '0' is not a whole number from 1 to 1000000"},
      {{{"local-ip", "localhost", typed}},
       "--x: 'localhost' is not an IP address\n  write it as 127.0.0.1 or ::1"},
      {{{"local-ip", "10.0.0.2-10.0.0.1", typed}},
       "--x: '10.0.0.2-10.0.0.1' is not a range of addresses: the lower one comes first"},
      {{{"local-ip", "10.0.0.0/33", typed}}, "--x: '33' is not a whole number from 0 to 32"},
      {{{"local-ip", "10.0.0.0/8", typed}},
       "--x: more than 65,536 addresses\n  take a part of them"},
      {{{"block-host", "http://a", file}},
       "sim.yaml:2:7: 'http://a' is not a host\n  write example.com, *.example.com or *"},
      {{{"user-agent", "a\r\nb", typed}}, "--x: a header's value cannot hold control characters"},
      {{{"run-id-header", "X Run", typed}}, "--x: 'X Run' cannot be the name of a header"},
      {{{"dns", "ttl5m", typed}},
       "--x: 'ttl5m' is not ttl=, select= or policy=\n"
       "  for example: ttl=5m,select=random,policy=preferIPv4"},
      {{{"dns", "policy=preferIPv5", typed}},
       "--x: 'preferIPv5' is no policy\n  did you mean 'preferIPv4'?"},
      {{{"dns-server", "ns.test", typed}},
       "--x: 'ns.test' is not an IP address\n  write it as 127.0.0.1 or ::1"},
      {{{"dns-server", "127.0.0.1:70000", typed}},
       "--x: '70000' is not a whole number from 1 to 65535"},
      {{{"host", "a.test", typed}},
       "--x: 'a.test' has no '='\n  write it as NAME=IP or NAME:PORT=IP:PORT"},
      {{{"host", "a.test=b.test", typed}},
       "--x: 'b.test' is not an IP address\n  write it as 127.0.0.1 or ::1"},
      {{{"proxy", "socks5://a:1", typed}},
       "--x: a proxy of the kind 'socks5' is not in this version\n"
       "  there are http://host:port, and '' for none"},
      {{{"proxy", "http://u:p@a", typed}},
       "--x: this is not a proxy: host and port are needed\n"
       "  write it as http://host:port or http://user:password@host:port"},
      {{{"tls-min", "1.1", typed}},
       "--x: '1.1' is not a version of TLS that is spoken here\n  there are 1.2 and 1.3"},
      {{{"tls-min", "1.3", file}, {"tls-max", "tls1.2", typed}},
       "sim.yaml:2:7: no version of TLS is left: from 1.3 to 1.2"},
      {{{"tls-key", "a.key", typed}},
       "--x: it belongs to a certificate, which is not given\n  give it, too: --tls-cert FILE"},
      {{{"tls-auth", "key=a", typed}},
       "--x: a client's certificate has no cert\n  name its file: cert=FILE"},
      {{{"tls-auth", "crt=a", typed}}, "--x: unknown key 'crt'\n  did you mean 'cert'?"},
  };
  for (const auto& [given, message] : cases) CHECK(refusal(given) == message);
  CHECK(refusal({}, {{"https_proxy", "socks5://a:1"}}).starts_with("https_proxy: a proxy of the"));
}

TEST_CASE("The listing tells what is given, without passwords") {
  const auto result = resolve({"a.js", ""},
                              {{"proxy", "http://u:secret@p:1", typed},
                               {"host", "a.test=::1", file},
                               {"dns", "ttl=inf", typed},
                               {"no-connection-reuse", "true", typed},
                               {"tls-cert", "c.pem", typed},
                               {"tls-key-password", "secret", typed},
                               {"max-rps", "2.5", typed}},
                              {});
  std::string text;
  for (const auto& line : list_settings(result.simulation, result.options))
    text += line.name + " = " + line.value + " (" + line.origin + ")\n";
  CHECK_THAT(text, Catch::Contains("max-rps = 2.5 per second (command line: --x)\n"));
  CHECK_THAT(text, Catch::Contains("connections = request (a new one for each request) "
                                   "(command line: --x)\n"));
  CHECK_THAT(text, Catch::Contains("tls-cert = c.pem for every host (command line: --x)\n"));
  CHECK_THAT(text, Catch::Contains("host a.test = ::1 (sim.yaml:2:7)\n"));
  CHECK_THAT(text, Catch::Contains("dns = ttl=inf,select=random,policy=preferIPv4 "));
  CHECK_THAT(text, Catch::Contains("proxy = http://p:1 (command line: --x)\n"));
  CHECK_THAT(text, !Catch::Contains("secret"));
}
