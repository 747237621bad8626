// The subcommands of hailstorm. Each takes the words after its name and returns the exit code.
#pragma once

#include <string>
#include <vector>

namespace hailstorm {

using Words = std::vector<std::string>;

int run_command(const Words& words);
int check_command(const Words& words);
int bundle_command(const Words& words);
int try_command(const Words& words);
int plot_command(const Words& words);
int new_command(const Words& words);
int target_command(const Words& words);

}  // namespace hailstorm
