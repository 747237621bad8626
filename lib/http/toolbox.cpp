#include "http/toolbox.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "http/request_writer.h"
#include "http/words.h"

namespace hailstorm {
namespace {

constexpr std::size_t buffer_size = 65'536;
constexpr std::size_t spare_max = 128;  // with up to 128 KiB each

// The options, if they can be used. A User-Agent among the headers is the user agent.
ClientOptions checked(ClientOptions options) {
  const auto check = [](std::string_view name, std::string_view value) {
    const std::string_view complaint = complaint_about(name, value);
    if (complaint.empty()) return;
    throw Error(Fault::configuration, std::string(complaint), std::string(name));
  };
  for (auto& [name, value] : options.headers) {
    check(name, value);
    if (same_word(name, "user-agent")) options.user_agent = value;
  }
  check("User-Agent", options.user_agent);
  std::erase_if(options.headers, [](const auto& header) {
    return same_word(header.first, "user-agent") || same_word(header.first, "content-length");
  });
  if (options.max_rps && !(*options.max_rps >= 0)) {
    throw Error(Fault::configuration, "the rate is below 0", "--max-rps");
  }
  return options;
}

}  // namespace

Toolbox::Toolbox(Loop& client_loop, ClientOptions client_options)
    : loop(client_loop),
      options(checked(std::move(client_options))),
      poller(client_loop),
      names(client_loop, poller, options.names, options.seed),
      sources(options.local_ips),
      origins(names, options),
      pace(client_loop, options.max_rps),
      buffer_(buffer_size),
      reader_(new_reader()),
      random_(options.seed),
      soon_timer_(this, [](void* self) { static_cast<Toolbox*>(self)->soon_.serve_all(); }) {
  // What the system trusts is read when it is needed; what the user names is checked at once.
  const TlsOptions& chosen = options.tls;
  const bool named = !chosen.ca_file.empty() || !chosen.certificates.empty() ||
                     !chosen.ciphers.empty() || !chosen.keylog_file.empty() ||
                     chosen.min > chosen.max;
  if (named) tls();
  spare_.reserve(spare_max);
}

const TlsTerms& Toolbox::tls() {
  if (!tls_) tls_ = std::make_unique<TlsTerms>(options.tls);
  return *tls_;
}

std::string_view Toolbox::traceparent() {
  constexpr std::string_view digits = "0123456789abcdef";
  char* at = traceparent_;
  const auto put = [&at](std::string_view text) { at = std::copy(text.begin(), text.end(), at); };
  const auto put_number = [&](std::uint64_t number) {
    for (int shift = 60; shift >= 0; shift -= 4) *at++ = digits[(number >> shift) & 15];
  };
  put("00-");
  put_number(random_());
  put_number(random_() | 1);  // an id of zeros alone is none
  put("-");
  put_number(random_() | 1);
  put("-01");
  return {traceparent_, sizeof traceparent_};
}

std::unique_ptr<ResponseReader> Toolbox::take_reader() {
  auto next = spare_.empty() ? new_reader() : std::move(spare_.back());
  if (!spare_.empty()) spare_.pop_back();
  return std::exchange(reader_, std::move(next));
}

void Toolbox::give_back(std::unique_ptr<ResponseReader> reader) {
  if (spare_.size() == spare_max) return;
  reader->start({});
  spare_.push_back(std::move(reader));
}

void Toolbox::soon(Waiting& who) {
  if (soon_.empty()) loop.arm(soon_timer_, loop.now());
  soon_.add(who);
}

std::unique_ptr<ResponseReader> Toolbox::new_reader() {
  return std::make_unique<ResponseReader>(
      ResponseReader::Limits{options.head_max, options.body_max}, buffer_);
}

}  // namespace hailstorm
