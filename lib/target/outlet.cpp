#include "target/outlet.h"

namespace hailstorm {

void Outlet::promise(Promised answer) {
  Tally& tally = lane_.tally();
  ++tally.counters.requests;
  ++tally.counters.answered;
  ++tally.by_status[static_cast<std::size_t>(answer.status)];
  ++*answer.route->counted;
  answer.ends_at = sent_ + tail().size() - kept_sent_;
  promised_.push_back(answer);
}

Outlet::Result Outlet::flush() {
  const bool from_kept = blocked();
  std::string& bytes = tail();
  if (bytes.empty()) return Result::sent;
  const Wire::Moved moved = wire_.write(std::string_view(bytes).substr(kept_sent_));
  sent_ += moved.bytes;
  lane_.tally().counters.bytes_sent += moved.bytes;
  if (moved.end == Wire::End::closed) return Result::closed;
  if (moved.end == Wire::End::blocked) {
    if (from_kept) {
      kept_sent_ += moved.bytes;
    } else {
      kept_.assign(bytes, moved.bytes);
      bytes.clear();
    }
    settle();
    return Result::blocked;
  }
  if (from_kept) {
    std::string().swap(kept_);
    kept_sent_ = 0;
  } else {
    bytes.clear();
  }
  settle();
  return Result::sent;
}

void Outlet::abandon() {
  settle();
  Tally& tally = lane_.tally();
  for (const Promised& answer : promised_) {
    --tally.counters.answered;
    --tally.by_status[static_cast<std::size_t>(answer.status)];
    ++tally.counters.gone;
  }
  promised_.clear();
  if (!blocked()) lane_.answers().clear();
  kept_.clear();
  kept_sent_ = 0;
}

// Takes leave of the answers that left whole.
void Outlet::settle() {
  if (promised_.empty()) return;
  const Instant now = lane_.logs() ? lane_.loop().now() : Instant{};
  std::size_t whole = 0;
  while (whole < promised_.size() && promised_[whole].ends_at <= sent_) {
    if (lane_.logs()) lane_.log(promised_[whole], now);
    ++whole;
  }
  promised_.erase(promised_.begin(), promised_.begin() + static_cast<std::ptrdiff_t>(whole));
}

}  // namespace hailstorm
