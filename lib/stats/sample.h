// What happened, one by one: the samples that a recorder adds up, for who wants each of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/limit.h"
#include "base/outcome.h"
#include "base/timings.h"
#include "stats/tags.h"

namespace hailstorm {

enum class Event : std::uint8_t {
  exchange_ended,
  judged,  // a verdict given (count 1) or taken back (-1)
  action_started,
  action_ended,
  action_cut_off,
  tick,
  tick_owed,
  tick_missed,
  arrivals_due,
  arrival_started,
  arrival_dropped,
  journey_ended,
  bot_started,
  bot_stopped,
  bot_failed,
  bot_killed,
  bot_cut_off,
  check,
  group,
  observed,
  mishap,
  measured,  // a value of a metric of the script; `text` is its name, `count` its MetricKind
  gc_pause,
};

// One event; what it does not have is zero. Texts are numbers of its worker's: `model`, `name`,
// `method` and `context` of the names and contexts of all batches up to its own, `text` of its own
// batch's texts, from 1; 0 is no text.
struct Sample {
  Event event{};
  Outcome outcome{};
  std::uint8_t expected = 0;  // Expected
  bool yes = false;           // sent, passed, failed, called failed, is a time
  bool resent = false;        // of an exchange
  Limit limit{};
  std::int32_t status = 0;
  std::uint32_t context = 0;  // of an exchange, a verdict, a check, a value
  std::uint32_t model = 0;    // of anything else
  std::uint32_t name = 0;     // of an exchange, action, check, group or observation
  std::uint32_t method = 0;
  std::uint32_t text = 0;
  std::int64_t count = 0;
  std::uint64_t bytes_sent = 0, bytes_received = 0;
  double value = 0;
  Nanos duration{};  // of anything but an exchange
  // From its intended start to its end, of what has started only to that; below zero: it had none.
  Nanos from_intended{-1};
  Timings timings{};  // of an exchange
  Instant at{};
};

// Whom and what a measurement is for.
struct SampleContext {
  std::string model, action, group;
  OwnTags own;
};

// Samples of one worker in their order.
struct SampleBatch {
  unsigned worker = 0;
  std::vector<std::string> names;       // those that no batch before this one had
  std::vector<SampleContext> contexts;  // likewise
  std::vector<std::string> texts;
  std::vector<Sample> samples;
  std::uint64_t dropped = 0;  // since the batch before this one
};

}  // namespace hailstorm
