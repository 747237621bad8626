// Asking a snapshot for a metric: over all its series, over some, or one by one.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "stats/sink.h"
#include "stats/snapshot.h"
#include "stats/tags.h"

namespace hailstorm {

// Calls f for each series of the metric that holds something, with its tags and its value. Thread:
// any that may read the snapshot.
void each_series(const Snapshot& snapshot, const Metric& metric,
                 const std::function<void(const Tags&, const Sink&)>& f);

// The metric over the series that the filter wants. Without a filter it is over all there is, which
// for `http_reqs` are the requests begun; with one it is over those that ended, for only an end has
// tags.
Sink select(const Snapshot& snapshot, const Metric& metric, const TagFilter& filter = {});

// The same of a second of the run; of it alone the bots and the generator are known.
Sink select(const Window& window, const Metric& metric, const TagFilter& filter = {});

// A built-in metric, or one of a script of which the snapshot holds a value: views into that.
std::optional<Metric> find_metric(const Snapshot& snapshot, std::string_view name);

// The same by name: nothing for an unknown one; one to select must be known.
void each_series(const Snapshot& snapshot, std::string_view metric,
                 const std::function<void(const Tags&, const Sink&)>& f);
Sink select(const Snapshot& snapshot, std::string_view metric, const TagFilter& filter = {});

}  // namespace hailstorm
