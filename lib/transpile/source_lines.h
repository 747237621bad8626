// Where each line of emitted code comes from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hailstorm {

// Reads the "mappings" of a source map of one source: of each line of code, from 1, the line of the
// source that its first piece is from. A line that is from nowhere is taken for the line before it.
// The element 0 is 0. What is not of that form ends the list; there are as many lines as the code
// has, whatever the mappings say. Thread: any.
std::vector<std::uint32_t> read_source_lines(std::string_view mappings, std::string_view code);

}  // namespace hailstorm
