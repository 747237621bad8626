#include "tls_rig.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <sstream>
#include <string_view>

namespace hailstorm {
namespace {

// A connected socket that does not wait; -1 if nobody listens.
int connected_to(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket);
    return -1;
  }
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  ::fcntl(socket, F_SETFL, O_NONBLOCK);
  return socket;
}

// Tries again while the socket is not ready, five seconds at most.
template <class Try>
Io patiently(int socket, short events, Try once) {
  for (;;) {
    const Io io = once();
    if (io.state != Io::State::blocked) return io;
    pollfd wait{socket, events, 0};
    if (::poll(&wait, 1, 5000) != 1) return {Io::State::failed, 0, ETIMEDOUT};
  }
}

void note_failure(Visit& seen, const TlsStream& tls, const Io& io) {
  seen.failed = true;
  seen.outcome = io.error == 0 ? tls.outcome() : Outcome::reset;
  seen.complaint = io.error == 0 ? tls.complaint() : "errno " + std::to_string(io.error);
}

void exchange(Visit& seen, TlsStream& tls, int socket, const std::string& request) {
  for (std::string_view rest = request; !rest.empty();) {
    const Io io = patiently(socket, POLLOUT, [&] { return tls.send(rest); });
    if (io.state != Io::State::moved) return note_failure(seen, tls, io);
    rest.remove_prefix(io.bytes);
  }
  char room[16'384];
  for (;;) {
    const Io io = patiently(socket, POLLIN, [&] { return tls.receive(room); });
    if (io.state == Io::State::ended) return;
    if (io.state != Io::State::moved) return note_failure(seen, tls, io);
    seen.answer.append(room, io.bytes);
  }
}

}  // namespace

Authorities::Authorities(const WorkFolder& folder)
    : folder_(folder),
      ca_(Identity::authority("An authority")),
      stranger_(Identity::authority("A stranger")) {
  ca_.write_certificate(folder.file("ca.pem"));
  stranger_.write_certificate(folder.file("stranger.pem"));
}

void Authorities::write(const std::string& name, const Says& says, const Identity* issuer) const {
  const Identity identity(says, issuer);
  identity.write_certificate(folder_.file(name + ".pem"));
  identity.write_key(folder_.file(name + ".key"));
}

void Authorities::issue_with_chain(const std::string& name, const Says& says) const {
  const Identity between = Identity::authority("In between", &ca_);
  write(name, says, &between);
  between.write_certificate(folder_.file(name + ".pem"), "a");
}

TlsNginx::TlsNginx(const WorkFolder& folder, const std::vector<Server>& servers) : folder_(folder) {
  std::string text =
      "daemon off; pid " + folder.file("pid") + "; error_log " + folder.file("error.log") +
      " info;\nworker_processes 1;\nevents { worker_connections 9000; }\nhttp {\n"
      "log_format tls '$ssl_protocol $ssl_cipher $ssl_session_reused $ssl_server_name $uri';\n"
      "access_log " +
      folder.file("access.log") + " tls;\nssl_protocols TLSv1.2 TLSv1.3;\n";
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    text += std::string(kind) + "_temp_path " + folder.path + ";\n";
  }
  for (const Server& server : servers) {
    text += "server { listen 127.0.0.1:" + std::to_string(server.port) + " ssl; ssl_certificate " +
            folder.file(server.certificate + ".pem") + "; ssl_certificate_key " +
            folder.file(server.certificate + ".key") + ";\n" + server.options +
            "\nlocation / { return 200 \"Hello from " + server.certificate + "\\n\"; } }\n";
  }
  folder.write("nginx.conf", text + "}\n");
  process_ =
      std::make_unique<Process>(folder, "nginx",
                                std::vector<std::string>{"/usr/sbin/nginx", "-p", folder.path, "-c",
                                                         folder.file("nginx.conf")});
  CAPTURE(process_->err());
  REQUIRE(eventually([&] {
    const int socket = connected_to(servers.back().port);
    if (socket >= 0) ::close(socket);
    return socket >= 0;
  }));
}

std::vector<TlsNginx::Line> TlsNginx::log() {
  process_->signal(SIGQUIT);
  process_->wait();
  std::istringstream lines(contents_of(folder_.file("access.log")));
  std::vector<Line> all;
  for (Line line;
       lines >> line.protocol >> line.cipher >> line.reused >> line.server_name >> line.path;) {
    all.push_back(line);
  }
  return all;
}

std::unique_ptr<Process> tls_server(const WorkFolder& folder, int port,
                                    const std::string& certificate,
                                    const std::vector<std::string>& options) {
  std::vector<std::string> words = {"openssl", "s_server",
                                    "-accept", "127.0.0.1:" + std::to_string(port),
                                    "-cert",   folder.file(certificate + ".pem"),
                                    "-key",    folder.file(certificate + ".key"),
                                    "-www"};
  words.insert(words.end(), options.begin(), options.end());
  auto process = std::make_unique<Process>(folder, "s_server", words);
  REQUIRE(process->has_printed("ACCEPT"));
  return process;
}

Visit visit(const TlsTerms& terms, int port, const std::string& host, const std::string& path,
            const std::string& body) {
  Visit seen;
  const int socket = connected_to(port);
  REQUIRE(socket >= 0);
  {
    TlsStream tls(terms, socket, host, static_cast<std::uint16_t>(port));
    const Io io = patiently(socket, POLLIN, [&] { return tls.handshake(); });
    seen.stood = io.state == Io::State::moved;
    if (seen.stood) {
      seen.version = tls.version();
      seen.cipher = tls.cipher();
      seen.resumed = tls.resumed();
      const bool ipv6 = host.find(':') != std::string::npos;
      const std::string authority = ipv6 ? "[" + host + "]" : host;
      exchange(seen, tls, socket,
               (body.empty() ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: " + authority +
                   "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + body);
    } else {
      note_failure(seen, tls, io);
    }
  }
  ::close(socket);
  return seen;
}

Stay::Stay(const TlsTerms& terms, int port)
    : socket_(connected_to(port)),
      tls_(terms, socket_, "localhost", static_cast<std::uint16_t>(port)) {
  constexpr std::string_view request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  char room[4096];
  REQUIRE(patiently(socket_, POLLIN, [&] { return tls_.handshake(); }).state == Io::State::moved);
  REQUIRE(tls_.send(request).bytes == request.size());
  REQUIRE(patiently(socket_, POLLIN, [&] { return tls_.receive(room); }).bytes > 0);
}

Stay::~Stay() { ::close(socket_); }

}  // namespace hailstorm
