// An exchange kept in full, its secrets blacked out: one that failed, for who wants to know why, or
// one that is shown.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "base/clock.h"

namespace hailstorm {

struct KeptExchange {
  std::string model, name, method;
  std::string kind;    // a status ("503"), or the name of an outcome
  std::string detail;  // the cause, for people: "Connection refused"
  std::string remote;  // address and port; empty without a connection
  Nanos at{};          // when it ended, on the run clock
  // As they went over the wire; of a body the beginning, with how much there was. Empty where
  // nothing was sent or came.
  std::string request_head, request_body, response_head, response_body;
  std::size_t request_body_size = 0, response_body_size = 0;
  // blocked, looking_up, connecting, tls_handshaking, sending, waiting, receiving.
  std::array<Nanos, 7> phases{};
  bool called_failed = false;  // by its script; else it failed of itself
  bool request_body_cut = false, response_body_cut = false;  // there was more of them
};

// The names of the phases, k6's, in the order of KeptExchange::phases.
constexpr std::array<const char*, 7> phase_names = {
    "blocked", "looking_up", "connecting", "tls_handshaking", "sending", "waiting", "receiving"};

}  // namespace hailstorm
