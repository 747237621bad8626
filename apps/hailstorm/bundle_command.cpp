// hailstorm bundle: a script with all that it needs as one file.
#include <cstdio>
#include <filesystem>
#include <string>

#include "arguments.h"
#include "assemble.h"
#include "base/output_file.h"

namespace hailstorm {
namespace {

Syntax syntax() {
  std::vector<Setting> options = {{"output", 'o', "FILE", Form::scalar, true, "Options",
                                   "where to (default: the script's name with .hsb)"}};
  for (const Setting& setting : assembled_options())
    if (setting.name == "env" || setting.name.starts_with("transpile") || setting.name == "storage")
      options.push_back(setting);
  return {"bundle",
          "write a script, transpiled, with all that it imports and opens as one file",
          "SCRIPT",
          {"hailstorm bundle shop.ts -o shop.hsb", "hailstorm run shop.hsb"},
          std::move(options)};
}

std::string usual_output(const std::string& script) {
  return std::filesystem::path(script).replace_extension(".hsb").string();
}

}  // namespace

int bundle_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  if (!arguments.positionals.empty() && is_simulation_file(arguments.positionals.front())) {
    throw Error(Fault::usage, "a bundle is of a script, not of a simulation file",
                arguments.positionals.front(),
                "bundle its script, and name the bundle there: script: shop.hsb");
  }
  Bundle bundle;
  (void)assemble(syntax(), arguments, &bundle);
  if (bundle.entry.empty()) {
    throw Error(Fault::usage, "there is no script to bundle", arguments.positionals.front(),
                "for example: hailstorm bundle shop.ts");
  }
  const std::string& given = arguments.positionals.front();
  const std::string path = arguments.value("output").value_or(usual_output(given));
  std::error_code ignored;
  if (std::filesystem::equivalent(path, given, ignored)) {
    throw Error(Fault::usage, "the bundle would replace what it is made of", path,
                "name another file: -o FILE");
  }
  const std::string bytes = write_bundle(bundle);
  write_whole(path, bytes);
  const std::size_t files = bundle.files.size();
  std::printf("%s is written: %zu %s, %zu bytes, SHA-256 %s\n", path.c_str(), files,
              files == 1 ? "file" : "files", bytes.size(), digest_of_bundle(bytes).c_str());
  return 0;
}

}  // namespace hailstorm
