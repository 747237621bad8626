#include "http/tls_keylog.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.h"

namespace hailstorm {

TlsKeylog::TlsKeylog(const std::string& path) {
  if (path.empty()) return;
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file_ >= 0) return;
  throw Error(Fault::system, "cannot write TLS secrets: " + std::generic_category().message(errno),
              path, "Name a file that can be written to, or none.");
}

TlsKeylog::~TlsKeylog() {
  if (file_ >= 0) ::close(file_);
}

void TlsKeylog::write(const char* line) const {
  const std::string whole = std::string(line) + '\n';
  // What a full disk loses is not worth a connection.
  if (::write(file_, whole.data(), whole.size()) < 0) return;
}

}  // namespace hailstorm
