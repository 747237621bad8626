// Every bot has a seat: who runs bot k of a model is a pure function that every node computes
// alike.
//
// Bot k of model m sits on seat (base(m) + k) mod S. A slice is a set of seats; a node runs the
// bots whose seats are in its slice. `seat` hands a slice on to children (agents, or a node's own
// workers).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hailstorm {

using Seat = std::uint32_t;
// Sorted, each seat once.
using Slice = std::vector<Seat>;

// A child that seats are dealt to. Weight is its capacity; above 0.
struct Child {
  std::uint32_t id = 0;
  double weight = 1;
};

constexpr std::uint32_t nobody = ~std::uint32_t{0};

// The owner (a child's id) of each seat of `mine`, in the order of `mine`. `held[i]` is the id of
// the child that holds mine[i] now, or `nobody`; empty: nobody holds anything. Without children:
// all `nobody`.
//
// Chairman assignment (Tijdeman 1980): after r seats child j's quota is r*w_j/W. Who would be 2.75
// or more behind two seats later takes the seat, and who is 2 behind takes it from a holder who is
// 1 ahead; else a living holder keeps it while it is not more than 2 ahead, unless it holds more
// than its final share and another is short; else, among those behind their quota (first those
// short of their final share), the earliest deadline. Fresh, every child is within 1 of its share
// of every prefix; after any churn ahead by at most 3, and behind by less than 3.5 wherever it was
// measured.
//
// The order of the children does not matter; their ids differ. Exact arithmetic: weights count to
// 2^-40 of the largest. O(seats * log(children)). Thread: any.
std::vector<std::uint32_t> seat(const Slice& mine, const std::vector<Child>& children,
                                const std::vector<std::uint32_t>& held = {});

// A child that is asked to take seats which another one refused: how many more fit it.
struct Vacancy {
  std::uint32_t id = 0;
  std::uint64_t room = 0;
};

// Deals anew just the seats that a full child refused: the owner of each of `refused`, in its
// order. In proportion to room and never beyond it; where the refused are more than all rooms
// together, the lowest seats are dealt and the rest goes to `nobody`. Without a refusing child in
// `children` it cannot get them back. Thread: any.
std::vector<std::uint32_t> reseat(const Slice& refused, const std::vector<Vacancy>& children);

// The whole run's seats: S and each model's base, fixed at launch.
struct SeatPlan {
  std::uint32_t seats = 65536;                               // S, a power of two
  std::vector<std::pair<std::string, std::uint32_t>> bases;  // base(m), in the order of the models

  std::uint32_t base(const std::string& model) const;
};

// S is the power of two not below the sum of the peaks and at least 65,536 (at most 2^30); base(m)
// is the sum of the peaks of the models before it, mod S.
SeatPlan plan_seats(const std::vector<std::pair<std::string, std::uint64_t>>& peaks);

// The bots of one model that a slice runs, without asking anybody: its k in rising order.
//
// Beyond S the seats are walked again: bot k + S sits where bot k sits. Thread: its owner's.
class Crew {
 public:
  // The seats of the slice are below `seats`.
  Crew(const Slice& slice, std::uint32_t base, std::uint32_t seats);

  // How many k of this slice are below n: the bots this node runs when the cluster wants n.
  std::uint64_t count_below(std::uint64_t n) const;
  // The i-th k of this slice (i from 0). The slice must not be empty.
  std::uint64_t index(std::uint64_t i) const;
  // The i of a k; nothing when it is not of this slice.
  std::optional<std::uint64_t> place(std::uint64_t k) const;

 private:
  std::vector<std::uint32_t> first_lap_;  // the k below S, rising
  std::uint32_t seats_;
};

}  // namespace hailstorm
