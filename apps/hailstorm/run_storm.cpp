#include "run_storm.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>
#include <variant>

#include "assemble.h"
#include "base/duration.h"
#include "base/error.h"
#include "base/output_file.h"
#include "bot_keys.h"
#include "exit_codes.h"
#include "limits.h"
#include "log/secrets.h"
#include "loop/signals.h"
#include "report/chronicle.h"
#include "report/overload.h"
#include "report/report_files.h"
#include "report/statement.h"
#include "report/terminal.h"
#include "report/terminal_look.h"
#include "report/text.h"
#include "report/threshold_lines.h"
#include "report/totals.h"
#include "run_thresholds.h"
#include "run_words.h"
#include "sample_file.h"
#include "script_world.h"
#include "storm/storm.h"
#include "storm_options.h"
#include "surrounding.h"
#include "watch.h"

namespace hailstorm {

namespace {

// Those that fail first: there may be no room for all of them.
std::vector<ProgressLine> lines_of(const std::vector<ThresholdVerdict>& verdicts) {
  std::vector<ProgressLine> lines;
  for (const bool passed : {false, true}) {
    for (const ThresholdVerdict& verdict : verdicts) {
      if (verdict.passed != passed) continue;
      lines.push_back({(passed ? "✓ " : "✗ ") + verdict.threshold.key + ": " +
                           verdict.threshold.source + "  " + words_for(verdict),
                       passed ? Ink::plain : Ink::bad});
    }
  }
  return lines;
}

// The URL of a run that has no script of its own, fit for others to see.
std::string target_of(const Simulation& simulation) {
  const auto url = simulation.env.find("URL");
  if (simulation.script.name != built_in_name || url == simulation.env.end()) return {};
  return without_secrets(without_password(url->second));
}

// One run: the storm, what is shown of it while it lasts, and the summary it leaves.
class Run {
 public:
  Run(const Simulation& simulation, const RunOptions& options, const Loaded& loaded,
      const StormOptions& storm, std::string run_id, std::vector<std::string> notes);

  // Until the storm is over. Throws Error when it could not begin.
  void storm_on() { loop_.run(); }
  // Something to say in the report; `code`: the run's exit code by it, 0 for none.
  void note(std::string text, int code);
  // The figures are complete; what is shown and written comes after it.
  void sum_up(const Surrounding& around);
  // Why functions around the run have called it failed, so far.
  void add_sentences(const std::set<std::string>& sentences);
  const RunSummary& summary() const { return summary_; }
  // The report on the terminal, unless the script's `own` takes its place, and in files. Returns
  // the exit code.
  int report(const std::optional<std::string>& own);

 private:
  std::unique_ptr<SampleFile> open_samples();
  void announce();
  void window_closed(const Window& window);
  void judge(const Window& window);
  void tell_of_folded(const Snapshot& tally);
  void tell_of_overload();
  void over(const StormResult& result);
  void interrupted();
  [[noreturn]] void quit();
  void end_samples();

