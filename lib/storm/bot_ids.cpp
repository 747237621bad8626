#include "storm/bot_ids.h"

namespace hailstorm {
namespace {

constexpr int digit_bits = 7, byte_bits = 8, number_bits = 53;

// False when there is no room for it.
bool append(std::uint64_t& packed, std::uint64_t id) {
  int digits = 1;
  while (digits * digit_bits < 64 && id >> (digits * digit_bits) != 0) ++digits;
  while (digits-- > 0) {
    if (packed >> (number_bits - byte_bits) != 0) return false;
    const std::uint64_t digit = id >> (digits * digit_bits) & 0x7F;
    packed = packed << byte_bits | digit << 1 | (digits == 0 ? 1u : 0u);
  }
  return true;
}

}  // namespace

std::optional<std::uint64_t> pack_ids(std::initializer_list<std::uint64_t> ids) {
  std::uint64_t packed = 0;
  for (const std::uint64_t id : ids) {
    if (!append(packed, id)) return std::nullopt;
  }
  return packed;
}

std::string give_ids(BotParams& params, std::uint64_t rank, std::uint64_t model) {
  const auto global = pack_ids({rank, model, params.bot_id});
  if (!global) {
    return "the global id of bot " + std::to_string(params.bot_id) + " of model " +
           std::to_string(model) + " on rank " + std::to_string(rank) + " has more than 53 bits";
  }
  params.global_id = *global;
  params.internal_id = pack_ids({model, params.bot_id}).value();
  return {};
}

}  // namespace hailstorm
