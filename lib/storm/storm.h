// A simulation running on this machine: workers started together, their windows merged, the end
// awaited.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "loop/loop.h"
#include "loop/mailbox.h"
#include "storm/machine.h"
#include "storm/plan.h"
#include "storm/worker.h"

namespace hailstorm {

// Why a storm ended.
enum class StormEnd { duration_over, iterations_done, stopped, aborted, failed };

struct StormResult {
  StormEnd end = StormEnd::duration_over;
  std::string failure;              // when it failed, or was aborted by the script: why
  std::set<std::string> sentences;  // why the script has called the run failed; at most ten
  Nanos elapsed{};                  // of the run clock, the stopping at the end included
  Snapshot total;
  WorkerHealth health;
  std::vector<KeptExchange> kept;  // in the order of their ends; as many of a kind as was asked for
};

// Thread: the main loop's.
class Storm {
 public:
  struct Events {
    // A second of the run clock is complete on all workers.
    std::function<void(const Window& window)> window;
    // The storm is over; called once, last.
    std::function<void(const StormResult& result)> end;
    // With StormOptions::samples: what happened on a worker. See dealt_with.
    std::function<void(SampleBatch batch)> samples = {};
    // A script has printed something; as it comes, before the end.
    std::function<void(const ScriptLine& line)> printed = [](const ScriptLine&) {};
    // With StormOptions::show: a step, as it comes, before the end.
    std::function<void(const Shown& shown)> shown = [](const Shown&) {};
  };

  // Loads the script on all workers. All references must outlive the storm, but for the models.
  // Throws Error: see plan_storm.
  Storm(Loop& loop, const Clock& clock, const Program& program, const std::vector<Model>& models,
        const Simulation& simulation, const StormOptions& options, Events events);
  Storm(Loop& loop, const Clock& clock, const Loaded& loaded, const Simulation& simulation,
        const StormOptions& options, Events events)
      : Storm(loop, clock, loaded.program, loaded.models, simulation, options, std::move(events)) {}
  ~Storm();
  Storm(const Storm&) = delete;
  Storm& operator=(const Storm&) = delete;

  const StormPlan& plan() const { return plan_; }
  // A batch of that worker's samples is out of the way: it may send another.
  void dealt_with(unsigned worker);
  // Lets the bots stop gracefully and ends.
  void stop();
  // Ends at once: what is under way is cut off.
  void cut_off();

  // How many bots of a model are wanted, where that is a plain number.
  std::optional<std::uint64_t> bots_of(const std::string& model) const;
  struct Rescaled {
    Nanos from{};         // run clock: a tick about 100 ms ahead, the same on all workers
    std::string refusal;  // why not; empty: it is done
  };
  // Changes that number: up to bots_max, beyond what was planned, too: each k has its seat.
  Rescaled rescale(const std::string& model, std::uint64_t bots);

  using HearReply = std::function<void(const Reply&)>;
  // Calls a method of a bot of the run, by its index; see Invocation. `hear` is called once, on
  // this thread: within this call, later, or at the storm's end.
  void invoke(const std::string& model, std::uint64_t index, const std::string& method,
              const std::string& arguments, HearReply hear);
  // Lets a bot enter a state as soon as it is at nothing else; see Bot::enter_state. The reply says
  // that it will.
  void enter_state(const std::string& model, std::uint64_t index, BotState state, HearReply hear);

 private:
  struct Round {
    Window window;
    std::size_t parts = 0;
  };

  void hear(WorkerNews news);
  void hear_ready(const WorkerReady& news);
  void hear_window(const WorkerWindow& news);
  void hear_report(const StockReport& report);
  void hear_finished(WorkerFinished news);
  void hear_line(const WorkerLine& news);
  void hear_sentence(const Sentence& sentence);
  void hear_reply(const WorkerReply& news);
  void hear_failure(KeptExchange news);
  std::string why_not_rescale(const std::string& model, std::uint64_t bots) const;
  // How many workers have bots, now that a number has changed.
  std::size_t count_working() const;
  // Where a bot sits: its crowd's number and its worker; nothing when there is no such model.
  struct Whereabouts {
    std::size_t crowd;
    Worker* worker;
  };
  std::optional<Whereabouts> find(const std::string& model, std::uint64_t index);
  // What the worker calls when it has done what `hear` waits for.
  HearReply awaited(HearReply hear);
  void close_rounds();
  // The workers whose part of a window has come, or never will.
  std::size_t parts_of(std::int64_t window, const Round& round) const;

  const Clock& clock_;
  const Simulation& simulation_;
  const StormOptions options_;
  StormPlan plan_;
  std::vector<std::optional<std::uint64_t>> numbers_;  // of bots, of each crowd
  std::optional<Reserve> reserve_;                     // of the actions that all bots share
  Events events_;
  Mailbox<WorkerNews> mailbox_;
  StoragePost post_;
  std::map<std::int64_t, Round> rounds_;
  Machine machine_;
  StormResult result_;
  Instant launched_{};
  std::vector<std::int64_t> finished_;  // the windows of each worker that has finished
  std::vector<std::uint64_t> lines_;    // of each worker, written since its last window
  std::size_t ready_ = 0, working_ = 0, all_done_ = 0, gave_up_ = 0;
  std::string why_given_up_;
  bool stopping_ = false;
  std::map<std::uint64_t, HearReply> calls_;  // not answered yet
  std::uint64_t calls_made_ = 0;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace hailstorm
