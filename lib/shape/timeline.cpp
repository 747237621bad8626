// Folds the entries of a run.
#include "shape/timeline.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hailstorm {
namespace {

bool earlier(const TimelineEntry& a, const TimelineEntry& b) {
  return std::tie(a.effective_at, a.version) < std::tie(b.effective_at, b.version);
}

bool after(Nanos t, const TimelineEntry& entry) { return t < entry.effective_at; }

}  // namespace

void Timeline::add(TimelineEntry entry) {
  const bool known = std::any_of(entries_.begin(), entries_.end(), [&](const TimelineEntry& each) {
    return each.version == entry.version;
  });
  if (known) return;
  const auto place = std::upper_bound(entries_.begin(), entries_.end(), entry, earlier);
  entries_.insert(place, std::move(entry));
}

Holding Timeline::at(Nanos t) const {
  Holding holding;
  const auto end = std::upper_bound(entries_.begin(), entries_.end(), t, after);
  const Slice* slice = nullptr;  // copied once: it may have a million seats
  for (auto entry = entries_.begin(); entry != end; ++entry) {
    holding.version = entry->version;
    if (entry->shapes) {
      for (const auto& [model, shape] : *entry->shapes) holding.shapes[model] = shape;
    }
    if (entry->slice) slice = &*entry->slice;
    if (entry->paused) holding.paused = *entry->paused;
    holding.stopped |= entry->stop;
  }
  if (slice != nullptr) holding.slice = *slice;
  return holding;
}

std::optional<Nanos> Timeline::next_after(Nanos t) const {
  const auto next = std::upper_bound(entries_.begin(), entries_.end(), t, after);
  if (next == entries_.end()) return std::nullopt;
  return next->effective_at;
}

}  // namespace hailstorm
