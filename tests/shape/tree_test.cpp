// Many machines: what a tree of nodes that hand seats on keeps, whatever comes and goes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <vector>

#include "base/random.h"
#include "dealing.h"
#include "shape/seats.h"

using namespace hailstorm;
using namespace hailstorm::testing;

namespace {

struct Node {
  std::uint32_t id = 0;
  std::uint64_t capacity = 0;  // of a leaf, in bots
  std::vector<Node> children;

  bool is_leaf() const { return capacity > 0; }
  // The sum of the leaves'.
  std::uint64_t total() const;
  void collect(std::vector<const Node*>& leaves) const;
};

class Tree {
 public:
  // Inner nodes of `levels` levels with up to `most` children each; capacities from 1 to 12.
  Tree(std::uint32_t seats, int levels, std::uint64_t most, std::uint64_t seed);

  // Deals all seats anew: fresh, or with each seat held by the leaf that has it.
  void deal_fresh();
  void deal_again();
  // One leaf comes, one leaf goes, or an inner node goes and its children come back elsewhere.
  void churn();
  // All leaves refuse their bots of the first n seats beyond their capacity, until nobody does.
  // Returns the seats that nobody has room for.
  Slice refuse(std::uint32_t n);

  const std::vector<std::uint32_t>& leaf_of_seat() const { return leaf_of_seat_; }
  std::vector<const Node*> leaves() const;
  std::uint64_t capacity() const { return root_.total(); }
  // Of each leaf from its share of the whole, by the first n seats.
  Distance leaf_distance() const;
  // The worst at any inner node of its children from their shares of its own slice.
  Distance child_distance() const { return child_distance_; }
  // How many of the first n seats each leaf has.
  std::map<std::uint32_t, std::uint64_t> bots(std::uint32_t n) const;

 private:
  Node grow(int levels, std::uint64_t most);
  std::vector<Node*> inner_nodes();
  void deal(const Node& node, const Slice& slice, const std::vector<std::uint32_t>& held);
  Slice refused_of(const Node& node, std::map<std::uint32_t, Slice>& taken);
  Slice place(const Node& node, const Slice& seats, std::map<std::uint32_t, Slice>& taken);

  Random random_;
  std::uint32_t next_id_ = 0;
  Node root_;
  Slice all_;
  std::vector<std::uint32_t> leaf_of_seat_;
  Distance child_distance_;
};

std::uint64_t Node::total() const {
  std::uint64_t sum = capacity;
  for (const auto& child : children) sum += child.total();
  return sum;
}

void Node::collect(std::vector<const Node*>& leaves) const {
  if (is_leaf()) leaves.push_back(this);
  for (const auto& child : children) child.collect(leaves);
}

Tree::Tree(std::uint32_t seats, int levels, std::uint64_t most, std::uint64_t seed)
    : random_(seed),
      root_(grow(levels, most)),
      all_(whole_slice(seats)),
      leaf_of_seat_(seats, nobody) {}

Node Tree::grow(int levels, std::uint64_t most) {
  Node node{next_id_++, 0, {}};
  if (levels == 0) {
    node.capacity = 1 + random_.below(12);
  } else {
    for (auto n = 1 + random_.below(most); n > 0; --n) {
      node.children.push_back(grow(levels - 1, most));
    }
  }
  return node;
}

std::vector<const Node*> Tree::leaves() const {
  std::vector<const Node*> result;
  root_.collect(result);
  return result;
}

// The root first.
std::vector<Node*> Tree::inner_nodes() {
  std::vector<Node*> result{&root_};
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (auto& child : result[i]->children) {
      if (!child.is_leaf()) result.push_back(&child);
    }
  }
  return result;
}

void Tree::deal(const Node& node, const Slice& slice, const std::vector<std::uint32_t>& held) {
  if (node.is_leaf()) {
    for (const Seat each : slice) leaf_of_seat_[each] = node.id;
    return;
  }
  std::vector<Child> children;
  std::map<std::uint32_t, std::uint32_t> child_of_leaf;
  std::map<std::uint32_t, Slice> slices;
  for (const auto& child : node.children) {
    children.push_back({child.id, static_cast<double>(child.total())});
    std::vector<const Node*> below;
    child.collect(below);
    for (const auto* leaf : below) child_of_leaf[leaf->id] = child.id;
  }
  std::vector<std::uint32_t> holders;
  for (const Seat each : slice) {
    const auto found = child_of_leaf.find(held[each]);
    holders.push_back(found == child_of_leaf.end() ? nobody : found->second);
  }
  const auto owners = seat(slice, children, holders);
  child_distance_.widen(distance(owners, children));
  for (std::size_t i = 0; i < slice.size(); ++i) slices[owners[i]].push_back(slice[i]);
  for (const auto& child : node.children) deal(child, slices[child.id], held);
}

