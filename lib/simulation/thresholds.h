// Whether a run keeps to its thresholds: asked each second, and at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "simulation/threshold.h"
#include "stats/sink.h"
#include "stats/snapshot.h"

namespace hailstorm {

// How a threshold stands. Numbers are in the dimension of its statistic.
struct ThresholdVerdict {
  Threshold threshold;
  Dimension dimension = Dimension::plain;
  bool passed = true;
  bool measured = false;    // there was something to measure
  bool supported = true;    // ... and enough of it for its percentile: see stats/confidence.h
  double value = 0;         // of a window: the one that was nearest to failing, or failed the most
  double bound = 0;         // what it was compared with
  double margin = 0;        // to spare until the bound; below 0: beyond it
  std::optional<Nanos> at;  // the end of that window, on the run clock
  std::optional<Nanos> crossed;  // when it was first seen to fail
  bool ended_run = false;        // by abortOnFail
  std::optional<Sink> whole;  // at the end: all of its metric and selection, the warm-up included
};

// What is measured of a run is heard second by second; sums add up to the run's totals exactly. Of
// each metric and selection that windows look at, the seconds of the longest window are kept.
// Thread: its owner's.
class Thresholds {
 public:
  // `known`: the built-in metrics and those of the script; what their names stand in must outlive
  // the object. `of_run`: the tags of the run. Throws Error: see check_threshold.
  Thresholds(std::vector<Threshold> thresholds, std::vector<Metric> known, OwnTags of_run = {});

  bool empty() const { return verdicts_.empty(); }
  // The next second of the run clock. Returns the verdicts that fail for the first time.
  std::vector<const ThresholdVerdict*> hear(const Window& window);
  // Bots are asked to stop: the seconds to come are part of the whole run, but of no window, for
  // what stops is no load.
  void hear_stopping() { stopping_ = true; }
  // As of the last second. What has no samples yet passes. Those of the run's end after finish().
  const std::vector<ThresholdVerdict>& verdicts() const { return verdicts_; }
  // The first that fails and is to end the run, marked as the one that did; then bots are asked to
  // stop. Null while there is none, and when they were asked before.
  const ThresholdVerdict* abort();
  // The end of the run: nothing is skipped for want of samples. As in k6 an empty rate passes, and
  // whatever else is empty is 0. A statistic that there is nothing to compare with fails.
  void finish(Nanos elapsed);

 private:
  // A metric over a selection of its series, shared by all statistics of it.
  struct Source {
    Metric metric;
    TagSelection tags;
    Sink second;              // of the last window
    Sink whole;               // of all windows
    std::deque<Sink> recent;  // the last seconds, the latest at the back
    std::size_t seconds_kept = 0;
  };
  // A side of a threshold.
  struct Side {
    std::size_t source;
    Statistic statistic;
    Sink sum;  // of the whole run after the warm-up
  };
  struct Watch {
    Side subject;
    std::optional<Side> reference;
    bool failing = false;  // in the last second
    bool judged = false;   // once at least
  };
  struct Drawn {
    double value = 0;
    bool empty = true, supported = true;
  };

  Sink sink_of(const Window& window, const Source& source) const;
  Side side_of(const Statistic& statistic);
  Drawn draw(const Side& side, const Threshold& threshold, Nanos elapsed) const;
  bool is_full(const Side& side, const Threshold& threshold, Nanos elapsed) const;
  void judge(std::size_t number, Nanos elapsed, bool at_end);
  void file(std::size_t number, const ThresholdVerdict& now);

  std::vector<Metric> known_;
  OwnTags of_run_;
  std::vector<Source> sources_;
  std::vector<Watch> watches_;
  std::vector<ThresholdVerdict> verdicts_;
  bool stopping_ = false;
  Nanos heard_{};          // the end of the last window
  Nanos heard_running_{};  // ... of the last one before bots were asked to stop
};

}  // namespace hailstorm
