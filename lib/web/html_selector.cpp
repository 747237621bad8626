#include "web/html_selector.h"

#include <algorithm>

namespace hailstorm {
namespace {

bool has_word(std::string_view list, std::string_view word) {
  constexpr std::string_view spaces = " \t\n\r\f";
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || spaces.find(list[at - 1]) != spaces.npos;
    if (begins && (end == list.size() || spaces.find(list[end]) != spaces.npos)) return true;
  }
  return false;
}

bool is_last_child(const HtmlTree& tree, std::uint32_t node) {
  const std::uint32_t end = tree.nodes[tree.nodes[node].parent].end;
  for (std::uint32_t i = tree.nodes[node].end; i < end; i = tree.nodes[i].end) {
    if (tree.is_element(i)) return false;
  }
  return true;
}

// Among the elements of its parent, from 1.
int position_of(const HtmlTree& tree, std::uint32_t node) {
  int position = 1;
  for (std::uint32_t i = tree.nodes[node].parent + 1; i < node; i = tree.nodes[i].end)
    position += tree.is_element(i);
  return position;
}

}  // namespace

bool HtmlSelector::holds(const HtmlTree& tree, std::uint32_t node, const Simple& simple,
                         int position) {
  if (simple.test == Test::last) return is_last_child(tree, node);
  if (simple.test == Test::nth) {
    const int steps = position - simple.b;
    return simple.a == 0 ? steps == 0 : steps % simple.a == 0 && steps / simple.a >= 0;
  }
  const HtmlTree::Attribute* attribute = tree.find(tree.nodes[node], simple.name);
  if (!attribute) return false;
  const std::string_view value = tree.view(attribute->value), wanted = simple.value;
  switch (simple.test) {
    case Test::equal: return value == wanted;
    case Test::word: return has_word(value, wanted);
    case Test::dash:
      return value.starts_with(wanted) &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case Test::begins: return !wanted.empty() && value.starts_with(wanted);
    case Test::ends: return !wanted.empty() && value.ends_with(wanted);
    case Test::contains: return !wanted.empty() && value.find(wanted) != value.npos;
    default: return true;
  }
}

bool HtmlSelector::holds(const HtmlTree& tree, std::uint32_t node, const Compound& compound,
                         int position) {
  const std::string_view tag = tree.tag(tree.nodes[node]);
  if (!compound.tag.empty() && compound.tag != tag) return false;
  for (const std::string& other : compound.not_tags) {
    if (other == tag) return false;
  }
  return std::all_of(compound.simples.begin(), compound.simples.end(), [&](const Simple& simple) {
    return holds(tree, node, simple, position) != simple.negated;
  });
}

// Goes through nodes in document order. For each element it knows, as sets of bits, which compounds
// matched (with all that stands left of them) it, something above it, the element before it, any
// element before it: so each compound is tried at most once on each element.
class HtmlSelector::Walk {
 public:
  Walk(const HtmlSelector& selector, const HtmlTree& tree) : selector_(selector), tree_(tree) {
    open_.push_back({tree.nodes[0].end, 0, 0, 0, 0, 0});
  }

  // Enters what stands above a node, and, where that matters, all that stands before it.
  void go_to(std::uint32_t node) {
    if (selector_.next_ | selector_.later_) {
      for (std::uint32_t i = 1; i < node; ++i) see(i);
      return;
    }
    std::vector<std::uint32_t> above;
    for (std::uint32_t i = tree_.nodes[node].parent; i != 0; i = tree_.nodes[i].parent)
      above.push_back(i);
    std::reverse(above.begin(), above.end());
    for (const std::uint32_t ancestor : above) see_alone(ancestor);
    if (node != 0) leave(node);
    if (node != 0) open_.back().elements = position_of(tree_, node) - 1;
  }

  // The node that is next in the walk: true when the selector matches it.
  bool see(std::uint32_t node) {
    leave(node);
    if (!tree_.is_element(node)) return false;
    return look_at(node, ++open_.back().elements);
  }

 private:
  struct Level {
    std::uint32_t end;
    std::uint64_t matched, above;  // of the element itself; of it and what is above it
    std::uint64_t last, before;    // of its children so far: the last one; all
    int elements;                  // how many children so far
  };

  void leave(std::uint32_t node) {
    while (open_.size() > 1 && node >= open_.back().end) open_.pop_back();
  }

  void see_alone(std::uint32_t node) {
    if (tree_.is_element(node)) look_at(node, position_of(tree_, node));
  }

  bool look_at(std::uint32_t node, int position) {
    Level& parent = open_.back();
    const std::uint64_t wanted = selector_.first_ | (selector_.descendant_ & parent.above << 1) |
                                 (selector_.child_ & parent.matched << 1) |
                                 (selector_.next_ & parent.last << 1) |
                                 (selector_.later_ & parent.before << 1);
    std::uint64_t matched = 0;
    for (std::uint64_t left = wanted; left != 0; left &= left - 1) {
      const auto k = static_cast<std::size_t>(__builtin_ctzll(left));
      if (holds(tree_, node, selector_.compounds_[k], position)) matched |= left & (~left + 1);
    }
    parent.last = matched;
    parent.before |= matched;
    const std::uint64_t above = parent.above | matched;
    open_.push_back({tree_.nodes[node].end, matched, above, 0, 0, 0});
    return (matched & selector_.final_) != 0;
  }

  const HtmlSelector& selector_;
  const HtmlTree& tree_;
  std::vector<Level> open_;  // the document, and the elements that the walk is in
};

std::vector<std::uint32_t> HtmlSelector::below(const HtmlTree& tree, std::uint32_t from) const {
  std::vector<std::uint32_t> found;
  Walk walk(*this, tree);
  if (from != 0) {
    walk.go_to(from);
    walk.see(from);
  }
  for (std::uint32_t i = from + 1; i < tree.nodes[from].end; ++i) {
    if (walk.see(i)) found.push_back(i);
  }
  return found;
}

bool HtmlSelector::matches(const HtmlTree& tree, std::uint32_t node) const {
  if (!tree.is_element(node)) return false;
  Walk walk(*this, tree);
  walk.go_to(node);
  return walk.see(node);
}

}  // namespace hailstorm
