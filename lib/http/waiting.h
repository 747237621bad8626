// Queues of those who wait for their turn, linked through themselves: nothing is allocated, and
// whoever loses patience leaves from where it stands.
#pragma once

namespace hailstorm {

// Someone who waits, in one queue at a time. Destroying it takes it out. Thread: the loop's.
class Waiting {
 public:
  // Its turn has come; it stands in no queue any more.
  virtual void turn() = 0;

  void leave() {
    if (before_ == nullptr) return;
    before_->after_ = after_;
    after_->before_ = before_;
    before_ = after_ = nullptr;
  }

 protected:
  Waiting() = default;
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() { leave(); }

 private:
  friend class Queue;
  Waiting *before_ = nullptr, *after_ = nullptr;
};

// First come, first served. Thread: the loop's.
class Queue final : Waiting {
 public:
  Queue() { before_ = after_ = this; }
  ~Queue() {
    while (!empty()) after_->leave();
  }

  bool empty() const { return after_ == this; }
  void add(Waiting& waiting) {
    waiting.leave();
    waiting.before_ = before_;
    waiting.after_ = this;
    before_->after_ = &waiting;
    before_ = &waiting;
  }
  // Takes the first out, and tells it. The queue is not empty.
  void serve() {
    Waiting& first = *after_;
    first.leave();
    first.turn();
  }
  // Serves those who stand in it now; who joins meanwhile waits for the next time.
  void serve_all() {
    Queue served;
    while (!empty()) served.add(*after_);
    while (!served.empty()) served.serve();
  }

 private:
  void turn() override {}
};

}  // namespace hailstorm
