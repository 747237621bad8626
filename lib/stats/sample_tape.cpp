// A batch is filled, handed on or emptied.
#include "stats/sample_tape.h"

#include <utility>

namespace hailstorm {

SampleTape::SampleTape(unsigned worker, const Clock& clock,
                       std::function<void(SampleBatch)> hand_on)
    : clock_(clock), hand_on_(std::move(hand_on)) {
  batch_.worker = worker;
}

void SampleTape::note(Sample sample, std::string_view text) {
  if (batch_.samples.size() >= batch_max) {
    flush();
    if (batch_.samples.size() >= batch_max) {
      batch_.dropped += batch_.samples.size();
      batch_.samples.clear();
      batch_.texts.clear();
    }
  }
  sample.at = clock_.now();
  if (!text.empty()) {
    batch_.texts.emplace_back(text);
    sample.text = static_cast<std::uint32_t>(batch_.texts.size());
  }
  batch_.samples.push_back(sample);
}

void SampleTape::flush() {
  if (credits_ == 0 || batch_.samples.empty()) return;
  --credits_;
  hand_on();
}

void SampleTape::end() {
  if (!batch_.samples.empty() || batch_.dropped > 0) hand_on();
}

void SampleTape::hand_on() {
  SampleBatch next;
  next.worker = batch_.worker;
  hand_on_(std::exchange(batch_, std::move(next)));
}

}  // namespace hailstorm
