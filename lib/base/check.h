// A bug says where it is and aborts, in release too.
#pragma once

namespace hailstorm {

// Prints the place and the condition to stderr and aborts. Thread: any.
[[noreturn]] void check_failed(const char* file, int line, const char* condition);

}  // namespace hailstorm

// States what must hold here unless the program has a bug. Stays on in release.
#define HAIL_CHECK(condition)            \
  (static_cast<bool>(condition) ? void() \
                                : ::hailstorm::check_failed(__FILE__, __LINE__, #condition))
