// A simulation running on this machine: workers started together, their windows merged, the end
// awaited.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "loop/loop.h"
#include "loop/mailbox.h"
#include "storm/plan.h"
#include "storm/worker.h"

namespace hailstorm {

// Why a storm ended.
enum class StormEnd { duration_over, iterations_done, stopped, failed };

struct StormResult {
  StormEnd end = StormEnd::duration_over;
  std::string failure;  // when it failed
  Nanos elapsed{};      // of the run clock, the stopping at the end included
  Snapshot total;
  WorkerHealth health;
};

// Thread: the main loop's.
class Storm {
 public:
  struct Events {
    // A second of the run clock is complete on all workers; lag is the latest tick of any of them.
    std::function<void(const Window& window, Nanos lag)> window;
    // The storm is over; called once, last.
    std::function<void(const StormResult& result)> end;
  };

  // Loads the script on all workers. All references must outlive the storm. Throws Error: see
  // plan_storm.
  Storm(Loop& loop, const Clock& clock, const Loaded& loaded, const Simulation& simulation,
        const StormOptions& options, Events events);
  ~Storm();
  Storm(const Storm&) = delete;
  Storm& operator=(const Storm&) = delete;

  const StormPlan& plan() const { return plan_; }
  // Lets the bots stop gracefully and ends.
  void stop();
  // Ends at once: what is under way is cut off.
  void cut_off();

 private:
  struct Round {
    Window window;
    Nanos lag{};
    std::size_t parts = 0;
  };

  void hear(const WorkerNews& news);
  void hear_ready();
  void hear_window(const WorkerWindow& news);
  void hear_finished(const WorkerFinished& news);
  void close_rounds();
  // The workers whose part of a window has come, or never will.
  std::size_t parts_of(std::int64_t window, const Round& round) const;

  const Clock& clock_;
  const Simulation& simulation_;
  const StormOptions options_;
  StormPlan plan_;
  Events events_;
  Mailbox<WorkerNews> mailbox_;
  std::map<std::int64_t, Round> rounds_;
  StormResult result_;
  Instant launched_{};
  std::vector<std::int64_t> finished_;  // the windows of each worker that has finished
  std::size_t ready_ = 0, iterations_done_ = 0;
  bool stopping_ = false;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace hailstorm
