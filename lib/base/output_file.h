// A file written whole or not at all: a reader never sees half of it, and a failed write leaves the
// file that was there before.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

// Throws Error (system) if write_whole(path, ...) could not succeed now: its folder is missing or
// not ours to write, or the path is a folder. Leaves nothing behind.
void check_writable(const std::string& path);

// Writes the text beside the path and renames it there; links are followed. What is no regular
// file (a pipe, a device) is written in place. Throws Error (system); then the path is as before.
void write_whole(const std::string& path, std::string_view text);

}  // namespace hailstorm
