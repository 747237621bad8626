// Files that appear whole: replaced, followed through links, refused before anything is written.
#include "base/output_file.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

struct Folder {
  std::string path;

  Folder() {
    char name[] = "/tmp/hail-files-XXXXXX";
    path = ::mkdtemp(name);
  }
  ~Folder() { fs::remove_all(path); }

  std::string file(const std::string& name) const { return path + "/" + name; }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a file is written whole, and nothing stays beside it") {
  const Folder folder;
  const std::string path = folder.file("a.json");
  write_whole(path, "first");
  CHECK(contents(path) == "first");
  write_whole(path, std::string("second\0with a zero", 18));
  CHECK(contents(path).size() == 18);
  CHECK(folder.files() == 1);
}

TEST_CASE("a file that is replaced keeps its permissions, a new one has those of the umask") {
  const Folder folder;
  const std::string path = folder.file("a.json");
  const mode_t before = ::umask(027);
  write_whole(path, "x");
  ::umask(before);
  struct stat state {};
  REQUIRE(::stat(path.c_str(), &state) == 0);
  CHECK((state.st_mode & 0777) == 0640);
  REQUIRE(::chmod(path.c_str(), 0604) == 0);
  write_whole(path, "y");
  REQUIRE(::stat(path.c_str(), &state) == 0);
  CHECK((state.st_mode & 0777) == 0604);
}

TEST_CASE("a link stays a link, what it leads to is replaced") {
  const Folder folder;
  write_whole(folder.file("real"), "old");
  fs::create_symlink(folder.file("real"), folder.file("link"));
  write_whole(folder.file("link"), "new");
  CHECK(fs::is_symlink(folder.file("link")));
  CHECK(contents(folder.file("real")) == "new");
}

TEST_CASE("what is no regular file is written in place") {
  check_writable("/dev/null");
  write_whole("/dev/null", "gone");
  CHECK_FALSE(fs::is_regular_file("/dev/null"));
}

TEST_CASE("what cannot be written is refused with the reason and a remedy") {
  const Folder folder;
  CHECK_THROWS_WITH(check_writable(folder.file("no/such/a.json")),
                    folder.file("no/such/a.json") +
                        ": the file cannot be written: No such file or directory\n"
                        "  the folder must exist and be yours to write");
  CHECK_THROWS_WITH(check_writable(folder.path),
                    Catch::Contains("Is a directory") && Catch::Contains("name a file in it"));
  CHECK_THROWS_AS(write_whole(folder.path, "x"), Error);
  CHECK_THROWS_WITH(write_whole("/dev/full", "x"), Catch::Contains("make room on that disk"));
}

TEST_CASE("trying whether a path can be written leaves nothing behind and changes nothing") {
  const Folder folder;
  check_writable(folder.file("a"));
  CHECK(folder.files() == 0);
  write_whole(folder.file("a"), "kept");
  check_writable(folder.file("a"));
  CHECK(contents(folder.file("a")) == "kept");
}
