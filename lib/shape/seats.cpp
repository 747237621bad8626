// Deals seats by chairman assignment, in whole numbers: every node computes the same to the bit.
#include "shape/seats.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.h"
#include "base/random.h"
#include "shape/line.h"

namespace hailstorm {
namespace {

__extension__ using Wide = __int128;

constexpr std::size_t none = ~std::size_t{0};

// The bounds of the rules, in quarters of a seat. Who will be `far` behind in a few seats takes a
// seat from anybody: without looking ahead, heavy children that get there at once wait for each
// other, and were seen 3.8 behind. Who is `well` behind takes one from a holder who is `spare`
// ahead and would have to give one soon: with 32 siblings of skewed weights, 1.79 instead of 1.98
// times the least moves in the worst of twelve runs.
constexpr int far = 11, well = 8, spare = 4;
constexpr int seats_ahead = 2;
// Who is further ahead does not keep a seat.
constexpr int most_ahead = 8;

// The children's weights in whole units, the largest of which has 41 bits: with seats up to 2^30
// and children up to 2^20 every product below fits Wide, every sum 64 bits.
std::vector<std::uint64_t> whole_weights(const std::vector<Child>& children) {
  double largest = 0;
  for (const auto& child : children) largest = std::max(largest, child.weight);
  std::vector<std::uint64_t> weights;
  for (const auto& child : children) {
    const double scaled = std::ldexp(child.weight, 40 - std::ilogb(largest));
    weights.push_back(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::llround(scaled))));
  }
  return weights;
}

// A round of dealing: what each child has got after r seats, and who is next.
class Deal {
 public:
  Deal(const Slice& mine, std::vector<Child> children, const std::vector<std::uint32_t>& held);

  std::vector<std::uint32_t> run();

 private:
  void aim();
  std::size_t child_of(std::uint32_t id) const;
  std::size_t choose(std::size_t holder);
  Wide lead(std::size_t child) const;
  bool is_due(std::size_t child) const;
  Wide quarters(int count) const { return static_cast<Wide>(count) * total_; }
  void give(std::size_t winner, std::size_t holder);
  void release();
  void queue(std::size_t child);

  const Slice& mine_;
  std::vector<Child> children_;         // by rising id
  std::vector<std::uint64_t> weights_;  // in whole units
  std::uint64_t total_ = 0;             // of the weights
  std::vector<std::size_t> holders_;    // of each seat, an index or `none`
  bool held_ = false;                   // somebody holds a seat
  std::int64_t dealt_ = 0;              // r: the seats dealt when this one is
  std::vector<std::int64_t> got_;       // c_j
  std::vector<std::int64_t> excess_;    // what j will hold, if nothing else moves, above its share
  // A child waits until its quota is above what it got, then it is ready; of the ready, the needy
  // will hold less than their final share. All are in `behind_`, by when they fall behind.
  Line waiting_, ready_, needy_, behind_;
};

Deal::Deal(const Slice& mine, std::vector<Child> children, const std::vector<std::uint32_t>& held)
    : mine_(mine),
      children_(std::move(children)),
      holders_(mine.size(), none),
      got_(children_.size()),
      excess_(children_.size()),
      waiting_(children_.size()),
      ready_(children_.size()),
      needy_(children_.size()),
      behind_(children_.size()) {
  const auto by_id = [](const Child& a, const Child& b) { return a.id < b.id; };
  std::sort(children_.begin(), children_.end(), by_id);
  weights_ = whole_weights(children_);
  for (const auto weight : weights_) total_ += weight;
  for (std::size_t i = 0; i < held.size(); ++i) {
    holders_[i] = child_of(held[i]);
    if (holders_[i] == none) continue;
    ++excess_[holders_[i]];
    held_ = true;
  }
  aim();
  for (std::size_t j = 0; j < children_.size(); ++j) queue(j);
}

std::size_t Deal::child_of(std::uint32_t id) const {
  const auto found =
      std::lower_bound(children_.begin(), children_.end(), id,
                       [](const Child& child, std::uint32_t wanted) { return child.id < wanted; });
  if (found == children_.end() || found->id != id) return none;
  return static_cast<std::size_t>(found - children_.begin());
}

