#include "http/fetch.h"

#include <utility>

#include "base/check.h"
#include "base/near.h"
#include "base/random.h"
#include "http/client.h"
#include "http/head_lines.h"
#include "http/journey.h"
#include "http/toolbox.h"
#include "web/coding.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t decoded_kept = 1'048'576;  // bytes; a larger buffer is given back

std::string content_codings(std::string_view head) {
  std::string codings;
  each_header(head, "Content-Encoding"sv, [&](std::string_view value) {
    if (!codings.empty()) codings += ", "sv;
    codings += value;
    return true;
  });
  return codings;
}

// Undoes what the server did to a body. The answer's body is then in `buffer`; where that fails it
// stays as it came, and `detail` says why.
void decode_body(Answer& answer, std::size_t most, std::string& buffer, std::string& detail) {
  const std::string codings = content_codings(answer.head);
  const bool answered = answer.outcome == Outcome::answered;
  switch (decode(codings, answer.body, most, buffer)) {
    case Decoding::done: answer.body = buffer; return;
    case Decoding::unknown_coding: return;
    case Decoding::malformed:
      if (!answered) return;
      answer.outcome = Outcome::bad_encoding;
      detail = "the body is not what its Content-Encoding says: " + codings;
      break;
    case Decoding::too_large:
      if (!answered) return;
      answer.outcome = Outcome::decoded_too_large;
      detail = "the body has more than " + std::to_string(most) + " bytes once it is decoded";
      break;
  }
  answer.detail = detail;
}

}  // namespace

Fetch::Fetch(Client& client, Pool& pool)
    : client_(client), flight_(client, pool), journey_(std::make_unique<Journey>()) {}

Fetch::~Fetch() = default;

void Fetch::begin(const FetchRequest& request, FetchCaller& caller) {
  HAIL_CHECK(caller_ == nullptr);
  caller_ = &caller;
  const Instant now = client_.toolbox().loop.now();
  journey_->start(request, now);
  depart(request.request.body, now);
}

void Fetch::cut_off() { flight_.cut_off(); }

void Fetch::depart(std::string_view body, Instant now) {
  Toolbox& toolbox = client_.toolbox();
  const std::uint64_t nonce = hash(toolbox.options.seed, ++toolbox.nonces);
  const Request request = journey_->hop(body, now, nonce);
  caller_->exchange_begun(request, journey_->url());
  flight_.begin(request, journey_->url(), now, *this);
}

void Fetch::expect(bool read) const {
  if (!read) bring_near(*journey_);
  caller_->expect(read);
}

void Fetch::answered(const Answer& answer) {
  const Journey::Next next = journey_->take(answer);
  if (next == Journey::Next::on) {
    HAIL_CHECK(answer.request.size() >= journey_->body_size());
    Answer step = answer;
    step.challenge = answer.status == 401;
    caller_->exchange_ended(step);
    return depart(answer.request.substr(answer.request.size() - journey_->body_size()),
                  client_.toolbox().loop.now());
  }
  Answer last = answer;
  std::string detail;
  if (answer.request.empty()) {
    last.method = journey_->method();
    last.url = journey_->whole_url();
  }
  if (next == Journey::Next::too_many_redirects) {
    last.outcome = Outcome::too_many_redirects;
    detail = "redirected once more than allowed, to " + journey_->destination();
    last.detail = detail;
  }
  if (next == Journey::Next::nowhere) {
    last.outcome = Outcome::bad_url;
    detail = "redirected to what is no URL for http or https: " + journey_->destination();
    last.detail = detail;
  }
  finish(last, detail);
}

// The caller may destroy this fetch, or begin the next.
void Fetch::finish(Answer& answer, std::string& detail) {
  Toolbox& toolbox = client_.toolbox();
  if (answer.facts.content_encoding && !answer.body.empty()) {
    decode_body(answer, toolbox.options.body_max, toolbox.decoded_body, detail);
  }
  caller_->exchange_ended(answer);
  std::exchange(caller_, nullptr)->fetched(answer);
  if (toolbox.decoded_body.capacity() > decoded_kept) toolbox.decoded_body = {};
}

}  // namespace hailstorm
