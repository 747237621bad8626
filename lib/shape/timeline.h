// What holds from when on: every change of a run is an entry with a moment on the run clock.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "shape/seats.h"

namespace hailstorm {

// One change. What an entry leaves out stays as it was.
struct TimelineEntry {
  std::uint64_t version =
      0;  // rises by one with each entry of a run; the higher wins at the same moment
  Nanos effective_at{};                                      // run clock
  std::optional<std::map<std::string, std::string>> shapes;  // by model: the text of its shape
  std::optional<Slice> slice;
  std::optional<bool> paused;
  bool stop = false;

  bool operator==(const TimelineEntry&) const = default;
};

// What holds at a moment.
struct Holding {
  std::uint64_t version = 0;  // of the last entry in effect
  std::map<std::string, std::string> shapes;
  Slice slice;
  bool paused = false;
  bool stopped = false;  // once stopped, always stopped

  bool operator==(const Holding&) const = default;
};

class Timeline {
 public:
  // Entries may arrive in any order, and twice: a version already known is ignored.
  void add(TimelineEntry entry);

  // A pure function of the entries and t.
  Holding at(Nanos t) const;
  // The first moment after t at which an entry takes effect; none when nothing is to come.
  std::optional<Nanos> next_after(Nanos t) const;

  const std::vector<TimelineEntry>& entries() const { return entries_; }

 private:
  std::vector<TimelineEntry> entries_;  // by (effective_at, version)
};

}  // namespace hailstorm
