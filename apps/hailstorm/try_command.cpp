// hailstorm try: one bot, each of its actions once, every step shown.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "arguments.h"
#include "assemble.h"
#include "base/duration.h"
#include "base/suggest.h"
#include "exit_codes.h"
#include "limits.h"
#include "loop/loop.h"
#include "loop/signals.h"
#include "report/exchange_text.h"
#include "report/text.h"
#include "simulation/values.h"
#include "storm/storm.h"
#include "storm_options.h"
#include "surrounding.h"

namespace hailstorm {
namespace {

constexpr std::string_view left_out[] = {
    "bots",       "arrivals",           "poisson", "when-full",   "stage",    "duration",
    "iterations", "iterations-per-bot", "threads", "max-running", "max-rate", "catch-up",
    "pacing-gap"};

Syntax syntax() {
  constexpr std::string_view group = "What to try";
  std::vector<Setting> options = {
      {"model", 0, "MODEL", Form::scalar, true, group, "only this model (default: each in turn)"},
      {"action", 0, "ACTION", Form::scalar, true, group,
       "only this action (default: each once, in their order)"},
      {"times", 0, "N", Form::scalar, true, group, "so many rounds (default: 1)"}};
  for (const Setting& setting : assembled_options()) {
    if (std::find(std::begin(left_out), std::end(left_out), setting.name) == std::end(left_out))
      options.push_back(setting);
  }
  return {"try",
          "run one bot, each of its actions once, and show every step",
          "SCRIPT | SIMULATION",
          {"hailstorm try shop.ts --model Shopper --action checkout --http-debug"},
          std::move(options)};
}

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const Named& one : all) names.push_back(one.name);
  return names;
}

std::vector<std::string> actions_of(const std::vector<Model>& models) {
  std::vector<std::string> names;
  for (const Model& model : models)
    for (const Action& action : model.actions) names.push_back(action.name);
  return names;
}

// The model as it is tried: its actions one after the other, without a pause.
Model as_tried(Model model, const std::optional<std::string>& action) {
  model.interval = Nanos(0);
  model.interval_is_default = false;
  model.wait.reset();
  model.fixed_count.reset();
  model.transitions.clear();
  model.sequence.clear();
  for (std::uint32_t i = 0; i < model.actions.size(); ++i) {
    model.actions[i].weight = 1;
    if (!action || model.actions[i].name == *action) model.sequence.push_back(i);
  }
  if (model.sequence.empty() && action) {
    throw Error(Fault::configuration, model.name + " has no action " + *action, "--action",
                did_you_mean(*action, names_of(model.actions)));
  }
  return model;
}

// A trial of one model; its storm is told step by step.
class Trial {
 public:
  Trial(const Assembled& what, const Model& model, std::uint64_t times, StormOptions options)
      : detail_(what.options.http.debug),
        simulation_(with_one_bot(what.simulation, model.name)),
        models_(what.loaded.models),
        signals_(loop_, [this](int) {
          interrupted_ = true;
          storm_->cut_off();
        }) {
    for (Model& one : models_) {
      one.fixed_count.reset();
      if (one.name == model.name) one = model;
    }
    simulation_.iterations = model.sequence.size() * times;
    options.show = {true, true};
    storm_.emplace(loop_, clock_, what.loaded.program, models_, simulation_, options,
                   Storm::Events{[](const Window&) {},
                                 [this](const StormResult& result) { over(result); },
                                 {},
                                 [](const ScriptLine& line) {
                                   std::printf("  %s: %s\n",
                                               std::string(name_of(line.level)).c_str(),
                                               fit_for_terminal(line.text).c_str());
                                 },
                                 [this](const Shown& shown) { std::visit(*this, shown); }});
  }

  // The exit code by this model. Throws Error (script) when it could not begin.
  int run() {
    loop_.run();
    if (result_.end == StormEnd::failed) throw Error(Fault::script, result_.failure);
    if (interrupted_) return run_interrupted;
    if (result_.end == StormEnd::aborted) return run_aborted;
    if (!result_.sentences.empty()) return run_called_failed;
    return failed_ ? thresholds_failed : 0;
  }

  void operator()(const ShownAction& action) {
    if (action.begins) {
      std::printf("%s.%s\n", action.model.c_str(), action.name.c_str());
      return;
    }
    failed_ |= action.failed;
    std::printf("  %s after %.2f ms\n", action.failed ? "failed" : "ended",
                seconds(action.duration) * 1e3);
  }
  void operator()(const ShownExchange& one) const {
    std::printf("  %s", render_exchange(one.exchange, one.duration, one.failed, detail_).c_str());
  }
  void operator()(const ShownCheck& check) {
    failed_ |= !check.passed;
    std::printf("  %s %s\n", check.passed ? "✓" : "✗", printable(check.name).c_str());
  }
  void operator()(const ShownError& error) const {
    std::printf("  error: %s\n", fit_for_terminal(error.text).c_str());
  }

 private:
  void over(const StormResult& result) {
    result_ = result;
    loop_.stop();
  }

  HttpDebug detail_;
  Simulation simulation_;
  std::vector<Model> models_;
  SteadyClock clock_;
  Loop loop_{clock_};
  std::optional<Storm> storm_;
  Signals signals_;
  StormResult result_;
  bool failed_ = false, interrupted_ = false;
};

std::vector<Model> models_to_try(const Loaded& loaded, const Arguments& arguments) {
  const auto model = arguments.value("model"), action = arguments.value("action");
  std::vector<Model> chosen;
  for (const Model& one : loaded.models) {
    const bool wanted =
        model ? one.name == *model
              : !action || std::any_of(one.actions.begin(), one.actions.end(),
                                       [&](const Action& each) { return each.name == *action; });
    if (wanted) chosen.push_back(as_tried(one, action));
  }
  if (!chosen.empty()) return chosen;
  const std::string wanted = model.value_or(action.value_or(""));
  throw Error(Fault::configuration,
              model ? "the script has no model " + wanted
                    : "no model of the script has an action " + wanted,
              model ? "--model" : "--action",
              did_you_mean(wanted, model ? names_of(loaded.models) : actions_of(loaded.models)));
}

}  // namespace

int try_command(const Words& words) {
  if (const auto help = asked_help(syntax(), words)) return std::fputs(help->c_str(), stdout) < 0;
  const Arguments arguments = parse_arguments(syntax(), words);
  if (arguments.flag("show-script")) return show_built_in_script();
  const std::uint64_t times =
      arguments
          .read("times", [](const std::string& text) { return read_count(text, 1, 1'000'000); })
          .value_or(1);
  Assembled what = assemble(syntax(), arguments);
  const std::vector<Model> models = models_to_try(what.loaded, arguments);
  raise_descriptor_limit();
  const StormOptions options = on_one_thread(storm_options(what.options, new_run_id()));
  Surrounding functions(what.simulation, what.options, what.loaded, options);
  functions.set_up();
  for (const std::string& note : functions.notes()) std::printf("%s\n", note.c_str());
  int code = 0;
  const auto note = [&code](int more) { code = weightier(code, more); };
  for (const Model& model : models) {
    if (model.sequence.empty()) {
      std::printf("%s has no actions to try\n", model.name.c_str());
      continue;
    }
    const int ended = Trial(what, model, times, options).run();
    note(ended);
    if (ended == run_interrupted || ended == run_aborted) break;
  }
  functions.tear_down([&note](const std::string& text, int of_function) {
    note(of_function);
    std::printf("%s\n", text.c_str());
  });
  if (!functions.sentences().empty()) note(run_called_failed);
  return code;
}

}  // namespace hailstorm
