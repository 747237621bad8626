#include "storm/errands.h"

#include <algorithm>
#include <utility>

#include "base/random.h"
#include "storm/workplace.h"

namespace hailstorm {
namespace {

// host[:port] of a URL and where its path begins; views into it.
struct Halves {
  std::string_view host, rest;
};

Halves halves_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  url.remove_prefix(scheme == url.npos ? 0 : scheme + 3);
  const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
  std::string_view host = url.substr(0, end);
  host.remove_prefix(host.rfind('@') == host.npos ? 0 : host.rfind('@') + 1);
  return {host, url.substr(end)};
}

// The default name of an exchange: the path of its URL, without the query.
std::string_view path_of(const Request& request, const Url& url) {
  const std::string_view rest = url.complaint.empty() ? url.target : halves_of(request.url).rest;
  if (rest.empty() || rest.front() != '/') return "/";
  return rest.substr(0, rest.find_first_of("?#"));
}

std::uint64_t host_of(const HttpCall& call) { return hash(halves_of(call.fetch.request.url).host); }

}  // namespace

// ---- One request

void Errand::begin(const HttpCall& call, const FetchRequest& request,
                   std::optional<Instant> intended) {
  busy_ = true;
  intended_ = intended;
  ticket_ = call.ticket;
  expectation_ = call.expectation;
  of_batch_ = call.of_batch;
  host_ = call.of_batch ? host_of(call) : 0;
  context_ = errands_.context_of(call);
  given_name_ = call.name.empty() ? 0 : errands_.workplace_.recorder.name(call.name);
  fetch_.begin(request, *this);
}

void Errand::expect(bool read) const { errands_.owner_.expect(read); }

void Errand::exchange_begun(const Request& request, const Url& url) {
  Recorder& recorder = errands_.workplace_.recorder;
  name_ = given_name_ ? given_name_ : recorder.name(path_of(request, url));
  method_ = recorder.name(request.method);
  recorder.exchange_begun();
}

void Errand::exchange_ended(const Answer& answer) {
  const int status = answer.outcome == Outcome::answered ? answer.status : 0;
  // Of the first: what follows a redirect follows an answer.
  const auto intended = std::exchange(intended_, std::nullopt);
  const Nanos response = intended ? errands_.workplace_.loop.now() - *intended : no_intended_start;
  Expected expected = expectation_->of(status);
  // A challenge that is replied to is how digest begins: nothing has failed.
  if (answer.challenge && expected == Expected::no) expected = Expected::yes;
  series_ = errands_.workplace_.recorder.exchange_ended({.context = context_,
                                                         .name = name_,
                                                         .method = method_,
                                                         .outcome = answer.outcome,
                                                         .status = status,
                                                         .expected = expected,
                                                         .sent = answer.sent,
                                                         .resent = answer.seen_twice,
                                                         .bytes_sent = answer.bytes_sent,
                                                         .bytes_received = answer.bytes_received,
                                                         .timings = answer.timings,
                                                         .response = response});
  failed_ = expected == Expected::no;
  if (failed_) keep(answer);
  if (errands_.workplace_.host.may_show()) show_on(answer);
}

// To whoever looks on.
void Errand::show_on(const Answer& answer) const {
  const Workplace& workplace = errands_.workplace_;
  const Recorder& recorder = workplace.recorder;
  if (!workplace.failures) return;
  workplace.host.show_exchange(
      ShownExchange{workplace.failures->copy(recorder.model_of(context_), recorder.text(name_),
                                             recorder.text(method_), answer, workplace.loop.now()),
                    answer.timings.duration(), failed_});
}

void Errand::keep(const Answer& answer) const {
  Workplace& workplace = errands_.workplace_;
  if (!workplace.failures || !workplace.failures->wants(series_, answer)) return;
  const Recorder& recorder = workplace.recorder;
  workplace.failures->keep(recorder.model_of(context_), recorder.text(name_),
                           recorder.text(method_), answer, workplace.loop.now());
}

void Errand::show(const Answer& answer) const {
  FailureKeeper* const failures = errands_.workplace_.failures;
  if (!failures || failed_) return;
  const Recorder& recorder = errands_.workplace_.recorder;
  failures->show({series_, recorder.model_of(context_), recorder.text(name_),
                  recorder.text(method_), &answer});
}

void Errand::fetched(const Answer& answer) {
  busy_ = false;
  errands_.done(*this, answer);
}

// ---- All requests of a bot

Errands::Errands(Workplace& workplace, Pool& pool, ErrandsOwner& owner)
    : workplace_(workplace), pool_(pool), owner_(owner), first_(*this, workplace.client, pool) {}

void Errands::begin(std::span<const HttpCall> calls, std::optional<Instant> intended) {
  for (const HttpCall& call : calls) {
    if (has_room_for(call)) {
      begin(call, intended);
    } else {
      waiting_.emplace_back(call, intended);
    }
  }
}

void Errands::begin(const HttpCall& call, std::optional<Instant> intended) {
  const StormOptions& options = workplace_.options;
  FetchRequest fetch = call.fetch;
  if (fetch.request.timeout == Nanos(0)) fetch.request.timeout = options.request_timeout;
  if (fetch.redirects_max < 0) fetch.redirects_max = options.redirects_max;
  if (options.discard_bodies && !call.keep_said) fetch.request.keep = Keep::nothing;
  free_errand().begin(call, fetch, intended);
}

ContextId Errands::context_of(const HttpCall& call) const {
  return call.tags == 0 ? context_ : workplace_.recorder.context_with(context_, call.tags);
}

void Errands::begin_waiting() {
  for (auto next = waiting_.begin(); next != waiting_.end();) {
    const auto kept = next++;
    if (!has_room_for(kept->call())) continue;
    begin(kept->call(), kept->intended());
    waiting_.erase(kept);
  }
}

bool Errands::has_room_for(const HttpCall& call) const {
  if (!call.of_batch) return true;
  const std::uint64_t host = host_of(call);
  std::size_t in_all = first_.of_batch() ? 1 : 0, to_host = first_.of_batch_to(host) ? 1 : 0;
  for (const auto& errand : more_) {
    in_all += errand->of_batch() ? 1 : 0;
    to_host += errand->of_batch_to(host) ? 1 : 0;
  }
  return in_all < workplace_.options.batch && to_host < workplace_.options.batch_per_host;
}

Errand& Errands::free_errand() {
  if (!first_.busy()) return first_;
  const auto idle =
      std::find_if(more_.begin(), more_.end(), [](const auto& errand) { return !errand->busy(); });
  if (idle != more_.end()) return **idle;
  more_.push_back(std::make_unique<Errand>(*this, workplace_.client, pool_));
  return *more_.back();
}

void Errands::cut_off() {
  waiting_.clear();
  if (first_.busy()) first_.cut_off();
  for (const auto& errand : more_) {
    if (errand->busy()) errand->cut_off();
  }
}

void Errands::done(Errand& errand, const Answer& answer) {
  errand.show(answer);
  owner_.answered(errand.ticket(), answer, SeriesId(errand.series()));
  if (workplace_.failures) workplace_.failures->set_aside();
  if (!waiting_.empty()) begin_waiting();
}

}  // namespace hailstorm
