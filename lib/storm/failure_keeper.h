// The first failed exchanges of each name and kind, kept in full on their worker.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "http/exchange.h"
#include "stats/kept_exchange.h"
#include "stats/recorder.h"
#include "web/redact.h"

namespace hailstorm {

struct KeepOptions {
  std::size_t per_kind = 1;         // of each name and kind; 0: none
  std::vector<std::string> redact;  // beside what is always secret
};

// Costs nothing until an exchange fails. Thread: the worker's.
class FailureKeeper {
 public:
  // Of a head and of a body; what exceeds it is cut.
  static constexpr std::size_t head_max = 8'192, body_max = 4'096;
  // In all, per worker and per run; and of those that a script calls failed, whose texts may all
  // differ: they leave room for what fails of itself.
  static constexpr std::size_t failures_max = 200, called_failed_max = 100;

  FailureKeeper(const KeepOptions& options, std::function<void(KeptExchange)> tell);

  void launched(Instant at) { launched_ = at; }

  // An answer that its script is about to see. The views hold until it is set aside.
  struct Fresh {
    SeriesId series;
    std::string_view model, name, method;
    const Answer* answer = nullptr;
  };

  // Until then it is kept when it is called failed.
  void show(const Fresh& fresh) { fresh_ = fresh; }
  void set_aside() { fresh_ = {}; }
  // A script calls an exchange failed: an answer that was shown is kept, by its first word on it;
  // of each series and text as many as of a series that failed.
  void called_failed(const SeriesId& series, std::string_view text, Instant now);

  // Whether an exchange that failed in this series is still to be kept; then it counts as kept.
  // What was cut off never is.
  bool wants(const SeriesId& series, const Answer& answer);
  // An exchange as it is kept.
  KeptExchange copy(std::string_view model, std::string_view name, std::string_view method,
                    const Answer& answer, Instant now) const;
  // Tells of it.
  void keep(std::string_view model, std::string_view name, std::string_view method,
            const Answer& answer, Instant now);

 private:
  bool has_room(const SeriesId& series, std::string_view text);

  const std::size_t per_kind_;
  const Redactor redactor_;
  std::function<void(KeptExchange)> tell_;
  Instant launched_{};
  // By series, and what a script said.
  std::map<std::tuple<std::uint64_t, std::uint64_t, std::string>, std::size_t> kept_;
  std::size_t total_ = 0, called_failed_ = 0;
  Fresh fresh_;
};

}  // namespace hailstorm
