// hailstorm target: a server to practise load tests on.
#pragma once

#include "target/options.h"

namespace hailstorm {

// Answers until SIGINT or SIGTERM, then prints what was counted. Returns the exit code. Throws
// Error when it cannot start. Thread: main, before any other thread is started.
int run_target(const TargetOptions& options);

}  // namespace hailstorm
