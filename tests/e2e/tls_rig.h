// Debian's nginx with certificates, and a client that visits it over one TLS connection.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "certificates.h"
#include "http/tls.h"
#include "process.h"

namespace hailstorm {

// The authorities of a test and whom they vouch for, as files of a folder: NAME.pem and NAME.key.
class Authorities {
 public:
  explicit Authorities(const WorkFolder& folder);

  // A server's or client's certificate by the authority that everyone trusts, ca.pem.
  void issue(const std::string& name, const Says& says) const { write(name, says, &ca_); }
  // By another authority, stranger.pem.
  void issue_by_stranger(const std::string& name, const Says& says) const {
    write(name, says, &stranger_);
  }
  void issue_self_signed(const std::string& name, const Says& says) const {
    write(name, says, nullptr);
  }
  // By an authority between, whose certificate follows in the file.
  void issue_with_chain(const std::string& name, const Says& says) const;

 private:
  void write(const std::string& name, const Says& says, const Identity* issuer) const;

  const WorkFolder& folder_;
  const Identity ca_, stranger_;
};

// One worker, whose log has a line of ssl_protocol, ssl_cipher, ssl_session_reused, ssl_server_name
// and the path for each request.
class TlsNginx {
 public:
  struct Server {
    int port;
    std::string certificate;  // of Authorities
    std::string options;      // more of nginx's words
  };
  struct Line {
    std::string protocol, cipher, reused, server_name, path;
  };

  TlsNginx(const WorkFolder& folder, const std::vector<Server>& servers);

  // Stops it, so that the log is whole.
  std::vector<Line> log();

 private:
  const WorkFolder& folder_;
  std::unique_ptr<Process> process_;
};

// `openssl s_server`, which refuses as RFC 8446 wants it where nginx answers with status 400.
std::unique_ptr<Process> tls_server(const WorkFolder& folder, int port,
                                    const std::string& certificate,
                                    const std::vector<std::string>& options);

// What a client saw of one connection: up to its failure, or one answer.
struct Visit {
  bool stood = false;   // the handshake was done
  bool failed = false;  // at any time
  Outcome outcome = Outcome::answered;
  std::string complaint, version, cipher, answer;
  bool resumed = false;
};

// Connects to 127.0.0.1, shakes hands with `host` and asks for a path, after which it closes.
Visit visit(const TlsTerms& terms, int port, const std::string& host = "localhost",
            const std::string& path = "/", const std::string& body = "");

// A connection to 127.0.0.1 that had one answer and is kept.
class Stay {
 public:
  Stay(const TlsTerms& terms, int port);
  ~Stay();
  Stay(const Stay&) = delete;
  Stay& operator=(const Stay&) = delete;

 private:
  const int socket_;
  TlsStream tls_;
};

}  // namespace hailstorm
