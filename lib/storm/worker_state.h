// The inside of a worker, shared by worker*.cpp; no other file includes it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "stats/sample_tape.h"
#include "storm/crowds.h"
#include "storm/heaps.h"
#include "storm/machine.h"
#include "storm/storage_desk.h"
#include "storm/worker.h"

namespace hailstorm {

// What lives and dies on the worker's thread.
struct Worker::State {
  State(const StormPlan& the_plan, const WorkerPlan& its_share, const Program& the_program,
        const Simulation& simulation, const StormOptions& the_options, const Clock& the_clock,
        std::function<void(WorkerNews)> whom_to_tell);

  void run();
  template <class F>
  void tell_errors_of(F f);
  void load();

  void tick();
  void share_requests();
  void work();
  void collect();
  bool bury(const Stint& stint);
  bool admit(const Stint& stint);
  void let_in(std::size_t crowd);
  // It has something to do before others, or will go on soon.
  bool is_at_work(Instant now) const {
    return over || collecting || (turn.armed() && turn.at() <= now);
  }
  void tell_of_those_who_cannot_live();
  void close_window(std::int64_t number);
  void bot_gone(Bot& bot);
  void begin_finishing();
  Bot* bot_of(std::size_t crowd, std::uint64_t index) const;
  void begin_stopping();
  bool wants_bots() const { return !stopping && !finishing; }
  bool all_done() const;
  void end();

  const StormPlan& plan;
  const WorkerPlan& share;
  const Program& program;
  const StormOptions& options;
  const std::optional<Nanos> duration;
  const Clock& clock;
  std::function<void(WorkerNews)> tell;
  Loop loop;
  std::optional<SampleTape> tape;
  Recorder recorder;
  StorageDesk desk;
  ScriptHost host;
  FailureKeeper failures;
  Client client;
  std::optional<Pool> pool;
  std::optional<Stock> stock;
  Workplace workplace;
  Heaps heaps;
  Crowds crowds;
  std::vector<std::unique_ptr<Bot>> ended;  // to be destroyed outside of their own calls
  Admission admission;
  MakeBot make_bot;
  Timer ticker, turn;
  Instant launched{}, rested_at{};
  std::int64_t windows_closed = 0, last_tick = -1;
  std::uint64_t bots = 0, admissions = 0;
  bool finishing = false, stopping = false, given_up = false, over = false, collecting = false;
  Instant cut_off_at{};
  WorkerHealth health;
  SecondHealth second;
  std::optional<RunQueue> run_queue;  // of the worker's thread, once it runs
  std::thread thread;
};

}  // namespace hailstorm
