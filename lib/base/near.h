// Bringing memory near before it is needed: the wait for it passes while something else is done.
#pragma once

#include <cstddef>

namespace hailstorm {

// Asks for `size` bytes to come into the cache. A hint: it never faults, whatever the address.
inline void bring_near(const void* begin, std::size_t size) {
  constexpr std::size_t line = 64;
  const char* const at = static_cast<const char*>(begin);
  for (std::size_t i = 0; i < size; i += line) __builtin_prefetch(at + i, 1);
}

// The same for an object; not for what it points to.
template <class Object>
void bring_near(const Object& object) {
  bring_near(&object, sizeof object);
}

}  // namespace hailstorm
