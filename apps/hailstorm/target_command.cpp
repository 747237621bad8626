#include "target_command.h"

#include <pthread.h>
#include <signal.h>

#include <iostream>

#include "limits.h"
#include "target/target.h"

namespace hailstorm {
namespace {

std::string summary_of(const Counters& counters) {
  std::string text = "hailstorm target answered " + std::to_string(counters.answered) + " of " +
                     std::to_string(counters.requests) + " requests on " +
                     std::to_string(counters.connections_opened) + " connections";
  for (const auto& [status, n] : counters.by_status) {
    text += "\n  " + std::to_string(status) + ": " + std::to_string(n);
  }
  const auto add = [&](const char* fate, std::uint64_t n) {
    if (n > 0) text += std::string("\n  ") + fate + ": " + std::to_string(n);
  };
  add("reset on demand", counters.reset);
  add("left hanging on demand", counters.hung);
  add("answered with garbage on demand", counters.garbage);
  add("gone before their answer", counters.gone);
  add("still waiting", counters.waiting);
  add("malformed", counters.malformed);
  return text;
}

}  // namespace

int run_target(const TargetOptions& options) {
  raise_descriptor_limit();
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  Target target(options);
  std::cout << "hailstorm target listens on " << target.url() << " (" << options.threads
            << (options.threads == 1 ? " thread" : " threads") << ", seed " << options.seed
            << "; what it can do: " << target.url() << "/)\n"
            << std::flush;
  int signal = 0;
  sigwait(&signals, &signal);
  target.stop();
  std::cout << summary_of(target.counters()) << '\n' << std::flush;
  return 0;
}

}  // namespace hailstorm