// Takes each child's final share, by largest remainders, off what it holds: `excess_`. Of equal
// remainders the one goes up that holds more than its share anyway.
void Deal::aim() {
  std::vector<std::uint64_t> remainders;
  std::vector<std::size_t> order;
  auto left = static_cast<std::int64_t>(mine_.size());
  for (std::size_t j = 0; j < children_.size(); ++j) {
    const Wide quota = static_cast<Wide>(mine_.size()) * weights_[j];
    const auto share = static_cast<std::int64_t>(quota / total_);
    excess_[j] -= share;
    left -= share;
    remainders.push_back(static_cast<std::uint64_t>(quota % total_));
    order.push_back(j);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    const bool a_holds = excess_[a] > 0, b_holds = excess_[b] > 0;
    return a_holds != b_holds ? a_holds : a < b;
  });
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) --excess_[order[i]];
}

std::vector<std::uint32_t> Deal::run() {
  std::vector<std::uint32_t> owners;
  owners.reserve(mine_.size());
  for (std::size_t i = 0; i < mine_.size(); ++i) {
    ++dealt_;
    release();
    const std::size_t winner = choose(holders_[i]);
    give(winner, holders_[i]);
    owners.push_back(children_[winner].id);
  }
  return owners;
}

std::size_t Deal::choose(std::size_t holder) {
  if (held_) {
    if (holder != none && is_due(holder)) return holder;
    const std::size_t last = behind_.first();
    if (is_due(last)) return last;
    const bool can_spare = holder != none && lead(holder) >= quarters(spare);
    if (can_spare && lead(last) <= -quarters(well)) return last;
  }
  if (holder != none && lead(holder) <= quarters(most_ahead)) {
    return excess_[holder] > 0 && !needy_.empty() ? needy_.first() : holder;
  }
  // Somebody is ready: the quotas add up to r, what has been got to r - 1.
  return needy_.empty() ? ready_.first() : needy_.first();
}

// By how much the child is ahead of its quota before it is dealt this seat: c_j - q_j, in quarters
// of a seat times the sum of the weights.
Wide Deal::lead(std::size_t child) const {
  return 4 *
         (static_cast<Wide>(got_[child]) * total_ - static_cast<Wide>(dealt_) * weights_[child]);
}

// Whether the child will be `far` behind in a few seats if it gets none of them.
bool Deal::is_due(std::size_t child) const {
  return lead(child) - static_cast<Wide>(4 * seats_ahead) * weights_[child] <= -quarters(far);
}

void Deal::give(std::size_t winner, std::size_t holder) {
  if (winner != holder) {
    ++excess_[winner];
    if (holder != none && --excess_[holder] == -1 && ready_.has(holder)) {
      needy_.put(holder, ready_.rank(holder));
    }
  }
  ++got_[winner];
  ready_.drop(winner);
  needy_.drop(winner);
  queue(winner);
}

// Lets those be dealt to whose quota has risen above what they got.
void Deal::release() {
  while (!waiting_.empty()) {
    const std::size_t j = waiting_.first();
    if (static_cast<Wide>(got_[j]) * total_ >= static_cast<Wide>(dealt_) * weights_[j]) return;
    const Rank due{got_[j] + 1, weights_[j], waiting_.rank(j).tie};
    waiting_.drop(j);
    ready_.put(j, due);
    if (excess_[j] < 0) needy_.put(j, due);
  }
}

void Deal::queue(std::size_t child) {
  const std::int64_t got = got_[child];
  const std::uint64_t tie = hash(children_[child].id, static_cast<std::uint64_t>(got));
  waiting_.put(child, {got, weights_[child], tie});
  behind_.put(child, {4 * got + far, weights_[child], tie});
}

