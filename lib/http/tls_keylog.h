// The secrets of connections, for those who look at recorded traffic: NSS's key log format, known
// from SSLKEYLOGFILE.
#pragma once

#include <string>

namespace hailstorm {

// A file that grows by whole lines, however many threads and programs write to it: each has it
// open for appending, and a line is one write.
class TlsKeylog {
 public:
  // Opens the file, which only its owner may read if it is new. Throws Error when it cannot.
  // An empty path: no file.
  explicit TlsKeylog(const std::string& path);
  ~TlsKeylog();
  TlsKeylog(const TlsKeylog&) = delete;
  TlsKeylog& operator=(const TlsKeylog&) = delete;

  bool wanted() const { return file_ >= 0; }
  void write(const char* line) const;

 private:
  int file_ = -1;
};

}  // namespace hailstorm
