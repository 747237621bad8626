#include "http/tls_sessions.h"

#include <utility>

namespace hailstorm {
namespace {

bool single_use(const OwnedSession& session) {
  return SSL_SESSION_get_protocol_version(session.get()) >= TLS1_3_VERSION;
}

}  // namespace

OwnedSession TlsSessions::take(Shelf& shelf) {
  while (!shelf.empty()) {
    OwnedSession newest;
    if (!single_use(shelf.back()) && SSL_SESSION_is_resumable(shelf.back().get()) == 1) {
      SSL_SESSION_up_ref(shelf.back().get());
      newest.reset(shelf.back().get());
      return newest;
    }
    newest = std::move(shelf.back());
    shelf.pop_back();
    --size_;
    if (SSL_SESSION_is_resumable(newest.get()) == 1) return newest;
  }
  return nullptr;
}

void TlsSessions::keep(Shelf& shelf, OwnedSession session) {
  if (!single_use(session)) {
    size_ -= shelf.size();
    shelf.clear();
  }
  make_room(shelf);
  shelf.push_back(std::move(session));
  ++size_;
}

void TlsSessions::make_room(Shelf& shelf) {
  Shelf* victim = shelf.size() >= shelf_max ? &shelf : nullptr;
  if (victim == nullptr && size_ >= whole_max) {
    auto next = shelves_.upper_bound(robbed_);
    while (next == shelves_.end() || next->second.empty()) {
      next = next == shelves_.end() ? shelves_.begin() : std::next(next);
    }
    robbed_ = next->first;
    victim = &next->second;
  }
  if (victim == nullptr) return;
  victim->pop_front();
  --size_;
}

}  // namespace hailstorm
