// hailstorm target: be a target to practise on. What it can be told; what it does is
// target_command.
#include <cstdio>

#include "arguments.h"
#include "simulation/values.h"
#include "target_command.h"

namespace hailstorm {
namespace {

Syntax syntax() {
  constexpr std::string_view group = "Options";
  return {
      "target",
      "be a target to practise on: delays, errors and sizes on demand; counts exactly",
      "",
      {"hailstorm target --listen 127.0.0.1:8000",
       "curl 'http://127.0.0.1:8000/'              # what it can do"},
      {{"listen", 0, "HOST:PORT", Form::scalar, true, group,
        "where to answer (default: 127.0.0.1:8000; port 0: any free one)"},
       {"threads", 't', "N", Form::scalar, true, group,
        "threads that answer (default: 1, the rest is left to the bots)"},
       {"seed", 0, "N", Form::scalar, true, group,
        "repeats the same random delays and errors (default: 1)"},
       {"tls-cert", 0, "FILE", Form::scalar, true, group, "speak TLS with this certificate, PEM"},
       {"tls-key", 0, "FILE", Form::scalar, true, group, "and its key, PEM"},
       {"log", 0, "FILE", Form::scalar, true, group, "one line for each answered request"}}};
}

}  // namespace

int target_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  TargetOptions options;
  options.listen = arguments.value("listen").value_or(options.listen);
  const auto threads = [](const std::string& text) {
    return static_cast<int>(read_count(text, 1, 256));
  };
  options.threads = arguments.read("threads", threads).value_or(options.threads);
  const auto seed = [](const std::string& text) { return read_count(text, 0, ~std::uint64_t{0}); };
  options.seed = arguments.read("seed", seed).value_or(options.seed);
  options.tls_cert = arguments.value("tls-cert").value_or("");
  options.tls_key = arguments.value("tls-key").value_or("");
  options.log = arguments.value("log").value_or("");
  if (options.tls_cert.empty() != options.tls_key.empty()) {
    const bool lone_key = options.tls_cert.empty();
    throw Error(Fault::usage,
                (lone_key ? "--tls-cert" : "--tls-key") + std::string(" belongs to it"),
                lone_key ? "--tls-key" : "--tls-cert");
  }
  return run_target(options);
}

}  // namespace hailstorm
