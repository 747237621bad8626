// What has been transpiled is kept on disk, for many processes at once, within a limit.
#include "transpile/cache.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() { REQUIRE(mkdtemp(path_.data())); }
  ~Folder() { fs::remove_all(path_); }
  std::string path() const { return path_ + "/in/side"; }

 private:
  std::string path_ = "/tmp/transpile_cache.XXXXXX";
};

Transpiled code_of(std::size_t size) { return {std::string(size, 'x') + "\n", {0, 1, 3, 2, 9}}; }

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// As the names of what is kept are: a digest.
std::string named(char digit) { return std::string(64, digit); }

// A moment passes between two files, as far as their times tell.
void age(const std::string& path, int seconds) {
  fs::last_write_time(path, fs::last_write_time(path) - std::chrono::seconds(seconds));
}

}  // namespace

TEST_CASE("what is kept is found again, with its lines") {
  const Folder folder;
  TranspileCache cache(folder.path());
  CHECK_FALSE(cache.find("a"));
  cache.keep("a", code_of(10));
  const auto found = cache.find("a");
  REQUIRE(found);
  CHECK(found->code == "xxxxxxxxxx\n");
  CHECK(found->lines == std::vector<std::uint32_t>{0, 1, 3, 2, 9});
  CHECK(TranspileCache(folder.path()).find("a"));
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a name is of the transpiler, the kind of file and the text, and of nothing else") {
  const std::string name = TranspileCache::name_of("t", ".ts", "text");
  CHECK(name.size() == 64);
  CHECK(name == TranspileCache::name_of("t", ".ts", "text"));
  CHECK(name != TranspileCache::name_of("u", ".ts", "text"));
  CHECK(name != TranspileCache::name_of("t", ".js", "text"));
  CHECK(name != TranspileCache::name_of("t", ".ts", "text "));
  CHECK(name != TranspileCache::name_of("t", ".tst", "ext"));
}

TEST_CASE("a file that is not whole, or not as it was written, is not there") {
  const Folder folder;
  TranspileCache cache(folder.path());
  cache.keep("a", code_of(100));
  const std::string path = folder.path() + "/a";
  std::string text;
  {
    std::ifstream file(path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  const auto write = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  };
  for (std::size_t size = 0; size < text.size(); size += 7) {
    write(text.substr(0, size));
    CHECK_FALSE(cache.find("a"));
  }
  for (std::size_t at = 0; at < text.size(); at += 5) {
    std::string other = text;
    other[at] = static_cast<char>(other[at] ^ 1);
    write(other);
    CHECK_FALSE(cache.find("a"));
  }
  write(text);
  CHECK(cache.find("a"));
}

TEST_CASE("the oldest go when there is no more room") {
  const Folder folder;
  TranspileCache cache(folder.path(), 35'000);
  for (const char name : {'a', 'b', 'c'}) cache.keep(named(name), code_of(10'000));
  age(folder.path() + "/" + named('b'), 20);
  age(folder.path() + "/" + named('a'), 10);
  cache.keep(named('d'), code_of(10'000));
  CHECK(cache.find(named('a')));
  CHECK_FALSE(cache.find(named('b')));
  CHECK(cache.find(named('c')));
  CHECK(cache.find(named('d')));
  cache.keep(named('e'), code_of(34'000));
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what others have put into the folder stays, and is not run when others may change it") {
  const Folder folder;
  TranspileCache cache(folder.path(), 1);
  cache.keep(named('a'), code_of(10));
  std::ofstream(folder.path() + "/thesis.txt") << "three years of work";
  age(folder.path() + "/thesis.txt", 1000);
  cache.keep(named('b'), code_of(10));
  CHECK(fs::exists(folder.path() + "/thesis.txt"));
  TranspileCache kept(folder.path());
  kept.keep(named('c'), code_of(10));
  CHECK(kept.find(named('c')));
  fs::permissions(folder.path() + "/" + named('c'), fs::perms::group_write, fs::perm_options::add);
  CHECK_FALSE(kept.find(named('c')));
}

TEST_CASE("processes write the same files at once, and whoever reads finds them whole") {
  const Folder folder;
  std::vector<pid_t> writers;
  for (int writer = 0; writer < 4; ++writer) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      TranspileCache cache(folder.path(), 100'000);
      bool whole = true;
      for (int i = 0; i < 200; ++i) {
        const std::string name = named(static_cast<char>('a' + i % 6));
        cache.keep(name, code_of(5'000));
        const auto found = cache.find(name);
        whole = whole && (!found || found->code == code_of(5'000).code);
      }
      _exit(whole ? 0 : 1);
    }
    writers.push_back(child);
  }
  for (const pid_t writer : writers) {
    int status = 1;
    REQUIRE(waitpid(writer, &status, 0) == writer);
    CHECK(status == 0);
  }
  CHECK(files_in(folder.path()) == 6);
  CHECK(TranspileCache(folder.path()).find(named('a')));
}

TEST_CASE("a cache without a folder, or where none can be made, keeps nothing") {
  for (const char* folder : {"", "/proc/none/here"}) {
    TranspileCache cache(folder);
    cache.keep("a", code_of(10));
    CHECK_FALSE(cache.find("a"));
  }
}

TEST_CASE("a transpiler with a cache needs no heap for what is in it") {
  const Folder folder;
  TranspileCache cache(folder.path());
  const std::string text = "export const x: number =\n\n 1;\n";
  Transpiled first;
  {
    Transpiler transpiler(&cache);
    first = transpiler.transpile("a.ts", text);
    CHECK(transpiler.bytes_max() > 0);
  }
  Transpiler transpiler(&cache);
  const Transpiled second = transpiler.transpile("elsewhere/b.ts", text);
  CHECK(second.code == first.code);
  CHECK(second.lines == first.lines);
  CHECK(transpiler.bytes_max() == 0);
  transpiler.transpile("c.mts", text);
  CHECK(transpiler.bytes_max() > 0);
}
