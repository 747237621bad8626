// Adding up what was counted of exchanges.
#include "stats/exchange_tally.h"

namespace hailstorm {

void ExchangeTally::merge(const ExchangeTally& other) {
  ended += other.ended;
  sent += other.sent;
  bytes_sent += other.bytes_sent;
  bytes_received += other.bytes_received;
  resent += other.resent;
  called_good += other.called_good;
  called_failed += other.called_failed;
  duration.merge(other.duration);
  response.merge(other.response);
  for (std::size_t i = 0; i < times.size(); ++i) times[i].merge(other.times[i]);
}

void ExchangeTally::clear() {
  ended = sent = resent = bytes_sent = bytes_received = 0;
  called_good = called_failed = 0;
  duration.clear();
  response.clear();
  for (Histogram& time : times) time.clear();
}

}  // namespace hailstorm
