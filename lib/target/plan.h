// What a query asks of the target, and what is drawn for one request under it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "target/delay.h"

namespace hailstorm {

// How an exchange is spoilt, if it is.
enum class Spoil : std::uint8_t {
  none,
  hang,           // never answered
  garbage,        // answered with bytes that are not HTTP
  reset_before,   // reset before anything is sent
  reset_headers,  // reset after the head
  reset_body,     // reset after half of the body
};

// One request's fate.
struct Draw {
  Nanos delay{};
  int status = 200;
  Spoil spoil = Spoil::none;
  bool close = false;
};

struct Plan {
  struct StatusShare {
    int status;
    double share_end;  // shares up to and with this one, scaled to sum to 1
  };

  Delay delay;
  std::vector<StatusShare> statuses;  // empty: 200
  double error_rate = 0;              // the probability of a 500 in place of the status
  std::string text;                   // the body, unless size_given
  std::uint64_t size = 0;             // of a body of filler, in bytes
  bool size_given = false;
  bool chunked = false;
  bool echo = false;      // the body is the request's
  Nanos slow{};           // the time over which the body is dripped
  int extra_headers = 0;  // additional header lines
  Spoil reset = Spoil::none;
  double reset_probability = 0, hang_probability = 0, garbage_probability = 0;
  double close_probability = 0;  // of Connection: close

  std::uint64_t body_size() const { return size_given ? size : text.size(); }
  // True when every request gets the same answer at once.
  bool fixed() const;
};

// The plan for a request's path and query (without '?'). A query that cannot be understood gives a
// plan that answers 400 with the reason.
Plan plan_for(std::string_view path, std::string_view query);

// Draws from a plan: a pure function of its arguments, so that a run can be repeated. The key is
// hash(seed, hash(target), ordinal of the request among those for this target).
Draw draw(const Plan& plan, std::uint64_t key);

// Bytes as people write them: 512, 10kb (10,000), 10kib (10,240), mb, mib, gb, gib; letters of
// either case. Throws Error (configuration).
std::uint64_t parse_size(std::string_view text);

// The text of `/`: what can be asked for.
extern const std::string_view target_help;

}  // namespace hailstorm
