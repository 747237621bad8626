// A bot's ids as one number each, packed as the Rust version of Hailstorm did it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "script/model.h"

namespace hailstorm {

// The numbers one after the other, each as bytes of seven bits, the highest first; the lowest bit
// of a byte tells whether it is the last of its number. Read as one number of big-endian bytes:
// {2, 3} is 0x0507. Nothing when that has more than the 53 bits that a script's number holds.
// Thread: any.
std::optional<std::uint64_t> pack_ids(std::initializer_list<std::uint64_t> ids);

// Fills in the ids of a bot of that model; says why it cannot be done, or nothing. Thread: any.
std::string give_ids(BotParams& params, std::uint64_t rank, std::uint64_t model);

}  // namespace hailstorm
