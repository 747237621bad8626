// One thread of the target: its loop, its connections, its counts.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "loop/loop.h"
#include "target/counters.h"
#include "target/readiness.h"
#include "target/request_log.h"
#include "target/routes.h"
#include "target/wire.h"

namespace hailstorm {

class Conversation;
class Lane;
class Listener;

using Lanes = std::vector<std::unique_ptr<Lane>>;

// What is the same for all lanes of a target. Outlives them.
struct LaneSetting {
  const Clock& clock;
  std::uint64_t seed;
  int count;
  const TlsIdentity* identity;  // none: plain
  RequestLog* log;              // none: no log
  const Lanes& lanes;
};

// What a lane counts, beside the paths.
struct Tally {
  Counters counters;  // without by_status and by_path
  std::array<std::uint64_t, 600> by_status{};
};

// An answer that is on its way: what it counts as, and what is logged of it.
struct Promised {
  Route* route;
  int status;
  std::uint64_t ordinal;
  Nanos delay;
  Instant first_byte;     // only when there is a log
  std::uint64_t ends_at;  // position of its end in what the connection sends
};

// Lanes share nothing; they post to each other. Thread: its own, except where said otherwise.
class Lane {
 public:
  Lane(const LaneSetting& setting, int index);
  ~Lane();

  // Takes over a listening socket; before start(). Its connections are dealt out to all lanes.
  void listen(int socket);
  void start();
  // Closes what is open and ends the thread. Thread: the one that made the lane.
  void stop();
  // Runs f on the lane's thread. Thread: any.
  void post(std::function<void()> f) { loop_.post(std::move(f)); }

  void adopt(int socket);
  Counters counted() const;
  void zero();
  // Gives the log what is waiting for it.
  void hand_over_log();

  // What connections ask of their lane.
  Loop& loop() { return loop_; }
  Readiness& readiness() { return *readiness_; }
  Routes& routes() { return routes_; }
  Tally& tally() { return tally_; }
  const LaneSetting& setting() const { return setting_; }
  bool logs() const { return setting_.log != nullptr; }
  // A buffer to read into, and one to collect answers in: shared by the connections of the lane,
  // empty between events.
  std::vector<char>& room() { return room_; }
  std::string& answers() { return answers_; }

  void log(const Promised& answer, Instant done);
  // Answers a control request of a connection, once all lanes have been asked.
  void gather(std::uint64_t connection, Control control);
  // The connection is over; it is destroyed when the event under way has been handled.
  void retire(std::uint64_t connection);

 private:
  struct Gathering {
    std::uint64_t connection;
    Control control;
    Counters sum;
    std::size_t missing;
  };
  void live();
  void collect(std::uint64_t token, const Counters& part);
  void resume(std::uint64_t connection, const std::string& text, bool json);

  const LaneSetting& setting_;
  Loop loop_;
  std::unique_ptr<Readiness> readiness_;
  std::unique_ptr<Listener> listener_;
  Routes routes_;
  Tally tally_;
  std::vector<char> room_;
  std::string answers_;
  std::string log_lines_;
  std::uint64_t last_connection_ = 0, last_token_ = 0;
  std::unordered_map<std::uint64_t, std::unique_ptr<Conversation>> connections_;
  std::vector<std::unique_ptr<Conversation>> retired_;
  std::unordered_map<std::uint64_t, Gathering> gatherings_;
  std::thread thread_;
};

}  // namespace hailstorm
