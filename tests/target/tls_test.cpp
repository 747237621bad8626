// The target under TLS, asked by a client of plain OpenSSL.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "target/target.h"

using namespace hailstorm;

namespace {

// A certificate for localhost that nobody vouches for, and its key, in files that go with it.
class Certificate {
 public:
  Certificate() {
    close(mkstemp(certificate_));
    close(mkstemp(key_));
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* host = reinterpret_cast<const unsigned char*>("localhost");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    std::FILE* file = std::fopen(certificate_, "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    file = std::fopen(key_, "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~Certificate() {
    std::remove(certificate_);
    std::remove(key_);
  }

  TargetOptions options() const {
    TargetOptions options;
    options.listen = "127.0.0.1:0";
    options.tls_cert = certificate_;
    options.tls_key = key_;
    return options;
  }

 private:
  char certificate_[64] = "/tmp/hailstorm-target-cert-XXXXXX";
  char key_[64] = "/tmp/hailstorm-target-key-XXXXXX";
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
    ssl_ = SSL_new(context_.get());
    SSL_set_fd(ssl_, fd_);
    REQUIRE(SSL_connect(ssl_) == 1);
  }
  ~TlsClient() {
    SSL_free(ssl_);
    close(fd_);
  }

  void send(const std::string& bytes) {
    REQUIRE(SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) > 0);
  }

  // Everything up to the end of the connection, in order.
  std::string rest() {
    std::string all;
    char room[65536];
    int n = 0;
    while ((n = SSL_read(ssl_, room, sizeof room)) > 0)
      all.append(room, static_cast<std::size_t>(n));
    CHECK(SSL_get_error(ssl_, n) == SSL_ERROR_ZERO_RETURN);
    return all;
  }

 private:
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_{SSL_CTX_new(TLS_client_method()),
                                                        SSL_CTX_free};
  int fd_;
  SSL* ssl_ = nullptr;
};

}  // namespace

TEST_CASE("under TLS the target answers as it does without") {
  const Certificate certificate;
  Target target(certificate.options());
  CHECK(target.url() == "https://127.0.0.1:" + std::to_string(target.port()));
  TlsClient client(target.port());
  client.send("GET /a?size=100 HTTP/1.1\r\n\r\nGET /b?delay=1ms&status=503 HTTP/1.1\r\n\r\n");
  client.send("GET /c?size=3mb&close=1 HTTP/1.1\r\n\r\n");
  const std::string all = client.rest();
  CHECK(all.find("HTTP/1.1 503") != std::string::npos);
  CHECK(all.size() > 3'000'100);
  CHECK(target.counters().answered == 3);
  CHECK(target.counters().bytes_sent == all.size());
}

TEST_CASE("a large upload under TLS comes back whole") {
  const Certificate certificate;
  Target target(certificate.options());
  TlsClient client(target.port());
  std::string body(2'000'000, 'x');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i % 23);
  client.send("POST /e?echo=1&close=1 HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) +
              "\r\n\r\n");
  client.send(body);
  const std::string all = client.rest();
  CHECK(all.substr(all.find("\r\n\r\n") + 4) == body);
}

TEST_CASE("who does not speak TLS is shown the door") {
  const Certificate certificate;
  Target target(certificate.options());
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(target.port());
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
  const std::string plain = "GET / HTTP/1.1\r\n\r\n";
  send(fd, plain.data(), plain.size(), MSG_NOSIGNAL);
  char room[256];
  while (recv(fd, room, sizeof room, 0) > 0) continue;
  close(fd);
  CHECK(target.counters().requests == 0);
}
