#include "loop/wheel.h"

#include "base/check.h"

namespace hailstorm {

void Timeout::cancel() {
  if (!armed()) return;
  before_->after_ = after_;
  after_->before_ = before_;
  before_ = after_ = nullptr;
}

void Timeout::join(Timeout& ring) {
  before_ = ring.before_;
  after_ = &ring;
  ring.before_->after_ = this;
  ring.before_ = this;
}

Wheel::Wheel(Instant now) : slots_(new Timeout[slot_count]), start_(now) {
  for (std::size_t i = 0; i < slot_count; ++i) slots_[i].before_ = slots_[i].after_ = &slots_[i];
}

Wheel::~Wheel() {
  for (std::size_t i = 0; i < slot_count; ++i) {
    Timeout& ring = slots_[i];
    while (ring.after_ != &ring) ring.after_->cancel();
    ring.before_ = ring.after_ = nullptr;
  }
}

void Wheel::arm(Timeout& timeout, Instant deadline) {
  timeout.cancel();
  timeout.deadline_ = deadline;
  timeout.join(slots_[slot_of(deadline)]);
}

void Wheel::advance(Instant now) {
  const std::int64_t passed = (now - start_) / slot_length;
  // After a stall of more than a turn each slot is looked at once.
  if (passed - turned_ > static_cast<std::int64_t>(slot_count)) {
    turned_ = passed - static_cast<std::int64_t>(slot_count);
  }
  while (turned_ < passed) expire_slot(static_cast<std::size_t>(turned_++) % slot_count, now);
}

std::size_t Wheel::slot_of(Instant moment) const {
  // The slot whose end is the first one not before the moment; what is late already waits for the
  // next turn of the hand.
  std::int64_t slot = (moment - start_ + slot_length - Nanos(1)) / slot_length - 1;
  if (slot < turned_) slot = turned_;
  return static_cast<std::size_t>(slot) % slot_count;
}

void Wheel::expire_slot(std::size_t slot, Instant now) {
  // An expired owner may cancel or destroy its neighbours: those that stay are moved to a ring of
  // their own, and the slot's ring is taken from its front until it is empty.
  Timeout staying;
  staying.before_ = staying.after_ = &staying;
  Timeout& ring = slots_[slot];
  Timeout due;
  due.before_ = due.after_ = &due;
  while (ring.after_ != &ring) {
    Timeout& timeout = *ring.after_;
    timeout.cancel();
    timeout.join(timeout.deadline_ <= now ? due : staying);
  }
  while (staying.after_ != &staying) {
    Timeout& timeout = *staying.after_;
    timeout.cancel();
    timeout.join(ring);
  }
  while (due.after_ != &due) {
    Timeout& timeout = *due.after_;
    timeout.cancel();
    timeout.expired_(timeout.self_);
  }
  due.before_ = due.after_ = nullptr;
  staying.before_ = staying.after_ = nullptr;
}

}  // namespace hailstorm
