#include "storm/storm.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "base/suggest.h"
#include "web/json_scanner.h"

namespace hailstorm {
namespace {

// Between the last worker's readiness and run time 0.
constexpr Nanos launch_delay = std::chrono::milliseconds(5);

Reply no_such_model(const StormPlan& plan, const std::string& model) {
  std::vector<std::string> names;
  names.reserve(plan.crowds.size());
  for (const CrowdPlan& crowd : plan.crowds) names.push_back(crowd.name);
  return {Reply::Kind::no_such_bot, "no model " + model + ": " + did_you_mean(model, names)};
}

}  // namespace

Storm::Storm(Loop& loop, const Clock& clock, const Program& program,
             const std::vector<Model>& models, const Simulation& simulation,
             const StormOptions& options, Events events)
    : clock_(clock),
      simulation_(simulation),
      options_(options),
      plan_(plan_storm(models, simulation, options)),
      events_(std::move(events)),
      mailbox_(loop, [this](WorkerNews news) { hear(std::move(news)); }),
      post_(options.threads,
            [this](unsigned worker, StorageLetter letter) {
              workers_[worker]->deliver(std::move(letter));
            }),
      lines_(options.threads) {
  for (const CrowdPlan& crowd : plan_.crowds) numbers_.push_back(plain_number(crowd));
  if (simulation.iterations) reserve_.emplace(*simulation.iterations, options_.threads);
  for (const WorkerPlan& share : plan_.workers) {
    workers_.push_back(
        std::make_unique<Worker>(plan_, share, program, simulation_, options_, clock_,
                                 [this](WorkerNews news) { mailbox_.post(std::move(news)); }));
  }
}

Storm::~Storm() {
  for (const auto& worker : workers_) worker->cut_off();
}

void Storm::dealt_with(unsigned worker) {
  if (worker < workers_.size()) workers_[worker]->give_credit();
}

void Storm::stop() {
  if (stopping_) return;
  stopping_ = true;
  result_.end = StormEnd::stopped;
  for (const auto& worker : workers_) worker->stop();
}

void Storm::cut_off() {
  if (!stopping_) result_.end = StormEnd::stopped;
  stopping_ = true;
  for (const auto& worker : workers_) worker->cut_off();
}

// ---- What the workers tell

void Storm::hear(WorkerNews news) {
  if (auto* line = std::get_if<WorkerLine>(&news)) return hear_line(*line);
  if (auto* ready = std::get_if<WorkerReady>(&news)) return hear_ready(*ready);
  if (auto* window = std::get_if<WorkerWindow>(&news)) return hear_window(*window);
  if (auto* batch = std::get_if<SampleBatch>(&news)) return events_.samples(std::move(*batch));
  if (auto* report = std::get_if<StockReport>(&news)) return hear_report(*report);
  if (auto* letter = std::get_if<StorageLetter>(&news)) return post_.pass(std::move(*letter));
  if (auto* finished = std::get_if<WorkerFinished>(&news)) {
    return hear_finished(std::move(*finished));
  }
  if (auto* reply = std::get_if<WorkerReply>(&news)) return hear_reply(*reply);
  if (auto* sentence = std::get_if<Sentence>(&news)) return hear_sentence(*sentence);
  if (auto* shown = std::get_if<Shown>(&news)) return events_.shown(*shown);
  if (auto* kept = std::get_if<KeptExchange>(&news)) return hear_failure(std::move(*kept));
  if (result_.failure.empty()) result_.failure = std::get<WorkerFailed>(news).message;
  cut_off();
  result_.end = StormEnd::failed;
}

void Storm::hear_ready(const WorkerReady& news) {
  if (news.has_work) ++working_;
  if (++ready_ < workers_.size()) return;
  launched_ = clock_.now() + launch_delay;
  for (const auto& worker : workers_) worker->launch(launched_);
}

void Storm::hear_line(const WorkerLine& news) {
  events_.printed(news.line);
  ++lines_[news.number];
}

void Storm::hear_report(const StockReport& report) {
  for (const StockOrder& order : reserve_->hear(report)) workers_[order.worker]->hear(order);
}

void Storm::hear_window(const WorkerWindow& news) {
  Round& round = rounds_[news.window.number];
  round.window.number = news.window.number;
  round.window.merge(news.window);
  ++round.parts;
  if (const std::uint64_t lines = std::exchange(lines_[news.number], 0); lines > 0)
    workers_[news.number]->lines_written(lines);
  close_rounds();
}

std::size_t Storm::parts_of(std::int64_t window, const Round& round) const {
  const auto none = std::count_if(finished_.begin(), finished_.end(),
                                  [window](std::int64_t windows) { return windows <= window; });
  return round.parts + static_cast<std::size_t>(none);
}

// In their order.
void Storm::close_rounds() {
  while (!rounds_.empty() &&
         parts_of(rounds_.begin()->first, rounds_.begin()->second) == workers_.size()) {
    Round round = std::move(rounds_.extract(rounds_.begin()).mapped());
    round.window.strain.merge(machine_.since_last());
    result_.total.merge(round.window.tally);
    events_.window(round.window);
  }
}

void Storm::hear_finished(WorkerFinished news) {
  post_.inherit(news.number, std::move(news.storage));
  result_.health.merge(news.health);
  if (news.all_done) ++all_done_;
  if (!news.gave_up.empty()) {
    ++gave_up_;
    why_given_up_ = news.gave_up;
  }
  finished_.push_back(news.windows);
  close_rounds();
  const bool all_done = working_ > 0 && all_done_ == working_;
  // Workers without bots wait for the others only.
  if (all_done && !stopping_) {
    for (const auto& worker : workers_) worker->stop();
  }
  if (finished_.size() < workers_.size()) return;
  if (all_done && !stopping_) result_.end = StormEnd::iterations_done;
  if (gave_up_ > 0 && gave_up_ == working_ && result_.end == StormEnd::iterations_done) {
    result_.end = StormEnd::failed;
    result_.failure = why_given_up_;
  }
  stopping_ = true;
  if (ready_ == workers_.size()) result_.elapsed = std::max(Nanos(0), clock_.now() - launched_);
  workers_.clear();
  for (const auto& [call, hear] : std::exchange(calls_, {}))
    hear({Reply::Kind::no_such_bot, "the run is over"});
  events_.end(result_);
}

void Storm::hear_sentence(const Sentence& sentence) {
  constexpr std::size_t most = 10;
  if (!sentence.abort) {
    if (result_.sentences.size() < most) result_.sentences.insert(sentence.reason);
    return;
  }
  if (result_.end == StormEnd::aborted || result_.end == StormEnd::failed) return;
  stop();
  result_.end = StormEnd::aborted;
  result_.failure = sentence.reason;
}

// Each worker keeps as many as the run may: here the first of all workers' stay.
void Storm::hear_failure(KeptExchange news) {
  std::vector<KeptExchange>& kept = result_.kept;
  const auto is_alike = [&news](const KeptExchange& one) {
    return std::tie(one.model, one.name, one.method, one.kind) ==
           std::tie(news.model, news.name, news.method, news.kind);
  };
  const auto alike = static_cast<std::size_t>(std::count_if(kept.begin(), kept.end(), is_alike));
  if (alike >= options_.keep.per_kind || kept.size() >= FailureKeeper::failures_max) return;
  const auto called_failed = static_cast<std::size_t>(std::count_if(
      kept.begin(), kept.end(), [](const KeptExchange& one) { return one.called_failed; }));
  if (news.called_failed && called_failed >= FailureKeeper::called_failed_max) return;
  const auto is_earlier = [](const KeptExchange& a, const KeptExchange& b) { return a.at < b.at; };
  kept.insert(std::upper_bound(kept.begin(), kept.end(), news, is_earlier), news);
}

// ---- Another number of bots

std::optional<std::uint64_t> Storm::bots_of(const std::string& model) const {
  for (std::size_t i = 0; i < plan_.crowds.size(); ++i) {
    if (plan_.crowds[i].name == model) return numbers_[i];
  }
  return std::nullopt;
}

std::string Storm::why_not_rescale(const std::string& model, std::uint64_t bots) const {
  if (!bots_of(model)) return "the bots of " + model + " follow a formula of time";
  if (bots > bots_max) return "a run has at most " + std::to_string(bots_max) + " bots of a model";
  if (ready_ < workers_.size() || workers_.empty()) return "the run has not begun";
  if (stopping_) return "the run is ending";
  if (!finished_.empty()) return "threads have ended whose bots are all done";
  return {};
}

Storm::Rescaled Storm::rescale(const std::string& model, std::uint64_t bots) {
  if (std::string refusal = why_not_rescale(model, bots); !refusal.empty())
    return {{}, std::move(refusal)};
  constexpr Nanos ahead = std::chrono::milliseconds(100);
  const Nanos soon = std::max(clock_.now() - launched_, Nanos(0)) + ahead;
  const Nanos from = (soon / tick_length + 1) * tick_length;
  for (std::size_t i = 0; i < plan_.crowds.size(); ++i) {
    if (plan_.crowds[i].name != model) continue;
    numbers_[i] = bots;
    for (const auto& worker : workers_) worker->rescale(i, from, bots);
  }
  working_ = count_working();
  return {from, {}};
}

std::size_t Storm::count_working() const {
  const auto has_work = [this](const WorkerPlan& worker) {
    for (std::size_t i = 0; i < plan_.crowds.size(); ++i) {
      const CrowdPlan& crowd = plan_.crowds[i];
      if (has_bots(plan_, worker, crowd, numbers_[i].value_or(crowd.peak))) return true;
    }
    return false;
  };
  return static_cast<std::size_t>(
      std::count_if(plan_.workers.begin(), plan_.workers.end(), has_work));
}

// ---- Bots called from outside

void Storm::invoke(const std::string& model, std::uint64_t index, const std::string& method,
                   const std::string& arguments, HearReply hear) {
  const auto found = find(model, index);
  if (!found) return hear(no_such_model(plan_, model));
  const std::vector<std::string>& methods = plan_.models[plan_.crowds[found->crowd].model].methods;
  if (std::find(methods.begin(), methods.end(), method) == methods.end()) {
    return hear({Reply::Kind::no_such_method,
                 model + " has no method " + method +
                     (methods.empty() ? "" : ": " + did_you_mean(method, methods))});
  }
  JsonScanner scanner(arguments);
  if (!arguments.empty() && !(scanner.value() && scanner.at_end()))
    return hear({Reply::Kind::bad_arguments, "the arguments are not JSON"});
  if (!found->worker) return hear({Reply::Kind::no_such_bot, "the run is over"});
  found->worker->invoke(found->crowd, index, {method, arguments, awaited(std::move(hear))});
}

void Storm::enter_state(const std::string& model, std::uint64_t index, BotState state,
                        HearReply hear) {
  const auto found = find(model, index);
  if (!found) return hear(no_such_model(plan_, model));
  if (!found->worker) return hear({Reply::Kind::no_such_bot, "the run is over"});
  found->worker->enter_state(found->crowd, index, state, awaited(std::move(hear)));
}

std::optional<Storm::Whereabouts> Storm::find(const std::string& model, std::uint64_t index) {
  const auto crowd = std::find_if(plan_.crowds.begin(), plan_.crowds.end(),
                                  [&model](const CrowdPlan& each) { return each.name == model; });
  if (crowd == plan_.crowds.end()) return std::nullopt;
  const auto seat = static_cast<Seat>((crowd->base + index % plan_.seats) % plan_.seats);
  Whereabouts found{static_cast<std::size_t>(crowd - plan_.crowds.begin()), nullptr};
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    const Slice& slice = plan_.workers[i].slice;
    if (std::binary_search(slice.begin(), slice.end(), seat)) found.worker = workers_[i].get();
  }
  return found;
}

Storm::HearReply Storm::awaited(HearReply hear) {
  const std::uint64_t call = ++calls_made_;
  calls_.emplace(call, std::move(hear));
  return [this, call](const Reply& reply) { mailbox_.post(WorkerReply{call, reply}); };
}

void Storm::hear_reply(const WorkerReply& news) {
  const auto found = calls_.find(news.call);
  if (found == calls_.end()) return;
  const HearReply hear = std::move(found->second);
  calls_.erase(found);
  hear(news.reply);
}

}  // namespace hailstorm