void Tree::deal_fresh() {
  child_distance_ = {};
  deal(root_, all_, std::vector<std::uint32_t>(all_.size(), nobody));
}

void Tree::deal_again() {
  child_distance_ = {};
  const auto held = leaf_of_seat_;
  leaf_of_seat_.assign(all_.size(), nobody);
  deal(root_, all_, held);
}

// An inner node without a leaf beneath it is gone.
void prune(Node& node) {
  std::erase_if(node.children, [](const Node& child) { return child.total() == 0; });
  for (auto& child : node.children) prune(child);
}

void Tree::churn() {
  const auto inner = inner_nodes();
  Node& node = *inner[random_.below(inner.size())];
  const std::size_t victim = random_.below(node.children.size());
  if (&node != &root_ && random_.below(4) == 0) {
    // The node is lost: its children come back under the root with all they hold.
    std::vector<Node> orphans = std::move(node.children);
    node.children.clear();
    prune(root_);
    for (auto& orphan : orphans) root_.children.push_back(std::move(orphan));
  } else if (node.children.size() > 1 && random_.below(2) == 0) {
    node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(victim));
  } else {
    node.children.push_back({next_id_++, 1 + random_.below(12), {}});
  }
}

Distance Tree::leaf_distance() const {
  std::vector<Child> children;
  for (const auto* leaf : leaves()) {
    children.push_back({leaf->id, static_cast<double>(leaf->capacity)});
  }
  return distance(leaf_of_seat_, children);
}

std::map<std::uint32_t, std::uint64_t> Tree::bots(std::uint32_t n) const {
  std::map<std::uint32_t, std::uint64_t> result;
  for (const auto* leaf : leaves()) result[leaf->id] = 0;
  for (std::uint32_t i = 0; i < n; ++i) ++result[leaf_of_seat_[i]];
  return result;
}

Slice Tree::refuse(std::uint32_t n) {
  std::map<std::uint32_t, Slice> taken;  // by leaf: the seats of its bots
  for (std::uint32_t i = 0; i < n; ++i) taken[leaf_of_seat_[i]].push_back(i);
  const Slice left = refused_of(root_, taken);
  for (const auto& [leaf, slice] : taken) {
    for (const Seat each : slice) leaf_of_seat_[each] = leaf;
  }
  for (const Seat each : left) leaf_of_seat_[each] = nobody;
  return left;
}

// What is refused beneath a node and fits nowhere beneath it.
Slice Tree::refused_of(const Node& node, std::map<std::uint32_t, Slice>& taken) {
  Slice refused;
  if (node.is_leaf()) {
    Slice& mine = taken[node.id];
    if (mine.size() <= node.capacity) return {};
    refused.assign(mine.begin() + static_cast<std::ptrdiff_t>(node.capacity), mine.end());
    mine.resize(node.capacity);
    return refused;
  }
  for (const auto& child : node.children) {
    const Slice more = refused_of(child, taken);
    refused.insert(refused.end(), more.begin(), more.end());
  }
  std::sort(refused.begin(), refused.end());
  return place(node, refused, taken);
}

// Deals seats beneath a node by room; returns those without.
Slice Tree::place(const Node& node, const Slice& seats, std::map<std::uint32_t, Slice>& taken) {
  if (seats.empty()) return {};
  if (node.is_leaf()) {
    Slice& mine = taken[node.id];
    mine.insert(mine.end(), seats.begin(), seats.end());
    std::sort(mine.begin(), mine.end());
    return {};
  }
  std::vector<Vacancy> vacancies;
  for (const auto& child : node.children) {
    std::vector<const Node*> below;
    child.collect(below);
    std::uint64_t room = 0;
    for (const auto* leaf : below) {
      const std::uint64_t bots = taken[leaf->id].size();
      if (leaf->capacity > bots) room += leaf->capacity - bots;
    }
    vacancies.push_back({child.id, room});
  }
  const auto owners = reseat(seats, vacancies);
  std::map<std::uint32_t, Slice> slices;
  for (std::size_t i = 0; i < seats.size(); ++i) slices[owners[i]].push_back(seats[i]);
  Slice left = slices[nobody];
  for (const auto& child : node.children) {
    const Slice more = place(child, slices[child.id], taken);
    left.insert(left.end(), more.begin(), more.end());
  }
  std::sort(left.begin(), left.end());
  return left;
}

bool all_owned(const Tree& tree) {
  const auto& owners = tree.leaf_of_seat();
  return std::none_of(owners.begin(), owners.end(), [](auto owner) { return owner == nobody; });
}

bool within_capacity(const Tree& tree, std::uint32_t n) {
  const auto bots = tree.bots(n);
  const auto leaves = tree.leaves();
  return std::all_of(leaves.begin(), leaves.end(),
                     [&](const Node* leaf) { return bots.at(leaf->id) <= leaf->capacity; });
}

