// Actions that all bots of a run share (--iterations): exactly so many are started, by whichever
// bots come first, on whatever threads.
//
// The main thread holds the Reserve, each worker a Stock that its bots take from. A worker asks for
// more before its stock is out; what it gets is a part of the rest, smaller and smaller, so that
// nobody sits on much when others run out. When the reserve is empty and a bot waits for an action,
// the other workers give theirs back. What is started, in stock and in reserve always adds up.
// Both are pure: they tell what is to be sent, and whoever owns them sends it.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "http/waiting.h"

namespace hailstorm {

// From a worker to the reserve.
struct StockReport {
  unsigned worker = 0;
  std::uint64_t started = 0;   // actions, since the launch
  std::uint64_t returned = 0;  // taken out of the stock and given back
  enum class Want { nothing, more, now } want = Want::nothing;  // now: a bot waits for it
};

// From the reserve to a worker.
struct StockOrder {
  unsigned worker = 0;
  enum class Kind { grant, give_back, over } kind = Kind::grant;
  std::uint64_t actions = 0;  // of a grant; may be 0: there is nothing left at the moment
};

// Thread: the main loop's.
class Reserve {
 public:
  Reserve(std::uint64_t actions, unsigned workers);

  // What to send for a report; in the end, once, `over` to every worker: all actions are started.
  std::vector<StockOrder> hear(const StockReport& report);

 private:
  struct Holder {
    std::uint64_t started = 0;
    bool waits = false;     // a bot of it waits for an action
    bool recalled = false;  // it has been told to give back, and has not answered
  };

  std::uint64_t portion() const;

  std::uint64_t actions_, rest_;
  std::vector<Holder> workers_;
  bool over_ = false;
};

// Thread: the worker's.
class Stock {
 public:
  // `tell` carries reports to the reserve; it must not answer from within the call.
  Stock(unsigned worker, std::function<void(const StockReport&)> tell)
      : worker_(worker), tell_(std::move(tell)) {}

  // An action may be started, which counts it. If not, the bot waits in line and its turn() comes
  // when there may be one: it takes again then.
  bool take(Waiting& bot);
  // The same for a bot that would not wait.
  bool take_if_any();

  // What the reserve sends. Bots have their turn() from within.
  void hear(const StockOrder& order);
  // All actions of the run are started.
  bool over() const { return over_; }

 private:
  void used_one();
  void ask(StockReport::Want want, std::uint64_t returned = 0);

  unsigned worker_;
  std::function<void(const StockReport&)> tell_;
  Queue line_;
  std::uint64_t left_ = 0, started_ = 0;
  std::uint64_t low_ = 0;  // at so many it asks for more
  std::uint64_t told_ = 0;
  StockReport::Want asked_ = StockReport::Want::nothing;  // and not been answered
  bool over_ = false;
};

}  // namespace hailstorm
