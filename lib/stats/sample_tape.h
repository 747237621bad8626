// Hands samples on in batches, as fast as they are taken and no faster.
//
// A worker may not wait for a disk, and a queue may not grow without end. So a tape has a number of
// credits: a batch that is handed on takes one, and it comes back when the batch has been dealt
// with. Without credit samples are dropped, and counted.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

#include "stats/sample.h"

namespace hailstorm {

// Thread: its owner's.
class SampleTape {
 public:
  static constexpr std::size_t batch_max = 1'000;  // samples
  static constexpr std::size_t credits_max = 64;   // batches: at most 14 MB under way

  // The clock must outlive it.
  SampleTape(unsigned worker, const Clock& clock, std::function<void(SampleBatch)> hand_on);

  // A text has become known; its number is how many were before.
  void name(std::string_view text) { batch_.names.emplace_back(text); }
  void context(SampleContext context) { batch_.contexts.push_back(std::move(context)); }
  // Its moment is now.
  void note(Sample sample, std::string_view text = {});
  // Hands on what there is, if there is credit.
  void flush();
  // A batch has been dealt with.
  void give_credit() { ++credits_; }
  // Hands on what there is, whatever the credit: the last batch.
  void end();

 private:
  void hand_on();

  const Clock& clock_;
  std::function<void(SampleBatch)> hand_on_;
  SampleBatch batch_;
  std::size_t credits_ = credits_max;
};

}  // namespace hailstorm