// A fresh deal of one random tree.
void try_fresh(std::uint32_t seats, int levels, std::uint64_t most, std::uint64_t seed,
               Distance& worst) {
  INFO("seed " << seed << ", " << levels << " levels of up to " << most);
  Tree tree(seats, levels, most, seed);
  tree.deal_fresh();
  REQUIRE(all_owned(tree));
  worst.widen(tree.leaf_distance());
  CHECK(tree.child_distance().worst() <= 1);
  // Enough to look at the full tree: no leaf has its seat number capacity + 1 before.
  CHECK(within_capacity(
      tree, static_cast<std::uint32_t>(std::min<std::uint64_t>(seats, tree.capacity()))));
}

// A tree that is dealt again after each of so many joins and losses.
void try_churn(std::uint32_t seats, int levels, std::uint64_t most, std::uint64_t seed, int steps,
               Distance& worst) {
  INFO("seed " << seed << ", " << levels << " levels of up to " << most);
  Tree tree(seats, levels, most, seed);
  Random random(seed + 1);
  tree.deal_fresh();
  for (int step = 0; step < steps; ++step) {
    INFO("step " << step);
    tree.churn();
    tree.deal_again();
    REQUIRE(all_owned(tree));
    worst.widen(tree.child_distance());
    REQUIRE(tree.child_distance().worst() <= 3.5);
    const auto full = static_cast<std::uint32_t>(std::min<std::uint64_t>(seats, tree.capacity()));
    const auto n = random.below(2) == 0 ? full : static_cast<std::uint32_t>(random.below(full + 1));
    REQUIRE(tree.refuse(n).empty());
    REQUIRE(within_capacity(tree, n));
    REQUIRE(all_owned(tree));
  }
}

}  // namespace

// A node within one bot of its share passes on less than one bot of that to each child.
TEST_CASE("in a fresh tree every leaf is within a bot per level of its share, at every number") {
  for (std::uint64_t seed = 1; seed <= 9; ++seed) {
    Distance worst;
    const int levels = 1 + static_cast<int>(seed % 3);
    try_fresh(2048, levels, 6, seed, worst);
    CHECK(worst.worst() <= levels);
  }
}

TEST_CASE("leaves of equal capacity are within one bot of their share through three levels") {
  std::vector<std::uint32_t> owners(4096);
  std::vector<Child> four, leaves;
  for (std::uint32_t id = 0; id < 4; ++id) four.push_back({id, 1});
  for (std::uint32_t id = 0; id < 64; ++id) leaves.push_back({id, 1});
  // The parts of a slice, child by child.
  const auto parts = [&](const Slice& slice) {
    std::vector<Slice> result(4);
    const auto dealt = seat(slice, four);
    for (std::size_t i = 0; i < slice.size(); ++i) result[dealt[i]].push_back(slice[i]);
    return result;
  };
  std::uint32_t leaf = 0;
  for (const auto& agent : parts(whole_slice(4096))) {
    for (const auto& below : parts(agent)) {
      for (const auto& worker : parts(below)) {
        for (const Seat each : worker) owners[each] = leaf;
        ++leaf;
      }
    }
  }
  CHECK(distance(owners, leaves).worst() <= 1);
}

TEST_CASE("a tree that churns keeps one owner per seat, fair and within capacity") {
  Distance worst;
  for (int levels = 1; levels <= 3; ++levels) {
    try_churn(512, levels, 4, static_cast<std::uint64_t>(levels), 200, worst);
  }
  CHECK(worst.worst() <= 3.5);
}

TEST_CASE("more bots than a tree has room for are nobody's, the highest of them") {
  Tree tree(512, 2, 4, 3);
  const auto capacity = static_cast<std::uint32_t>(tree.capacity());
  REQUIRE(capacity + 10 <= 512);
  tree.deal_fresh();
  const Slice left = tree.refuse(capacity + 10);
  CHECK(left.size() == 10);
  CHECK(within_capacity(tree, capacity + 10));
}

TEST_CASE("thousands of fresh trees are fair", "[.][long]") {
  Distance worst[4];
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    const int levels = 1 + static_cast<int>(seed % 3);
    try_fresh(8192, levels, levels == 1 ? 200 : levels == 2 ? 20 : 8, seed, worst[levels]);
  }
  for (int levels = 1; levels <= 3; ++levels) {
    WARN("fresh, " << levels << " levels, 1,000 trees: ahead " << worst[levels].ahead << ", behind "
                   << worst[levels].behind);
    CHECK(worst[levels].worst() <= levels);
  }
}

TEST_CASE("hundreds of trees churn", "[.][long]") {
  Distance worst;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const int levels = 1 + static_cast<int>(seed % 3);
    try_churn(2048, levels, levels == 1 ? 32 : 8, seed, 200, worst);
  }
  WARN("300 trees, 200 steps each: ahead " << worst.ahead << ", behind " << worst.behind);
  CHECK(worst.worst() <= 3.5);
}
