#include "storm/stock.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/check.h"

namespace hailstorm {

using Want = StockReport::Want;
using Kind = StockOrder::Kind;

// ---- The reserve

Reserve::Reserve(std::uint64_t actions, unsigned workers)
    : actions_(actions), rest_(actions), workers_(workers) {}

std::uint64_t Reserve::portion() const {
  return std::min(rest_, std::max<std::uint64_t>(1, rest_ / (4 * workers_.size())));
}

std::vector<StockOrder> Reserve::hear(const StockReport& report) {
  std::vector<StockOrder> orders;
  if (over_) return orders;
  Holder& from = workers_[report.worker];
  HAIL_CHECK(report.started >= from.started);
  from.started = report.started;
  rest_ += report.returned;
  if (report.want == Want::nothing) from.recalled = false;
  if (report.want == Want::now) from.waits = true;
  const auto started =
      std::accumulate(workers_.begin(), workers_.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const Holder& worker) { return sum + worker.started; });
  over_ = started == actions_;
  const auto send = [&orders](std::size_t worker, Kind kind, std::uint64_t actions) {
    orders.push_back({static_cast<unsigned>(worker), kind, actions});
  };
  const auto grant = [&](std::size_t worker, std::uint64_t actions) {
    rest_ -= actions;
    workers_[worker].recalled = false;
    send(worker, Kind::grant, actions);
  };
  if (over_) {
    for (std::size_t w = 0; w < workers_.size(); ++w) send(w, Kind::over, 0);
    return orders;
  }
  // Those with a bot that waits come first.
  bool somebody_waits = false;
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    if (!workers_[w].waits) continue;
    const std::uint64_t granted = portion();
    if (granted == 0) {
      somebody_waits = true;
      continue;
    }
    workers_[w].waits = false;
    grant(w, granted);
  }
  if (report.want == Want::more) grant(report.worker, portion());
  // Who has been granted something since it gave back, or never did, may have what is waited for.
  if (!somebody_waits || (report.want != Want::now && orders.empty())) return orders;
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    if (workers_[w].waits || workers_[w].recalled) continue;
    workers_[w].recalled = true;
    send(w, Kind::give_back, 0);
  }
  return orders;
}

// ---- A worker's stock

bool Stock::take(Waiting& bot) {
  if (take_if_any()) return true;
  line_.add(bot);
  if (asked_ != Want::now && !over_) ask(Want::now);
  return false;
}

bool Stock::take_if_any() {
  if (left_ == 0) return false;
  used_one();
  return true;
}

void Stock::used_one() {
  --left_;
  ++started_;
  if (left_ <= low_ && asked_ == Want::nothing) ask(Want::more);
}

void Stock::ask(Want want, std::uint64_t returned) {
  if (want != Want::nothing) asked_ = want;
  told_ = started_;
  tell_({worker_, started_, returned, want});
}

void Stock::hear(const StockOrder& order) {
  switch (order.kind) {
    case Kind::over: over_ = true; return;
    case Kind::give_back: return ask(Want::nothing, std::exchange(left_, 0));
    case Kind::grant: break;
  }
  // Asked for more and then for now, it is answered twice: the last answer is the one to wait for.
  if (order.actions > 0 || asked_ == Want::more) asked_ = Want::nothing;
  left_ += order.actions;
  low_ = left_ / 2;
  // Only as many have their turn as can act: each takes one, or leaves.
  while (left_ > 0 && !line_.empty()) line_.serve();
  if (!line_.empty() && asked_ != Want::now) return ask(Want::now);
  // The reserve is to know of the last action, whoever started it.
  if (left_ == 0 && told_ != started_ && asked_ == Want::nothing) ask(Want::nothing);
}

}  // namespace hailstorm
