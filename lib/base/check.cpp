#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace hailstorm {

void check_failed(const char* file, int line, const char* condition) {
  std::fprintf(stderr, "hailstorm: a bug at %s:%d: this does not hold: %s\n", file, line,
               condition);
  std::abort();
}

}  // namespace hailstorm
