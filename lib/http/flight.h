// One exchange under way: from its URL to its answer, over a connection of a pool.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "http/connection.h"
#include "http/exchange.h"
#include "http/names.h"
#include "http/pool.h"
#include "http/response_reader.h"
#include "http/waiting.h"
#include "web/url.h"

namespace hailstorm {

class Client;
class Toolbox;
struct Berth;

// Takes one exchange after another. Destroying it drops what is in flight without a word to the
// caller; a caller may do that while it is answered, so answering is always the last thing that
// happens to a flight in a turn. Thread: the client's.
class Flight final : Waiting, NameWaiter, Holder {
 public:
  // Client and pool must outlive it.
  Flight(Client& client, Pool& pool);
  ~Flight();

  // Begins an exchange. `caller` is answered later, exactly once, never from within this call. At
  // most one exchange at a time per flight and per caller.
  void begin(const Request& request, Caller& caller);
  // For who has cut the request's URL, and read the clock, already.
  void begin(const Request& request, const Url& url, Instant now, Caller& caller);
  // Ends the exchange under way, if any, with the outcome cut_off: its caller is answered from
  // within this call.
  void cut_off();

 private:
  enum class Phase : std::uint8_t {
    paced,   // --max-rps has no turn for it yet
    queued,  // all connections to the origin are taken
    looking_up,
    connecting,
    sending,
    expecting,  // the head has left, the body waits for 100 Continue
    waiting,
    receiving
  };
  using Progress = ResponseReader::Progress;

  // The way there: flight.cpp.
  Failure prepare(const Request& request, const Url& url);
  void depart();
  void turn() override;
  void take_off();
  void resolved() override;
  void connect();
  void connected(Connection&) override;
  void not_connected(Connection&, Failure failure) override;
  void enter(Phase phase, Instant now);
  void arm(Instant now);
  void time_out();

  // The exchange itself: flight_exchange.cpp.
  void ready(Connection&, Ready what) override;
  void expect() const;
  void start_sending(Instant now);
  void send_body();
  Io send();
  void all_sent(Instant now);
  void receive(bool peer_ended);
  void note_arrival(const ResponseReader& reader, Instant now);
  void settle(ResponseReader& reader, Progress progress, bool reusable);
  void lost(Failure failure, const ResponseReader* reader);

  // The ends: flight_end.cpp.
  void fail(Failure failure);
  void stamp(Instant now);
  void land();
  void answer(ResponseReader& reader, bool reusable);
  void answer(const Failure& failure);
  void hand_over(Answer& answer);

  Toolbox& toolbox_;
  Pool::State& pool_;
  Timeout timeout_;

  Caller* caller_ = nullptr;  // null: no exchange
  Origin* origin_ = nullptr;
  Berth* berth_ = nullptr;                  // where it has a place, or waits for one
  std::unique_ptr<Connection> connection_;  // in use
  std::unique_ptr<ResponseReader> lent_;    // while an answer spans reads
  std::unique_ptr<Failure> found_early_;    // while the exchange began; told in a later turn
  std::string request_;
  std::size_t sent_ = 0;      // of the request, in this attempt
  std::size_t may_send_ = 0;  // of it: the head alone, while the body waits
  std::size_t head_length_ = 0;
  std::uint64_t bytes_sent_ = 0, bytes_received_ = 0;
  Timings timings_;
  Instant began_{}, phase_began_{}, deadline_{};
  Nanos allowed_{};  // from its beginning to the deadline
  Phase phase_ = Phase::paced;
  ResponseReader::Expected expected_;
  std::uint8_t retries_ = 0;
  bool seen_twice_ = false;
  bool beginning_ = false;  // begin() is on the stack: nobody may be answered
  bool placed_ = false;     // has a place at its origin
  bool reused_ = false;     // the connection has served before
  bool closes_ = false, expects_ = false;
};

}  // namespace hailstorm
