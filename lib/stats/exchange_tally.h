// What is counted of exchanges, and by which tags.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>

#include "base/outcome.h"
#include "base/timings.h"
#include "stats/histogram.h"
#include "stats/tags.h"

namespace hailstorm {

// Whether an exchange ended as its script expects (k6: expected_response). One that is uncounted is
// neither: http_req_failed knows nothing of it.
enum class Expected : std::uint8_t { no, yes, uncounted };

// The tags of an exchange. `status` is 0 unless the outcome is `answered`; `group` is the path of
// the groups it was begun in, "outer::inner".
struct ExchangeKey {
  std::string model{}, name{}, method{};
  Outcome outcome = Outcome::answered;
  int status = 0;
  Expected expected = Expected::yes;
  std::string action{}, group{};
  OwnTags own{};

  auto operator<=>(const ExchangeKey&) const = default;
};

// A phase of an exchange, in the order in which they come.
struct Phase {
  std::string_view name;
  Nanos Timings::*time;
};

constexpr std::array<Phase, 7> phases = {{{"blocked", &Timings::blocked},
                                          {"looking_up", &Timings::looking_up},
                                          {"connecting", &Timings::connecting},
                                          {"tls_handshaking", &Timings::tls_handshaking},
                                          {"sending", &Timings::sending},
                                          {"waiting", &Timings::waiting},
                                          {"receiving", &Timings::receiving}}};

// Exchanges that ended with the same tags. `duration` is http_req_duration: sending + waiting +
// receiving, of answered exchanges; one without an answer has none. So have the phases, in ns.
//
// A script may judge a response after the fact, in a later second than the one its exchange ended
// in, and may change its mind: `called_good` and `called_failed` go up when a verdict is given and
// down when it is taken back. Of a part of a run they may be negative; over all of it their sum
// lies between 0 and `ended`.
struct ExchangeTally {
  std::uint64_t ended = 0;
  std::uint64_t sent = 0;  // those whose request left whole: what the target may have counted
  std::uint64_t bytes_sent = 0, bytes_received = 0;
  Histogram duration;
  std::int64_t called_good = 0, called_failed = 0;
  std::array<Histogram, phases.size()> times;  // by phase
  // Of those sent, the ones that left whole twice, the first time on a kept connection that turned
  // out to be closed: the target may have counted both.
  std::uint64_t resent = 0;
  // http_req_response: of those answered that had an intended start, from that to the end.
  Histogram response{};

  // http_req_failed: so many failed, out of so many.
  std::int64_t failed(Expected expected) const {
    const auto all = static_cast<std::int64_t>(ended);
    return expected == Expected::no ? all - called_good : called_failed;
  }
  std::int64_t counted(Expected expected) const {
    const auto all = static_cast<std::int64_t>(ended);
    return expected == Expected::uncounted ? called_good + called_failed : all;
  }
  bool empty() const { return ended == 0 && called_good == 0 && called_failed == 0; }
  void merge(const ExchangeTally& other);
  // Forgets what was counted, keeps the memory.
  void clear();
  bool operator==(const ExchangeTally&) const = default;
};

// What a script said when it called responses failed. The counts of its texts add up to
// `called_failed`.
struct VerdictKey {
  std::string model, name, method, text;
  auto operator<=>(const VerdictKey&) const = default;
};

}  // namespace hailstorm
