// One exchange under way, and the connections it can use.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "http/connection.h"
#include "http/exchange.h"
#include "http/names.h"
#include "http/response_reader.h"
#include "http/toolbox.h"

namespace hailstorm {

// Takes one exchange after another from its URL to its answer, over one connection per origin that
// is kept from exchange to exchange. Destroying it drops everything; a caller may do that while it
// is answered, so answering is always the last thing that happens to a flight in a turn. Thread:
// the loop's.
class Flight final : NameWaiter {
 public:
  explicit Flight(Toolbox& toolbox);

  void begin(const Request& request, Caller& caller);
  void cut_off();
  void close_idle();

  // From its connections.
  void connected();
  void not_connected(Failure failure);
  void ready(Connection& connection, Ready what);

 private:
  enum class Phase : std::uint8_t { looking_up, connecting, sending, waiting, receiving };

  // The way there.
  void take_off();
  void resolved() override;
  void connect();
  void start_sending(Instant now);
  void enter(Phase phase, Instant now);
  Io send();
  void receive(bool peer_ended);
  void settle(ResponseReader& reader, ResponseReader::Progress progress, bool reusable);

  // The ends.
  void lost(Failure failure);
  void time_out();
  void fail(Failure failure);
  void answer(ResponseReader& reader, bool reusable);
  void answer(const Failure& failure);
  void hand_over(Answer& answer);

  Connection* kept() const;
  void drop(Connection& connection);

  Toolbox& toolbox_;
  std::vector<std::unique_ptr<Connection>> connections_;  // the one in use, and idle ones
  Timeout timeout_;
  Timer soon_;  // answers a failure that was found while its exchange began

  Caller* caller_ = nullptr;  // null: no exchange
  Origin* origin_ = nullptr;
  Connection* connection_ = nullptr;      // in use
  std::unique_ptr<ResponseReader> lent_;  // while an answer spans reads
  std::unique_ptr<Failure> found_early_;
  std::string request_;
  std::size_t sent_ = 0;  // of the request, in this attempt
  std::uint64_t bytes_sent_ = 0, bytes_received_ = 0;
  Timings timings_;
  Instant began_{}, phase_began_{}, deadline_{};
  Phase phase_ = Phase::looking_up;
  bool beginning_ = false;  // begin() is on the stack: nobody may be answered
  bool closes_ = false, reused_ = false, retried_ = false;
};

}  // namespace hailstorm
