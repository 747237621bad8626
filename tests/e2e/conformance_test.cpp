// What a bot gets is what curl gets: the same requests to real servers, and the answers compared.
#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "conformance.h"
#include "servers.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

const int node_port = 18350_port;

const std::string node_url = "http://" + loopback(node_port);

Site site_of(const std::string& name, int port, const std::string& scheme = "http") {
  Site site{name, scheme, port};
  site.storm_words = {"--host", "*.conf.test=127.0.0.1", "--host", "conf.test=127.0.0.1"};
  for (const std::string host : {"a.conf.test", "b.conf.test", "conf.test"}) {
    site.curl_words.insert(site.curl_words.end(),
                           {"--resolve", host + ":" + std::to_string(port) + ":127.0.0.1"});
  }
  return site;
}

void append(std::vector<Case>& to, const std::vector<Case>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// All that the application behind a server can do.
std::vector<Case> all_cases() {
  std::vector<Case> cases = cases_for_all();
  append(cases, cases_of_uploads());
  append(cases, cases_of_node());
  return cases;
}

std::vector<Case> without(const std::string& path, std::vector<Case> cases) {
  std::erase_if(cases, [&](const Case& one) { return one.path == path; });
  return cases;
}

// How many of the cases came out differently.
std::size_t differing(const Site& site, const std::vector<Case>& cases) {
  const WorkFolder folder;
  const Results by_curl = ask_by_curl(folder, site, cases);
  const Results by_bot = ask_by_bot(folder, site, cases);
  std::size_t equal = 0;
  for (const auto& [name, expected] : by_curl) {
    INFO(site.name << ": " << name);
    const auto found = by_bot.find(name);
    if (found == by_bot.end()) continue;  // ask_by_bot has told of it
    auto got = found->second;
    INFO("error: " << got.at("error"));
    got.erase("error");
    CHECK(got == expected);
    if (got == expected) ++equal;
  }
  WARN(site.name << ": " << equal << " of " << cases.size() << " cases equal");
  return cases.size() - equal;
}

// The application in Node, with the servers in front of it that a test asks for.
class Application {
 public:
  Application()
      : node_(
            folder, "node",
            {"node", HAIL_SOURCE_DIR "/tests/e2e/conformance_app.js", std::to_string(node_port)}) {
    REQUIRE(listens(node_port));
  }

  const WorkFolder folder;

 private:
  Process node_;
};

// A folder of files that do not change from one day to the next.
void make_files(const WorkFolder& folder) {
  fs::create_directories(folder.file("root/folder"));
  fs::create_directories(folder.file("root/private"));
  fs::create_directories(folder.file("root/digest"));
  std::string text;
  for (int i = 0; text.size() < 3000; ++i) text += "line " + std::to_string(i) + "\n";
  std::string large;
  while (large.size() < 3'000'000) large += text;
  folder.write("root/index.html", "<h1>hello</h1>\n");
  folder.write("root/large.txt", large);
  for (const std::string name : {"root/file.txt", "root/private/file.txt", "root/digest/file.txt"})
    folder.write(name, text);
  for (const auto& entry : fs::recursive_directory_iterator(folder.file("root"))) {
    const timespec midnight{1'640'995'200, 0};  // 2022-01-01
    const timespec both[2] = {midnight, midnight};
    utimensat(AT_FDCWD, entry.path().c_str(), both, 0);
  }
  chmod(folder.path.c_str(), 0755);
  // user:secret, and for digest in the realm conformance.
  folder.write("passwords", "user:{PLAIN}secret\n");
  Process hash(folder, "hash", {"openssl", "passwd", "-apr1", "-salt", "saltsalt", "secret"});
  REQUIRE(hash.wait() == 0);
  folder.write("passwords.apache", "user:" + hash.out());
  Process md5(folder, "md5", {"sh", "-c", "printf user:conformance:secret | md5sum | cut -c1-32"});
  REQUIRE(md5.wait() == 0);
  folder.write("passwords.digest", "user:conformance:" + md5.out());
}

const std::string to_node =
    "client_max_body_size 0; absolute_redirect off;\nlocation / { proxy_pass " + node_url +
    "; proxy_http_version 1.1; proxy_set_header Host $http_host; "
    "proxy_set_header Connection ''; }\n";

}  // namespace

TEST_CASE("a bot gets from Node what curl gets") {
  const Application app;
  auto cases = all_cases();
  append(cases, cases_of_odd_answers());
  CHECK(differing(site_of("Node", node_port), cases) == 0);
}

TEST_CASE("a bot gets from Python's http.server what curl gets") {
  const WorkFolder folder;
  for (const auto& [port, protocol] :
       {std::pair{18351_port, "HTTP/1.1"}, std::pair{18352_port, "HTTP/1.0"}}) {
    const Process python(folder, "python",
                         {"python3", HAIL_SOURCE_DIR "/tests/e2e/conformance_app.py",
                          std::to_string(port), protocol});
    REQUIRE(listens(port));
    CHECK(differing(site_of(std::string("Python, ") + protocol, port), cases_for_all()) == 0);
  }
}

TEST_CASE("a bot gets from nginx what curl gets: files, in front of Node, TLS, as a proxy") {
  const Application app;
  make_files(app.folder);
  make_certificate(app.folder, "tls", "DNS:conf.test,DNS:*.conf.test");
  const std::string root = "root " + app.folder.file("root") + ";";
  const auto nginx = start_nginx(
      app.folder,
      "types { text/plain txt; text/html html; } access_log off;\n"
      "server { listen " +
          loopback(18353_port) + "; gzip on; gzip_types text/plain; absolute_redirect off; " +
          root + "\nlocation /private/ { auth_basic conformance; auth_basic_user_file " +
          app.folder.file("passwords") + "; } }\nserver { listen " + loopback(18354_port) + "; " +
          to_node + "}\nserver { listen " + loopback(18355_port) + " ssl; ssl_certificate " +
          app.folder.file("tls.pem") + "; ssl_certificate_key " + app.folder.file("tls.key") +
          "; " + to_node + "}\nserver { listen " + loopback(18356_port) + "; " + to_node + "}\n",
      18353_port);
  CHECK(differing(site_of("nginx, files", 18353_port), cases_of_nginx()) == 0);
  // nginx 1.22 knows no interim responses of those behind it: both clients wait for ever.
  const std::string early = "/early";
  CHECK(differing(site_of("nginx, Node behind", 18354_port), without(early, all_cases())) == 0);
  Site tls = site_of("nginx, TLS", 18355_port, "https");
  tls.storm_words.insert(tls.storm_words.end(), {"--ca-file", app.folder.file("tls.pem")});
  tls.curl_words.insert(tls.curl_words.end(), {"--cacert", app.folder.file("tls.pem")});
  auto cases = cases_of_uploads();
  append(cases, cases_of_node());
  CHECK(differing(tls, without(early, cases)) == 0);
  // The address is no loopback by name, and the proxy knows where it leads.
  Site proxy{"nginx, as a proxy", "http", 18361_port};
  proxy.storm_words = {"--proxy", "http://" + loopback(18356_port)};
  proxy.curl_words = {"-x", "http://" + loopback(18356_port)};
  // To a proxy, curl leaves an empty query out.
  CHECK(differing(proxy, without("/echo?", cases_for_all())) == 0);
}

TEST_CASE("a bot gets from haproxy what curl gets: in front of Node, TLS") {
  const Application app;
  make_certificate(app.folder, "tls", "DNS:conf.test,DNS:*.conf.test");
  app.folder.write("both.pem", contents_of(app.folder.file("tls.pem")) +
                                   contents_of(app.folder.file("tls.key")));
  const auto haproxy =
      start_haproxy(app.folder,
                    "frontend plain\n  bind " + loopback(18357_port) + "\n  bind " +
                        loopback(18358_port) + " ssl crt " + app.folder.file("both.pem") +
                        "\n  default_backend node\n"
                        "backend node\n  server node " +
                        loopback(node_port) + "\n",
                    18357_port);
  CHECK(differing(site_of("haproxy", 18357_port), all_cases()) == 0);
  Site tls = site_of("haproxy, TLS", 18358_port, "https");
  tls.storm_words.insert(tls.storm_words.end(), {"--ca-file", app.folder.file("tls.pem")});
  tls.curl_words.insert(tls.curl_words.end(), {"--cacert", app.folder.file("tls.pem")});
  CHECK(differing(tls, cases_of_uploads()) == 0);
}

TEST_CASE("a bot gets from Apache what curl gets: files, in front of Node") {
  const Application app;
  make_files(app.folder);
  const std::string root = app.folder.file("root");
  const std::string files =
      "DocumentRoot " + root + "\nAddOutputFilterByType DEFLATE text/plain\n<Directory " + root +
      ">\nRequire all granted\n</Directory>\n<Location /private>\nAuthType Basic\n"
      "AuthName conformance\nAuthUserFile " +
      app.folder.file("passwords.apache") +
      "\nRequire valid-user\n</Location>\n<Location /digest>\nAuthType Digest\n"
      "AuthName conformance\nAuthUserFile " +
      app.folder.file("passwords.digest") + "\nRequire valid-user\n</Location>\n";
  {
    const auto apache = start_apache(app.folder, files, 18359_port);
    CHECK(differing(site_of("Apache, files", 18359_port), cases_of_apache()) == 0);
  }
  // Apache answers 503 where Node closes a kept connection just as Apache takes it: none is kept.
  const auto apache = start_apache(app.folder,
                                   "ProxyPreserveHost On\nAllowEncodedSlashes NoDecode\n"
                                   "ProxyPass / " +
                                       node_url + "/ nocanon disablereuse=On retry=0\n",
                                   18360_port);
  CHECK(differing(site_of("Apache, Node behind", 18360_port), all_cases()) == 0);
}
