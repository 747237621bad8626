// A client's socket, plain or under TLS.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace hailstorm {

class TlsSession;

// The certificate a target shows. Thread: any, once made.
class TlsIdentity {
 public:
  // PEM files. Throws Error (system) that names the file that cannot be used.
  TlsIdentity(const std::string& certificate_file, const std::string& key_file);
  ~TlsIdentity();

  std::unique_ptr<TlsSession> open(int fd) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Owns the descriptor. Never blocks. Thread: its owner's, with SIGPIPE blocked.
class Wire {
 public:
  enum class End : unsigned char { none, blocked, closed };
  struct Moved {
    std::size_t bytes = 0;
    End end = End::none;  // why there were no more bytes
  };

  // Without an identity the wire is plain.
  Wire(int fd, const TlsIdentity* identity);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  int fd() const { return fd_; }

  // One receive (under TLS as many as the room takes). Fewer bytes than there is room for: the
  // socket was found empty, or will say so by itself.
  Moved read(char* room, std::size_t size);
  Moved write(std::string_view bytes);
  // Says goodbye in order: all that was written arrives.
  void finish();
  // Closes with a TCP reset.
  void reset();
  void close();

 private:
  int fd_;
  std::unique_ptr<TlsSession> tls_;
};

}  // namespace hailstorm
