#include "servers.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace hailstorm {

bool listens(int port) {
  return eventually([port] {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool open =
        connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(probe);
    return open;
  });
}

void make_certificate(const WorkFolder& folder, const std::string& name, const std::string& names) {
  Process openssl(
      folder, "openssl",
      {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
       "-days", "2", "-subj", "/CN=" + name, "-addext", "subjectAltName=" + names, "-keyout",
       folder.file(name + ".key"), "-out", folder.file(name + ".pem")});
  REQUIRE(openssl.wait() == 0);
}

namespace {

std::unique_ptr<Process> started(const WorkFolder& folder, const std::string& name,
                                 const std::vector<std::string>& words, int port) {
  auto process = std::make_unique<Process>(folder, name, words);
  const bool there = listens(port);
  INFO(name << ": " << process->out() << process->err() << contents_of(folder.file("error.log")));
  REQUIRE(there);
  return process;
}

}  // namespace

std::unique_ptr<Process> start_nginx(const WorkFolder& folder, const std::string& text, int port) {
  std::string paths;
  for (const std::string kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
    paths += kind + "_temp_path " + folder.path + ";\n";
  folder.write("nginx.conf",
               "daemon off; worker_processes 1; user root; pid " + folder.file("nginx.pid") +
                   "; error_log " + folder.file("error.log") +
                   ";\nevents { worker_connections 4096; }\nhttp {\n" + paths + text + "}\n");
  auto nginx =
      started(folder, "nginx",
              {"/usr/sbin/nginx", "-p", folder.path, "-c", folder.file("nginx.conf")}, port);
  // It listens on its first port before it has all the others.
  const bool whole = eventually([&] { return !contents_of(folder.file("nginx.pid")).empty(); });
  INFO(contents_of(folder.file("error.log")));
  REQUIRE(whole);
  return nginx;
}

std::unique_ptr<Process> start_haproxy(const WorkFolder& folder, const std::string& text,
                                       int port) {
  folder.write("haproxy.cfg",
               "global\n  maxconn 1000\ndefaults\n  mode http\n  timeout connect 5s\n"
               "  timeout client 60s\n  timeout server 60s\n" +
                   text);
  return started(folder, "haproxy", {"/usr/sbin/haproxy", "-db", "-f", folder.file("haproxy.cfg")},
                 port);
}

std::unique_ptr<Process> start_apache(const WorkFolder& folder, const std::string& text, int port) {
  std::string conf = "ServerRoot " + folder.path +
                     "\nUser www-data\nGroup www-data\nServerName localhost\nPidFile " +
                     folder.file("apache.pid") + "\nErrorLog " + folder.file("error.log") +
                     "\nListen 127.0.0.1:" + std::to_string(port) + "\n";
  for (const std::string module :
       {"mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic",
        "auth_digest", "dir", "mime", "proxy", "proxy_http", "deflate", "filter"})
    conf += "LoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module + ".so\n";
  folder.write("mime.types", "text/plain txt\ntext/html html\n");
  conf += "TypesConfig " + folder.file("mime.types") + "\n";
  folder.write("apache.conf", conf + text);
  return started(folder, "apache",
                 {"/usr/sbin/apache2", "-DFOREGROUND", "-f", folder.file("apache.conf")}, port);
}

}  // namespace hailstorm
