// Reads the files that a user names: whole, up to a limit, with errors a user can act on.
#pragma once

#include <cstddef>
#include <string>

#include "simulation/simulation.h"

namespace hailstorm {

constexpr std::size_t script_size_max = 16 << 20;
constexpr std::size_t simulation_size_max = 1 << 20;

// The bytes of a file. Throws Error (system) that says why it cannot be read; (configuration) when
// it is larger than `size_max`.
std::string read_text_file(const std::string& path, std::size_t size_max);

// Throws Error (script) when the text is no JavaScript but a script of the original Hailstorm.
Script read_script_file(const std::string& path);

// Throws Error (script) when `text` is Rune, the language of the original Hailstorm.
void refuse_rune(const std::string& text, const std::string& where);

}  // namespace hailstorm
