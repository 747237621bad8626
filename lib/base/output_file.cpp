// A temporary file in the same folder, then rename(2).
#include "base/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/error.h"

namespace hailstorm {
namespace {

[[noreturn]] void refuse(const std::string& path, int cause) {
  std::string remedy = "the folder must exist and be yours to write";
  if (cause == EISDIR) remedy = "name a file in it: " + path + "/report";
  if (cause == ENOSPC || cause == EDQUOT) remedy = "make room on that disk, or name another";
  throw Error(Fault::system, std::string("the file cannot be written: ") + std::strerror(cause),
              path, remedy);
}

// Where the text ends up when the path is a link; the path itself when it is none, or leads to
// nothing yet.
std::string followed(const std::string& path) {
  char* const real = ::realpath(path.c_str(), nullptr);
  if (!real) return path;
  std::string result = real;
  std::free(real);
  return result;
}

// There is something that a rename must not replace.
bool is_special(const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) return false;
  if (S_ISDIR(state.st_mode)) refuse(path, EISDIR);
  return !S_ISREG(state.st_mode);
}

// The permissions of the file that is replaced; a new one's are as the umask wants.
mode_t mode_of(const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) == 0) return state.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// A new file beside the path, gone unless it is renamed.
class Draft {
 public:
  explicit Draft(const std::string& path) : path_(path), name_(path + ".XXXXXX") {
    file_ = ::mkostemp(name_.data(), O_CLOEXEC);
    if (file_ < 0) refuse(path_, errno);
  }
  ~Draft() {
    if (file_ >= 0) ::close(file_);
    if (!kept_) ::unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) refuse(path_, errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void keep() {
    if (::fchmod(file_, mode_of(path_)) != 0) refuse(path_, errno);
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0) refuse(path_, errno);
    if (::rename(name_.c_str(), path_.c_str()) != 0) refuse(path_, errno);
    kept_ = true;
  }

 private:
  const std::string& path_;
  std::string name_;
  int file_ = -1;
  bool kept_ = false;
};

void write_in_place(const std::string& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) refuse(path, errno);
  int cause = 0;
  while (!text.empty() && cause == 0) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) cause = errno;
    text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
  ::close(file);
  if (cause != 0) refuse(path, cause);
}

}  // namespace

void check_writable(const std::string& path) {
  const std::string target = followed(path);
  if (!is_special(target)) {
    const Draft draft(target);
  } else if (::access(target.c_str(), W_OK) != 0) {
    refuse(path, errno);
  }
}

void write_whole(const std::string& path, std::string_view text) {
  const std::string target = followed(path);
  if (is_special(target)) return write_in_place(target, text);
  Draft draft(target);
  draft.write(text);
  draft.keep();
}

}  // namespace hailstorm
