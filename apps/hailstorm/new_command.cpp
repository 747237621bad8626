// hailstorm new: write a bot to start from.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "arguments.h"
#include "base/error.h"

namespace hailstorm {

extern const std::string_view new_bot;

namespace {

Syntax syntax() {
  return {"new",
          "write a bot to start from",
          "SCRIPT",
          {"hailstorm new shop.js"},
          {{"force", 0, "", Form::scalar, true, "Options", "overwrite a file that exists"}}};
}

void write_file(const std::string& path, std::string_view text, bool overwrite) {
  // The file system decides whether the file is new: between a look and a write it might change.
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (overwrite ? O_TRUNC : O_EXCL);
  const int file = open(path.c_str(), flags, 0666);
  if (file < 0 && errno == EEXIST) {
    throw Error(Fault::usage, "this file exists already", path, "--force overwrites it");
  }
  if (file < 0) throw Error(Fault::system, std::strerror(errno), path);
  const auto written = write(file, text.data(), text.size());
  if (close(file) != 0 || written != static_cast<ssize_t>(text.size())) {
    throw Error(Fault::system, "not written whole: " + std::string(std::strerror(errno)), path);
  }
}

}  // namespace

int new_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  if (arguments.positionals.empty()) {
    throw Error(Fault::usage, "the name of the script to write is missing", {},
                "for example: hailstorm new shop.js");
  }
  const std::string& path = arguments.positionals.front();
  if (!path.ends_with(".js")) {
    throw Error(Fault::usage, "a script's name ends in .js", path, "hailstorm new " + path + ".js");
  }
  write_file(path, new_bot, arguments.flag("force"));
  std::printf(
      "%s is written. Try it:\n"
      "  hailstorm target                          # in another terminal\n"
      "  hailstorm run %s -e BASE_URL=http://127.0.0.1:8000 --bots 10 --duration 10s\n",
      path.c_str(), path.c_str());
  return 0;
}

}  // namespace hailstorm
