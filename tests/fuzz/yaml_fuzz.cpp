// Any bytes as a simulation file and as a config file: accepted or refused with an Error, no worse.
#include <cstdint>
#include <string>

#include "base/error.h"
#include "simulation/config_file.h"
#include "simulation/simulation_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(input), size);
  try {
    // A folder that is not there, so that no path in the input reaches a file.
    hailstorm::read_simulation(text, "fuzz.yaml", "/nonexistent/folder");
  } catch (const hailstorm::Error&) {
  }
  try {
    hailstorm::read_config(text, "fuzz.toml", "/nonexistent/folder");
  } catch (const hailstorm::Error&) {
  }
  return 0;
}
