// How TLS connections are made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hailstorm {

enum class TlsVersion : std::uint8_t { tls1_2, tls1_3 };

// A client's certificate (k6: tlsAuth). PEM files; the certificate's may hold its chain.
struct ClientCertificate {
  std::vector<std::string> domains;  // "example.com", "*.example.com"; empty: every host
  std::string certificate, key;      // paths; no key: it is in the certificate's file
  std::string password;              // of the key
};

struct TlsOptions {
  bool verify = true;
  std::string ca_file;  // PEM; empty: the system's
  TlsVersion min = TlsVersion::tls1_2, max = TlsVersion::tls1_3;
  std::string ciphers;  // OpenSSL's names, colon-separated, of either version; empty: the default
  std::vector<ClientCertificate> certificates;
  bool resume = false;      // resume sessions, across the connections of a client, by origin
  std::string keylog_file;  // appended to, in the SSLKEYLOGFILE format; empty: none
};

}  // namespace hailstorm
