// Counted by series; copied and redacted only when kept.
#include "storm/failure_keeper.h"

#include <utility>

#include "http/address.h"

namespace hailstorm {
namespace {

// The head with its empty line, and the body.
std::pair<std::string_view, std::string_view> split(std::string_view message) {
  const std::size_t end = message.find("\r\n\r\n");
  if (end == message.npos) return {message, {}};
  return {message.substr(0, end + 4), message.substr(end + 4)};
}

std::string kind_of(const Answer& answer) {
  return answer.outcome == Outcome::answered ? std::to_string(answer.status)
                                             : std::string(name_of(answer.outcome));
}

std::string remote_of(const Answer& answer) {
  if (!answer.remote) return {};
  const std::string ip = answer.remote->ip();
  const std::string host = ip.find(':') == ip.npos ? ip : "[" + ip + "]";
  return host + ":" + std::to_string(answer.remote->port());
}

}  // namespace

FailureKeeper::FailureKeeper(const KeepOptions& options, std::function<void(KeptExchange)> tell)
    : per_kind_(options.per_kind), redactor_(options.redact), tell_(std::move(tell)) {}

void FailureKeeper::called_failed(const SeriesId& series, std::string_view text, Instant now) {
  if (!fresh_.answer || fresh_.series.exchange != series.exchange) return;
  const Fresh fresh = std::exchange(fresh_, {});
  if (called_failed_ == called_failed_max || !has_room(series, text)) return;
  ++called_failed_;
  KeptExchange kept = copy(fresh.model, fresh.name, fresh.method, *fresh.answer, now);
  kept.detail = "called failed by its script" + (kept.detail.empty() ? "" : "; " + kept.detail);
  if (!text.empty()) kept.kind = text;
  kept.called_failed = true;
  tell_(std::move(kept));
}

bool FailureKeeper::wants(const SeriesId& series, const Answer& answer) {
  return answer.outcome != Outcome::cut_off && has_room(series, {});
}

bool FailureKeeper::has_room(const SeriesId& series, std::string_view text) {
  if (per_kind_ == 0 || total_ == failures_max) return false;
  std::size_t& kept = kept_[{series.upper, series.lower, std::string(text)}];
  if (kept == per_kind_) return false;
  ++kept;
  ++total_;
  return true;
}

void FailureKeeper::keep(std::string_view model, std::string_view name, std::string_view method,
                         const Answer& answer, Instant now) {
  tell_(copy(model, name, method, answer, now));
}

KeptExchange FailureKeeper::copy(std::string_view model, std::string_view name,
                                 std::string_view method, const Answer& answer, Instant now) const {
  KeptExchange kept;
  kept.model = model;
  kept.name = name;
  kept.method = method;
  kept.kind = kind_of(answer);
  kept.detail = answer.detail;
  kept.remote = remote_of(answer);
  kept.at = now - launched_;
  const auto [request_head, request_body] = split(answer.request);
  kept.request_head = redactor_.head(request_head.substr(0, head_max));
  kept.request_body = redactor_.body(request_body.substr(0, body_max));
  kept.request_body_size = request_body.size();
  kept.request_body_cut = request_body.size() > body_max;
  kept.response_head = redactor_.head(answer.head.substr(0, head_max));
  kept.response_body = redactor_.body(answer.body.substr(0, body_max));
  kept.response_body_size = answer.body.size();
  kept.response_body_cut = answer.body.size() > body_max;
  const Timings& t = answer.timings;
  kept.phases = {t.blocked, t.looking_up, t.connecting, t.tls_handshaking,
                 t.sending, t.waiting,    t.receiving};
  return kept;
}

}  // namespace hailstorm
