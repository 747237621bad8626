// Who and what a measurement is for, as one small number.
//
// Model, action, group and the script's own tags change seldom, measurements come often: so the
// four are exchanged for a number once, and a series is found by numbers.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stats/series_table.h"
#include "stats/tags.h"

namespace hailstorm {

// A text known to a recorder by number.
using NameId = std::uint32_t;
// A group and the script's own tags; 0: neither.
using TagSetId = std::uint32_t;
// Model, action, group, own tags; 0: none of them.
using ContextId = std::uint32_t;

// The texts of one recorder, or of whoever else needs a transparent hash.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// A tag as a script gives it.
struct OwnTag {
  std::string_view name, value;
};

// Thread: its owner's.
class Contexts {
 public:
  struct Context {
    NameId model = 0, action = 0;
    TagSetId tags = 0;
  };
  struct TagSet {
    std::string group;
    OwnTags own;
  };

  // Distinct sets for the life of a recorder; further ones are all the group "(more)".
  static constexpr std::size_t sets_max = 10'000;
  // What is kept of the value of a tag.
  static constexpr std::size_t value_bytes_max = 500;

  Contexts();

  // The same context has the same number. No allocation for one already known.
  ContextId number(const Context& context);
  // The same group and tags, in any order of these, have the same number; of two tags of one name
  // the later counts. No allocation for a set already known.
  TagSetId tag_set(std::string_view group, std::span<const OwnTag> own);
  // The set with further tags, which take the place of those of the same name.
  TagSetId tag_set(TagSetId with, std::span<const OwnTag> own);

  const Context& context(ContextId id) const { return contexts_[id]; }
  const TagSet& tags(TagSetId id) const { return sets_[id]; }

 private:
  SeriesTable<ContextId> numbers_;
  std::vector<Context> contexts_;
  std::unordered_map<std::string, TagSetId, TextHash, std::equal_to<>> set_ids_;
  std::deque<TagSet> sets_;
  std::vector<OwnTag> sorted_;  // those that are being looked up
  std::string spelled_;         // ... as one text
};

}  // namespace hailstorm
