#include "transpile/cache.h"

#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

namespace hailstorm {

namespace fs = std::filesystem;

namespace {

// The first line of a file; another format has another.
constexpr std::string_view mark = "hailstorm transpiled 1\n";

class Digest {
 public:
  Digest() { EVP_DigestInit_ex(context_, EVP_sha256(), nullptr); }
  ~Digest() { EVP_MD_CTX_free(context_); }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  // With its length, so that no two lists of parts are alike.
  Digest& add(std::string_view part) {
    const std::string length = std::to_string(part.size()) + ":";
    EVP_DigestUpdate(context_, length.data(), length.size());
    EVP_DigestUpdate(context_, part.data(), part.size());
    return *this;
  }

  std::string text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_, bytes.data(), &size);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += digits[bytes[i] >> 4];
      text += digits[bytes[i] & 15];
    }
    return text;
  }

 private:
  EVP_MD_CTX* context_ = EVP_MD_CTX_new();
};

// Lines as differences, apart by spaces: "1 0 2".
std::string written(const Transpiled& made) {
  std::string lines;
  std::int64_t before = 0;
  for (const std::uint32_t line : made.lines) {
    lines += std::to_string(line - before) + ' ';
    before = line;
  }
  return lines + '\n' + made.code;
}

std::optional<Transpiled> read(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  Transpiled made{std::string(text.substr(end + 1)), {}};
  std::int64_t line = 0;
  for (const char* at = text.data(); at != text.data() + end;) {
    std::int64_t step = 0;
    const auto [next, error] = std::from_chars(at, text.data() + end, step);
    if (error != std::errc{} || next == text.data() + end) return std::nullopt;
    line += step;
    made.lines.push_back(static_cast<std::uint32_t>(line));
    at = next + 1;
  }
  return made;
}

struct Kept {
  fs::path path;
  fs::file_time_type time;
  std::uintmax_t size;
};

// A digest in hexadecimal digits, or that with mkstemp's ending: nothing else in the folder is the
// cache's to count or to remove.
bool is_ours(const std::string& name) {
  return (name.size() == 64 || (name.size() == 71 && name[64] == '.')) &&
         name.find_first_not_of("0123456789abcdef") >= 64;
}

// What others could have written is not run: a file of this user's, which they cannot change.
bool is_trusted(const std::string& path) {
  struct stat state {};
  return ::stat(path.c_str(), &state) == 0 && state.st_uid == ::geteuid() &&
         (state.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

std::vector<Kept> files_in(const std::string& folder) {
  std::vector<Kept> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code gone;  // another process makes room, too
    if (!entry->is_regular_file(gone) || !is_ours(entry->path().filename().string())) continue;
    const auto time = entry->last_write_time(gone);
    const auto size = gone ? 0 : entry->file_size(gone);
    if (!gone) files.push_back({entry->path(), time, size});
  }
  return files;
}

}  // namespace

TranspileCache::TranspileCache(std::string folder, std::uintmax_t bytes_max)
    : folder_(std::move(folder)), bytes_max_(bytes_max) {}

std::string TranspileCache::usual_folder() {
  const char* const cache = std::getenv("XDG_CACHE_HOME");
  if (cache && *cache == '/') return std::string(cache) + "/hailstorm/transpiled";
  const char* const home = std::getenv("HOME");
  return home && *home ? std::string(home) + "/.cache/hailstorm/transpiled" : std::string();
}

std::string TranspileCache::name_of(std::string_view transpiler, std::string_view extension,
                                    std::string_view text) {
  return Digest().add(transpiler).add(extension).add(text).text();
}

std::optional<Transpiled> TranspileCache::find(const std::string& name) const {
  if (folder_.empty()) return std::nullopt;
  const std::string path = folder_ + "/" + name;
  if (!is_trusted(path)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::string_view rest = text;
  if (!rest.starts_with(mark)) return std::nullopt;
  rest.remove_prefix(mark.size());
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view body = rest.substr(end + 1);
  if (Digest().add(body).text() != rest.substr(0, end)) return std::nullopt;
  return read(body);
}

void TranspileCache::keep(const std::string& name, const Transpiled& made) {
  if (folder_.empty()) return;
  std::error_code error;
  if (fs::create_directories(folder_, error)) fs::permissions(folder_, fs::perms::owner_all, error);
  if (error) return;
  const std::string path = folder_ + "/" + name;
  std::string other = path + ".XXXXXX";
  const int made_file = mkstemp(other.data());
  if (made_file < 0) return;
  close(made_file);
  const std::string body = written(made);
  std::ofstream file(other, std::ios::binary);
  file << mark << Digest().add(body).text() << '\n' << body;
  file.close();
  if (file) fs::rename(other, path, error);
  if (!file || error) fs::remove(other, error);
  make_room();
}

void TranspileCache::make_room() const {
  auto files = files_in(folder_);
  std::uintmax_t all = 0;
  for (const auto& file : files) all += file.size;
  if (all <= bytes_max_) return;
  std::sort(files.begin(), files.end(),
            [](const Kept& a, const Kept& b) { return a.time < b.time; });
  for (const auto& file : files) {
    if (all <= bytes_max_) break;
    std::error_code error;
    fs::remove(file.path, error);
    all -= file.size;
  }
}

}  // namespace hailstorm
