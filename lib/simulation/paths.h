// Paths in a file are relative to the file's folder.
#pragma once

#include <string>

#include "simulation/settings.h"

namespace hailstorm {

// The path as seen from the working folder, when it is written in a file of `folder` ("" is the
// working folder).
std::string anchored(const std::string& path, const std::string& folder);

// The value of a setting with the paths in it anchored.
std::string anchored(const Setting& setting, const std::string& value, const std::string& folder);

}  // namespace hailstorm
