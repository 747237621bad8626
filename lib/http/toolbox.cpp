#include "http/toolbox.h"

#include <utility>

namespace hailstorm {
namespace {

constexpr std::size_t buffer_size = 65'536;
constexpr std::size_t spare_max = 128;  // with up to 128 KiB each

}  // namespace

Toolbox::Toolbox(Loop& client_loop, ClientOptions client_options)
    : loop(client_loop),
      options(std::move(client_options)),
      poller(client_loop),
      names(client_loop),
      origins(names),
      buffer_(buffer_size),
      reader_(new_reader()) {
  if (!options.ca_file.empty()) tls();
  spare_.reserve(spare_max);
}

const TlsTerms& Toolbox::tls() {
  if (!tls_) {
    tls_ = std::make_unique<TlsTerms>(options.ca_file, !options.insecure_skip_tls_verify);
  }
  return *tls_;
}

std::unique_ptr<ResponseReader> Toolbox::take_reader() {
  auto next = spare_.empty() ? new_reader() : std::move(spare_.back());
  if (!spare_.empty()) spare_.pop_back();
  return std::exchange(reader_, std::move(next));
}

void Toolbox::give_back(std::unique_ptr<ResponseReader> reader) {
  if (spare_.size() == spare_max) return;
  reader->start();
  spare_.push_back(std::move(reader));
}

std::unique_ptr<ResponseReader> Toolbox::new_reader() {
  return std::make_unique<ResponseReader>(
      ResponseReader::Limits{options.head_max, options.body_max}, buffer_);
}

}  // namespace hailstorm