  const Simulation& simulation_;
  const RunOptions& options_;
  const std::string run_id_;
  SteadyClock clock_;
  Loop loop_{clock_};
  Watch watch_;
  RunSummary summary_;
  Chronicle chronicle_{summary_};
  Thresholds thresholds_;
  StormResult result_;
  int interruptions_ = 0;
  bool told_of_folded_ = false;
  int function_code_ = 0;                // the exit code by it
  std::unique_ptr<SampleFile> samples_;  // with --out
  Storm storm_;
  BotKeys keys_;
  Signals signals_;
};

Run::Run(const Simulation& simulation, const RunOptions& options, const Loaded& loaded,
         const StormOptions& storm, std::string run_id, std::vector<std::string> notes)
    : simulation_(simulation),
      options_(options),
      run_id_(std::move(run_id)),
      watch_(loop_, options, simulation.duration),
      thresholds_(thresholds_of(simulation, loaded)),
      storm_(loop_, clock_, loaded, simulation, storm,
             {[this](const Window& window) { window_closed(window); },
              [this](const StormResult& result) { over(result); },
              [this](SampleBatch batch) { samples_->write(std::move(batch)); },
              [this](const ScriptLine& line) { watch_.print(line); },
              [this](const Shown& shown) { show_exchange(watch_, options_, shown); }}),
      keys_(storm_, [this](const std::string& line) { watch_.say("keys", LogLevel::info, line); }),
      signals_(loop_, [this](int) { interrupted(); }) {
  samples_ = open_samples();  // once the storm is planned: what is refused writes no file
  summary_.script = simulation.script.name;
  summary_.target = target_of(simulation);
  summary_.started = utc_now();
  summary_.threads = options.threads;
  summary_.seed = options.seed;
  summary_.run_id = run_id_;
  if (options.full_history) summary_.names_over_time.emplace();
  summary_.connections = describe(mode_of(storm_.plan(), options.http.connections));
  summary_.proxy = describe(options.http.proxy);
  summary_.tls_resume = options.http.tls_resume;
  summary_.bodies_discarded = options.http.discard_response_bodies;
  summary_.tags = simulation.tags;
  summary_.script_metrics = loaded.program.metrics;
  summary_.notes = loaded.warnings;
  for (std::string& note : notes) summary_.notes.push_back(std::move(note));
  for (std::string& note : notes_on_data(loaded, storm_.plan())) {
    summary_.notes.push_back(std::move(note));
  }
  if (!options.http.keylog_file.empty()) {
    summary_.notes.push_back("the secrets of TLS go to " + options.http.keylog_file +
                             ", because SSLKEYLOGFILE is set");
  }
  summary_.max_running = options.max_running;
  if (options.max_rate)
    summary_.max_rate = static_cast<std::uint64_t>(std::llround(*options.max_rate));
  for (const std::string& note : storm_.plan().notes) summary_.notes.push_back(note);
  for (const CrowdPlan& crowd : storm_.plan().crowds) {
    const Model& model = storm_.plan().models[crowd.model];
    summary_.models.push_back({model.name, crowd.text(),
                               crowd.arrives() ? manner_of(crowd, options) : pace_of(model),
                               crowd.arrives()});
  }
  announce();
  watch_.listen([this](char key) { keys_.press(key); }, [this] { return keys_.hint(); });
}

std::unique_ptr<SampleFile> Run::open_samples() {
  if (options_.samples_path.empty()) return nullptr;
  return std::make_unique<SampleFile>(options_.samples_path, simulation_.tags, loop_, clock_,
                                      [this](unsigned worker) { storm_.dealt_with(worker); });
}

// What is missing in the file is a thing to know.
void Run::end_samples() {
  if (!samples_) return;
  const SampleFileEnd end = samples_->end();
  if (end.dropped > 0) {
    summary_.notes.push_back(std::to_string(end.dropped) + " of " +
                             std::to_string(end.samples + end.dropped) + " samples are not in " +
                             options_.samples_path + ": they came faster than they were written");
  }
  if (!end.failure.empty()) {
    summary_.notes.push_back(options_.samples_path + " is not complete: " + end.failure);
  }
}

void Run::announce() {
  for (const RunModel& model : summary_.models) {
    const bool said = !simulation_.bots.empty() || !simulation_.arrivals.empty();
    const std::string noun = model.arrives        ? " arrivals per second, "
                             : model.shape == "1" ? " bot, "
                                                  : " bots, ";
    watch_.announce(model.name + ": " + model.shape + noun + model.pace +
                    (said ? "" : " (no shape given: one bot)"));
  }
  watch_.announce(length_of(simulation_) + " on " + std::to_string(options_.threads) +
                  (options_.threads == 1 ? " thread" : " threads") + "; Ctrl-C stops gracefully");
  if (!summary_.proxy.empty())
    watch_.announce("through the proxy " + summary_.proxy + "; loopback is reached directly");
  for (const std::string& note : summary_.notes) watch_.announce("note: " + note);
}

void Run::window_closed(const Window& window) {
  if (summary_.launched == 0) summary_.launched = unix_now() - window.number - 1;
  chronicle_.take_down(window, window.lag);
  tell_of_folded(window.tally);
  if (samples_) samples_->write(window.bots, window.lag);
  judge(window);
  tell_of_overload();
  watch_.show(window, window.lag, lines_of(thresholds_.verdicts()));
}

// When it begins: how it went on is for the report.
void Run::tell_of_overload() {
  const std::vector<RunSecond>& seconds = summary_.seconds;
  const RunSecond& last = seconds.back();
  const bool before = seconds.size() > 1 && seconds[seconds.size() - 2].distorted;
  if (!last.distorted || before) return;
  watch_.say("run", LogLevel::warning,
             "the generator itself was late by up to " +
                 show_time(static_cast<double>(last.delay_max.count())) + " within second " +
                 std::to_string(last.number) + ": " + cause_of(last));
}

// Says when a threshold fails for the first time, and ends the run for one that wants it ended.
void Run::judge(const Window& window) {
  const Nanos end = std::chrono::seconds(window.number + 1);
  if (simulation_.duration && end > *simulation_.duration) thresholds_.hear_stopping();
  for (const ThresholdVerdict* verdict : thresholds_.hear(window)) {
    watch_.say("threshold", LogLevel::warning,
               "threshold crossed after " + format_duration(end) + ": " + verdict->threshold.key +
                   ": " + verdict->threshold.source + " (" + words_for(*verdict) + ")");
  }
  const ThresholdVerdict* const verdict = thresholds_.abort();
  if (verdict == nullptr) return;
  watch_.say("threshold", LogLevel::warning,
             "stopping: " + verdict->threshold.key + " has abortOnFail");
  storm_.stop();
}

// Once: it goes on for as long as the run does.
void Run::tell_of_folded(const Snapshot& tally) {
  if (told_of_folded_ || tally.folded.empty()) return;
  told_of_folded_ = true;
  watch_.say("run", LogLevel::warning, "warning: " + note_on_folded(tally));
}

void Run::over(const StormResult& result) {
  result_ = result;
  loop_.stop();
}

// Should a thread not come to its end, nobody waits for it for ever.
void Run::quit() {
  watch_.say("run", LogLevel::warning, "quit without a report: threads had not ended");
  watch_.finish();
  _exit(run_interrupted);
}

void Run::interrupted() {
  if (++interruptions_ > 2) quit();
  if (interruptions_ > 1) return storm_.cut_off();
  thresholds_.hear_stopping();
  watch_.say("run", LogLevel::info,
             "stopping: bots may take " + format_duration(options_.graceful_stop) +
                 " to end; Ctrl-C again cuts them off");
  storm_.stop();
}

Ending ending_of(StormEnd end) {
  switch (end) {
    case StormEnd::duration_over: return Ending::duration_over;
    case StormEnd::iterations_done: return Ending::iterations_done;
    case StormEnd::stopped: return Ending::interrupted;
    case StormEnd::aborted:
    case StormEnd::failed: return Ending::aborted;
  }
  return Ending::aborted;
}

// What weighs more comes first: docs/reference/exit-codes.md.
int exit_code_of(const StormResult& result, const std::vector<ThresholdVerdict>& thresholds) {
  if (result.end == StormEnd::failed) return exit_code(Fault::script);
  if (result.end == StormEnd::aborted) return run_aborted;
  if (!result.sentences.empty()) return run_called_failed;
  for (const ThresholdVerdict& verdict : thresholds)
    if (!verdict.passed || verdict.ended_run) return thresholds_failed;
  return result.end == StormEnd::stopped ? run_interrupted : 0;
}

void Run::note(std::string text, int code) {
  watch_.say("run", code == 0 ? LogLevel::info : LogLevel::error, text);
  if (code != 0) summary_.function_failures.push_back(text);
  summary_.notes.push_back(std::move(text));
  function_code_ = weightier(function_code_, code);
  summary_.exit_code = weightier(summary_.exit_code, code);
}

void Run::sum_up(const Surrounding& around) {
  watch_.finish();
  summary_.requests_around = around.requests();
  if (result_.end == StormEnd::failed && result_.elapsed == Nanos(0))
    throw Error(Fault::script, result_.failure);
  summary_.elapsed = result_.elapsed;
  summary_.ending = ending_of(result_.end);
  summary_.ending_reason = result_.failure;
  summary_.changes = keys_.changes();
  for (std::string& note : describe(summary_.changes)) summary_.notes.push_back(std::move(note));
  thresholds_.finish(result_.elapsed);
  summary_.thresholds = thresholds_.verdicts();
  for (const ThresholdVerdict& verdict : summary_.thresholds) {
    if (!verdict.ended_run || result_.end != StormEnd::stopped || interruptions_ > 0) continue;
    summary_.ending = Ending::aborted;
    summary_.ending_reason =
        "by the threshold " + verdict.threshold.key + ": " + verdict.threshold.source;
  }
  summary_.exit_code = weightier(exit_code_of(result_, summary_.thresholds), function_code_);
  add_sentences(around.sentences());
  summary_.fail_on_overload = options_.fail_on_overload;
  if (is_overloaded(summary_)) summary_.exit_code = weightier(summary_.exit_code, run_overloaded);
  summary_.total = result_.total;
  if (std::string note = note_on_folded(result_.total); !note.empty())
    summary_.notes.push_back(std::move(note));
  summary_.kept = result_.kept;
  if (const auto& names = summary_.names_over_time; names && names->ends_at())
    summary_.notes.push_back("the history of names ends at second " +
                             std::to_string(*names->ends_at()) + ": it is full");
  end_samples();
  const WorkerHealth& health = result_.health;
  summary_.gc_pauses = health.collections;
  summary_.longest_work = health.longest_work;
  summary_.longest_lag =
      std::max(health.longest_stall, Nanos(static_cast<Nanos::rep>(health.tick_lag.max())));
}

void Run::add_sentences(const std::set<std::string>& sentences) {
  result_.sentences.insert(sentences.begin(), sentences.end());
  summary_.sentences = {result_.sentences.begin(), result_.sentences.end()};
  if (!summary_.sentences.empty())
    summary_.exit_code = weightier(summary_.exit_code, run_called_failed);
}

int Run::report(const std::optional<std::string>& own) {
  const TerminalLook look = look_of(stdout, options_.color);
  const std::string shown =
      own ? *own : render_summary(summary_, {look.color, look.columns, look.unicode});
  std::fputs(shown.c_str(), stdout);
  write_reports(summary_, options_.reports);
  if (result_.end == StormEnd::failed) throw Error(Fault::script, result_.failure);
  return summary_.exit_code;
}

}  // namespace

int run_storm(const Simulation& simulation, const RunOptions& options, Loaded& loaded) {
  check_reports(options.reports);
  raise_descriptor_limit();
  const std::string run_id = new_run_id();
  const StormOptions storm = storm_options(options, run_id);
  if (loaded.run_functions) {  // what is wrong is told before setup()
    (void)thresholds_of(simulation, loaded);
    (void)plan_storm(loaded.models, simulation, storm);
  }
  if (!options.samples_path.empty()) check_writable(options.samples_path);
  Surrounding functions(simulation, options, loaded, storm);
  functions.set_up();
  Run run(simulation, options, loaded, storm, run_id, functions.notes());
  const auto note = [&run](std::string text, int code) { run.note(std::move(text), code); };
  run.storm_on();
  functions.tear_down(note);
  run.sum_up(functions);
  const auto own = functions.summarize(run.summary(), note);
  run.add_sentences(functions.sentences());
  return run.report(own);
}

}  // namespace hailstorm
