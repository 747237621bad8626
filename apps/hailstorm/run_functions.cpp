#include "run_functions.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/duration.h"
#include "loop/loop.h"
#include "loop/signals.h"
#include "storm/storm.h"
#include "storm_options.h"
#include "watch.h"

namespace hailstorm {
namespace {

// The bot is not there yet: its thread is loading the script.
constexpr Nanos next_attempt = std::chrono::milliseconds(2);

std::vector<Model> with_run_functions(const Loaded& loaded) {
  std::vector<Model> models = loaded.models;
  for (Model& model : models) model.fixed_count.reset();
  models.push_back(*loaded.run_functions);
  return models;
}

// One call, from the start of its thread to its end.
class Call {
 public:
  Call(const Loaded& loaded, const Simulation& simulation, const RunOptions& options,
       const StormOptions& storm_options, std::string name, std::string arguments)
      : name_(std::move(name)),
        arguments_(std::move(arguments)),
        model_(loaded.run_functions->name),
        options_(options),
        watch_(loop_, options, std::nullopt),
        storm_(loop_, clock_, loaded.program, with_run_functions(loaded), simulation, storm_options,
               {[](const Window&) {},
                [this](const StormResult& result) { over(result); },
                {},
                [this](const ScriptLine& line) { watch_.print(line); },
                [this](const Shown& shown) { show_exchange(watch_, options_, shown); }}),
        attempt_(this, [](void* self) { static_cast<Call*>(self)->invoke(); }),
        late_(this, [](void* self) { static_cast<Call*>(self)->take_too_long(); }),
        signals_(loop_, [this](int) { interrupt(); }) {}

  RunFunctions::Called run(const std::string& script, Nanos timeout, Fault late) {
    const Instant begun = clock_.now();
    loop_.arm(attempt_, begun);
    loop_.arm(late_, begun + timeout);
    loop_.run();
    if (late_has_come_) {
      throw Error(late, name_ + "() takes longer than " + format_duration(timeout), script,
                  "give it more time: --" + timeout_option());
    }
    if (interrupted_) throw Error(Fault::interrupted, "interrupted in " + name_ + "()", script);
    if (result_.end == StormEnd::aborted)
      throw Error(Fault::aborted, name_ + "(): " + result_.failure, script);
    if (!reply_) throw Error(Fault::script, result_.failure, script);
    if (reply_->kind != Reply::Kind::done) {
      throw Error(Fault::script, name_ + "() has failed: " + reply_->text, script);
    }
    return {reply_->text, result_.sentences, result_.total.begun, clock_.now() - begun};
  }

 private:
  std::string timeout_option() const {
    return (name_ == "handleSummary" ? "summary" : name_) + "-timeout";
  }

  void invoke() {
    storm_.invoke(model_, 0, name_, arguments_, [this](const Reply& reply) { hear(reply); });
  }

  void hear(const Reply& reply) {
    const bool early = reply.kind == Reply::Kind::no_such_bot || reply.kind == Reply::Kind::busy;
    if (early && !ending_) return loop_.arm(attempt_, loop_.now() + next_attempt);
    if (!ending_) reply_ = reply;
    ending_ = true;
    loop_.cancel(late_);
    storm_.stop();
  }

  void take_too_long() {
    late_has_come_ = true;
    end();
  }
  void interrupt() {
    interrupted_ = true;
    end();
  }
  void end() {
    ending_ = true;
    loop_.cancel(attempt_);
    storm_.cut_off();
  }

  void over(const StormResult& result) {
    result_ = result;
    loop_.stop();
  }

  SteadyClock clock_;
  Loop loop_{clock_};
  const std::string name_, arguments_, model_;
  const RunOptions& options_;
  bool ending_ = false, late_has_come_ = false, interrupted_ = false;
  std::optional<Reply> reply_;
  StormResult result_;
  Watch watch_;
  Storm storm_;
  Timer attempt_, late_;
  Signals signals_;
};

}  // namespace

RunFunctions::RunFunctions(const Loaded& loaded, const Simulation& simulation,
                           const RunOptions& options, StormOptions storm_options)
    : loaded_(loaded),
      simulation_(loaded.run_functions ? with_one_bot(simulation, loaded.run_functions->name)
                                       : simulation),
      options_(options),
      storm_options_(on_one_thread(std::move(storm_options))) {}

bool RunFunctions::has(const std::string& name) const {
  if (!loaded_.run_functions) return false;
  const std::vector<std::string>& methods = loaded_.run_functions->methods;
  return std::find(methods.begin(), methods.end(), name) != methods.end();
}

RunFunctions::Called RunFunctions::call(const std::string& name, const std::string& arguments,
                                        Nanos timeout, Fault late) {
  Call call(loaded_, simulation_, options_, storm_options_, name, arguments);
  return call.run(loaded_.program.entry, timeout, late);
}

}  // namespace hailstorm
