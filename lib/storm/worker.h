// One thread of a storm: its loop, its script heaps, its bots, its tally. Nothing is shared with
// another worker.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "base/clock.h"
#include "stats/kept_exchange.h"
#include "stats/sample.h"
#include "stats/snapshot.h"
#include "storm/invocation.h"
#include "storm/plan.h"
#include "storm/shown.h"
#include "storm/stock.h"
#include "storm/storage_post.h"
#include "storm/worker_health.h"
#include "storm/workplace.h"

namespace hailstorm {

// What a worker tells the main thread.
struct WorkerReady {
  bool has_work = true;  // it may have bots to run
};
struct WorkerFailed {
  std::string message;
};
struct WorkerWindow {
  Window window;
  unsigned number = 0;  // which worker
};
struct WorkerFinished {
  WorkerHealth health;
  bool all_done = false;     // it had bots to run, and each has finished for good
  std::string gave_up;       // ... or has given up, all of them: why
  std::int64_t windows = 0;  // told: 0 ... windows - 1
  unsigned number = 0;       // which worker
  Storage storage;           // what it held
};
// The answer to a call of the main thread's, by the number it was given there.
struct WorkerReply {
  std::uint64_t call = 0;
  Reply reply;
};
// What a script has printed.
struct WorkerLine {
  unsigned number = 0;  // which worker
  ScriptLine line;
};
using WorkerNews =
    std::variant<WorkerReady, WorkerFailed, WorkerWindow, WorkerFinished, WorkerLine, WorkerReply,
                 Sentence, StockReport, StorageLetter, KeptExchange, SampleBatch, Shown>;

class Worker {
 public:
  // Starts the thread, which loads the script and then tells WorkerReady. `tell` is called on the
  // worker's thread. The program, the plan, the options and the clock must outlive the worker.
  Worker(const StormPlan& plan, const WorkerPlan& share, const Program& program,
         const Simulation& simulation, const StormOptions& options, const Clock& clock,
         std::function<void(WorkerNews)> tell);
  // Waits for the thread to end; it must have been told to.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Run time 0 is at this moment. Thread: any.
  void launch(Instant at);
  // What the reserve says to a report, if the run has a number of actions. Thread: any.
  void hear(const StockOrder& order);
  // No new bots; those that are there stop gracefully, at most options.graceful_stop long. Ends
  // with WorkerFinished. Thread: any.
  void stop();
  // From run time `from` on the whole run wants so many bots of the crowd of that number. Thread:
  // any.
  void rescale(std::size_t crowd, Nanos from, std::uint64_t bots);
  // So many more of its scripts' lines have been written. Thread: any.
  void lines_written(std::uint64_t lines);
  // A question to answer, or an answer that a bot waits for. Thread: any.
  void deliver(StorageLetter letter);
  // A batch of its samples has been dealt with. Thread: any.
  void give_credit();
  // Ends at once: what is under way is cut off. Thread: any.
  void cut_off();
  // Calls a method of the bot of that index in the crowd of that number, or lets it enter a state.
  // Replies on the worker's thread; not if that has ended. Thread: any.
  void invoke(std::size_t crowd, std::uint64_t index, const Invocation& invocation);
  void enter_state(std::size_t crowd, std::uint64_t index, BotState state,
                   const std::function<void(const Reply&)>& reply);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
