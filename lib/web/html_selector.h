// CSS selectors: parsed once, then matched against a tree in one walk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/html_tree.h"

namespace hailstorm {

class HtmlSelector {
 public:
  // A selector that cannot be read, or has more than 64 parts, leaves a complaint.
  HtmlSelector(std::string_view text, std::string& complaint);

  // The elements in (from, end of from) that it matches, in order. Takes one walk over them, or,
  // where the selector speaks of siblings, over all that comes before, too.
  std::vector<std::uint32_t> below(const HtmlTree& tree, std::uint32_t from) const;
  bool matches(const HtmlTree& tree, std::uint32_t node) const;

 private:
  friend class SelectorText;
  class Walk;

  enum class Test : std::uint8_t {
    has,       // the attribute is there
    equal,     // = and #id
    word,      // ~= and .class
    dash,      // |=
    begins,    // ^=
    ends,      // $=
    contains,  // *=
    nth,       // :nth-child(a n + b)
    last,      // :last-child
  };
  struct Simple {
    Test test = Test::has;
    bool negated = false;
    std::string name, value;
    int a = 0, b = 0;  // of nth
  };
  // div.x[y]: what holds for one element.
  struct Compound {
    std::string tag;  // empty: any
    std::vector<std::string> not_tags;
    std::vector<Simple> simples;
  };

  static bool holds(const HtmlTree& tree, std::uint32_t node, const Simple& simple, int position);
  static bool holds(const HtmlTree& tree, std::uint32_t node, const Compound& compound,
                    int position);

  // All compounds of all members of the list, one after another; bit k of these is about compound
  // k: it begins a member, or how it is tied to the one before it, or it ends a member.
  std::vector<Compound> compounds_;
  std::uint64_t first_ = 0, descendant_ = 0, child_ = 0, next_ = 0, later_ = 0, final_ = 0;
};

}  // namespace hailstorm
