#include "loop/agenda.h"

#include "base/check.h"

namespace hailstorm {

Timer::~Timer() {
  if (agenda_) agenda_->cancel(*this);
}

Agenda::~Agenda() {
  for (const Entry& entry : heap_) entry.timer->agenda_ = nullptr;
}

void Agenda::arm(Timer& timer, Instant at) {
  if (timer.agenda_) timer.agenda_->cancel(timer);
  timer.agenda_ = this;
  timer.at_ = at;
  heap_.push_back({at, &timer});
  sift_up(heap_.size() - 1, heap_.back());
}

void Agenda::cancel(Timer& timer) {
  if (!timer.agenda_) return;
  HAIL_CHECK(timer.agenda_ == this);
  remove(timer.place_);
}

Instant Agenda::next() const {
  HAIL_CHECK(!heap_.empty());
  return heap_.front().at;
}

bool Agenda::fire_next(Instant now) {
  if (heap_.empty() || heap_.front().at > now) return false;
  Timer& timer = *heap_.front().timer;
  remove(0);
  timer.due_(timer.self_);
  return true;
}

std::size_t Agenda::fire_due(Instant now, std::size_t most) {
  std::size_t fired = 0;
  while (fired < most && fire_next(now)) ++fired;
  return fired;
}

void Agenda::place(std::size_t i, Entry entry) {
  heap_[i] = entry;
  entry.timer->place_ = i;
}

void Agenda::sift_up(std::size_t i, Entry entry) {
  while (i > 0) {
    const std::size_t parent = (i - 1) / 4;
    if (heap_[parent].at <= entry.at) break;
    place(i, heap_[parent]);
    i = parent;
  }
  place(i, entry);
}

void Agenda::sift_down(std::size_t i, Entry entry) {
  for (;;) {
    const std::size_t first = 4 * i + 1;
    if (first >= heap_.size()) break;
    std::size_t least = first;
    const std::size_t end = first + 4 < heap_.size() ? first + 4 : heap_.size();
    for (std::size_t child = first + 1; child < end; ++child) {
      if (heap_[child].at < heap_[least].at) least = child;
    }
    if (entry.at <= heap_[least].at) break;
    place(i, heap_[least]);
    i = least;
  }
  place(i, entry);
}

void Agenda::remove(std::size_t i) {
  heap_[i].timer->agenda_ = nullptr;
  const Entry last = heap_.back();
  heap_.pop_back();
  if (i == heap_.size()) return;
  if (i > 0 && last.at < heap_[(i - 1) / 4].at) {
    sift_up(i, last);
  } else {
    sift_down(i, last);
  }
}

}  // namespace hailstorm
