// "Did you mean": the nearest known word to an unknown one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// The candidate at the smallest edit distance (insert, delete, replace, swap of neighbours: Damerau
// 1964), if that is at most a third of the word's length and at least one; else empty.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// "did you mean 'x'?" or, when nothing is near, "known are a, b, c"; of more than 20 candidates the
// five nearest. Empty without candidates.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace hailstorm
