// hailstorm new: write a bot to start from.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "arguments.h"
#include "base/error.h"

namespace hailstorm {

extern const std::string_view new_bot, new_bot_ts, new_tsconfig, types_index, types_hailstorm,
    types_k6;

namespace {

Syntax syntax() {
  return {"new",
          "write a bot to start from",
          "SCRIPT | FOLDER",
          {"hailstorm new shop.js", "hailstorm new shop --typescript"},
          {{"typescript", 0, "", Form::scalar, true, "Options",
            "write a folder with bot.ts, tsconfig.json and types for an editor"},
           {"force", 0, "", Form::scalar, true, "Options", "overwrite a file that exists"}}};
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

// A folder that an editor understands: the bot, tsconfig.json, the types of what bots can call.
std::string write_project(const std::string& folder, bool overwrite) {
  namespace fs = std::filesystem;
  const fs::path home(folder), types = home / ".hailstorm";
  std::error_code problem;
  for (const fs::path& one : {home / "bot.ts", home / "tsconfig.json"}) {
    if (!overwrite && fs::exists(one, problem))
      throw Error(Fault::usage, "this file exists already", one.string(), "--force overwrites it");
  }
  fs::create_directories(types, problem);
  if (problem) throw Error(Fault::system, problem.message(), folder);
  std::string bot = (home / "bot.ts").string();
  write_file(bot, new_bot_ts, overwrite);
  write_file((home / "tsconfig.json").string(), new_tsconfig, overwrite);
  write_file((types / "index.d.ts").string(), types_index, overwrite);
  write_file((types / "hailstorm.d.ts").string(), types_hailstorm, overwrite);
  write_file((types / "k6.d.ts").string(), types_k6, overwrite);
  return bot;
}

}  // namespace

int new_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  const bool typescript = arguments.flag("typescript"), overwrite = arguments.flag("force");
  if (arguments.positionals.empty()) {
    throw Error(Fault::usage, "the name of what to write is missing", {},
                "for example: hailstorm new shop.js, or hailstorm new shop --typescript");
  }
  std::string path = arguments.positionals.front();
  const std::string stem = std::filesystem::path(path).replace_extension().string();
  if (typescript) {
    path = write_project(path, overwrite);
  } else if (path.ends_with(".ts")) {
    write_file(path, new_bot_ts, overwrite);
  } else if (path.ends_with(".js")) {
    write_file(path, new_bot, overwrite);
  } else {
    throw Error(Fault::usage, "a script's name ends in .js or .ts", path,
                "hailstorm new " + stem + ".js, or hailstorm new " + stem + " --typescript");
  }
  const char* const crowd = path.ends_with(".js") ? " --bots 10 --duration 10s" : "";
  std::printf(
      "%s is written. Try it:\n"
      "  hailstorm target                          # in another terminal\n"
      "  hailstorm run %s -e BASE_URL=http://127.0.0.1:8000%s\n",
      path.c_str(), path.c_str(), crowd);
  return 0;
}

}  // namespace hailstorm