// No two of one id, none without an id or a weight.
void check(const std::vector<Child>& children) {
  std::vector<std::uint32_t> ids;
  for (const Child& child : children) {
    HAIL_CHECK(child.weight > 0 && std::isfinite(child.weight));
    HAIL_CHECK(child.id != nobody);
    ids.push_back(child.id);
  }
  std::sort(ids.begin(), ids.end());
  HAIL_CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

bool are_alike(const std::vector<Child>& children) {
  return std::all_of(children.begin(), children.end(),
                     [&](const Child& child) { return child.weight == children.front().weight; });
}

// What Deal gives children of one weight that hold nothing: round by round a seat for each, in the
// order of their ties; in the last round for the first of them, by id.
std::vector<std::uint32_t> deal_evenly(std::size_t seats, const std::vector<Child>& children) {
  std::vector<std::uint32_t> ids, owners;
  for (const Child& child : children) ids.push_back(child.id);
  std::sort(ids.begin(), ids.end());
  owners.reserve(seats);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> round;
  for (std::uint64_t number = 0; owners.size() < seats; ++number) {
    round.clear();
    ids.resize(std::min(ids.size(), seats - owners.size()));
    for (const std::uint32_t id : ids)
      round.emplace_back(~hash(id, number), id);  // the larger tie first
    std::sort(round.begin(), round.end());
    for (const auto& [tie, id] : round) owners.push_back(id);
  }
  return owners;
}

}  // namespace

std::vector<std::uint32_t> seat(const Slice& mine, const std::vector<Child>& children,
                                const std::vector<std::uint32_t>& held) {
  HAIL_CHECK(held.empty() || held.size() == mine.size());
  check(children);
  if (children.empty()) return std::vector<std::uint32_t>(mine.size(), nobody);
  if (held.empty() && are_alike(children)) return deal_evenly(mine.size(), children);
  return Deal(mine, children, held).run();
}

std::vector<std::uint32_t> reseat(const Slice& refused, const std::vector<Vacancy>& children) {
  std::vector<Child> open;
  std::uint64_t fit = 0;  // of the refused, how many there is room for
  for (const auto& [id, room] : children) {
    if (room == 0) continue;
    open.push_back({id, static_cast<double>(room)});
    fit += std::min(room, refused.size() - fit);
  }
  // Dealt to the last of all room, nobody's share is above its own: being within one seat of it,
  // nobody gets more.
  auto owners =
      seat(Slice(refused.begin(), refused.begin() + static_cast<std::ptrdiff_t>(fit)), open);
  owners.resize(refused.size(), nobody);
  return owners;
}

std::uint32_t SeatPlan::base(const std::string& model) const {
  const auto found = std::find_if(bases.begin(), bases.end(),
                                  [&](const auto& each) { return each.first == model; });
  HAIL_CHECK(found != bases.end());
  return found->second;
}

SeatPlan plan_seats(const std::vector<std::pair<std::string, std::uint64_t>>& peaks) {
  constexpr std::uint64_t most = std::uint64_t{1} << 30;
  SeatPlan plan;
  std::uint64_t sum = 0;  // wraps at 2^64, a multiple of any S
  std::uint64_t bounded = 0;
  for (const auto& [model, peak] : peaks) {
    bounded = std::min(most, bounded + std::min(most, peak));
  }
  plan.seats = static_cast<std::uint32_t>(std::bit_ceil(std::max<std::uint64_t>(65536, bounded)));
  for (const auto& [model, peak] : peaks) {
    plan.bases.emplace_back(model, static_cast<std::uint32_t>(sum % plan.seats));
    sum += peak;
  }
  return plan;
}

Crew::Crew(const Slice& slice, std::uint32_t base, std::uint32_t seats) : seats_(seats) {
  HAIL_CHECK(seats > 0);
  const std::uint32_t start = base % seats;
  first_lap_.reserve(slice.size());
  for (const Seat each : slice) {
    HAIL_CHECK(each < seats);
    first_lap_.push_back(each >= start ? each - start : each + (seats - start));
  }
  std::sort(first_lap_.begin(), first_lap_.end());
}

std::uint64_t Crew::count_below(std::uint64_t n) const {
  const auto rest = static_cast<std::uint32_t>(n % seats_);
  const auto end = std::lower_bound(first_lap_.begin(), first_lap_.end(), rest);
  return n / seats_ * first_lap_.size() + static_cast<std::uint64_t>(end - first_lap_.begin());
}

std::uint64_t Crew::index(std::uint64_t i) const {
  HAIL_CHECK(!first_lap_.empty());
  return i / first_lap_.size() * seats_ + first_lap_[i % first_lap_.size()];
}

std::optional<std::uint64_t> Crew::place(std::uint64_t k) const {
  const std::uint64_t below = count_below(k);
  return count_below(k + 1) > below ? std::optional(below) : std::nullopt;
}

}  // namespace hailstorm
