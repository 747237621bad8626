// What the system allows the program.
#pragma once

namespace hailstorm {

// Every connection is a descriptor: as many as the system lets us have (the hard limit).
void raise_descriptor_limit();

}  // namespace hailstorm
