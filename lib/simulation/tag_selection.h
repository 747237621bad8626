// Which series of a metric are meant: {name:/cart and not status~5??}.
//
//   selection = choice { "," choice }           k6's comma: and
//   choice    = both { "or" both }
//   both      = one { "and" one }
//   one       = "not" one | "(" selection ")" | TAG ":" VALUE | TAG "~" PATTERN
//
// A VALUE is taken exactly. In a PATTERN * stands for any text and ? for one character. Either may
// stand in quotes; without, it goes on to the ',' or '}' that ends it (balanced braces and
// parentheses belong to it), or to the word and/or before a further TAG.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "simulation/text_cursor.h"
#include "stats/tags.h"

namespace hailstorm {

// Thread: any, it does not change.
class TagSelection {
 public:
  struct Clause {
    std::string tag, value;
    bool pattern = false;
    bool quoted_tag = false;  // the author vouches for its name
    std::size_t at = 0;       // of the tag, in the text that was read
  };

  static constexpr int deepest = 20;  // parentheses and nots inside each other

  // Wants all series.
  TagSelection() = default;
  // Reads what stands behind a '{', its '}' included. Throws Error (configuration) with a caret.
  explicit TagSelection(TextCursor& cursor);

  bool wants_all() const { return steps_.empty(); }
  // `of_run`: tags that all series have, where they have none of that name themselves.
  bool wants(const Tags& tags, const OwnTags& of_run = {}) const;
  const std::vector<Clause>& clauses() const { return clauses_; }
  // Equal when they were written alike.
  bool operator==(const TagSelection& other) const { return text_ == other.text_; }

 private:
  class Reader;

  // In postfix order: a clause by its number, or what joins those before it.
  enum class Join : std::uint8_t { clause, both, either, negated };
  struct Step {
    Join join = Join::clause;
    std::size_t clause = 0;
  };

  std::string text_;  // as it was written, without its '}'
  std::vector<Clause> clauses_;
  std::vector<Step> steps_;
};

// What a system tag of k6's is here, as a remedy: "it is name here". Empty for one that there is
// here too, and for any other word. Thread: any.
std::string_view instead_of_k6_tag(std::string_view tag);

// Whether the whole text is as the pattern says. Thread: any.
bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace hailstorm
