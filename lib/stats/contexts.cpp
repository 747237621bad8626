// Contexts and sets of tags, exchanged for numbers.
#include "stats/contexts.h"

#include <algorithm>

namespace hailstorm {
namespace {

// With its length before it, so that no two lists of texts are spelled alike.
void spell(std::string& into, std::string_view text) {
  into += std::to_string(text.size());
  into += ':';
  into += text;
}

}  // namespace

Contexts::Contexts() {
  contexts_.push_back({});
  (void)tag_set("", {});
}

ContextId Contexts::number(const Context& context) {
  const auto model = std::uint64_t{context.model} << 32;
  if (context.tags == 0 && model == 0 && context.action == 0) return 0;
  ContextId& known = numbers_[{model | context.action, context.tags}];
  if (known == 0) {
    known = static_cast<ContextId>(contexts_.size());
    contexts_.push_back(context);
  }
  return known;
}

TagSetId Contexts::tag_set(std::string_view group, std::span<const OwnTag> own) {
  sorted_.clear();
  for (const OwnTag& tag : own) {
    const auto place =
        std::lower_bound(sorted_.begin(), sorted_.end(), tag.name,
                         [](const OwnTag& known, auto name) { return known.name < name; });
    const OwnTag cut = {tag.name, tag.value.substr(0, value_bytes_max)};
    if (place != sorted_.end() && place->name == tag.name) {
      *place = cut;
    } else {
      sorted_.insert(place, cut);
    }
  }
  spelled_.clear();
  spell(spelled_, group);
  for (const OwnTag& tag : sorted_) {
    spell(spelled_, tag.name);
    spell(spelled_, tag.value);
  }
  if (const auto known = set_ids_.find(std::string_view(spelled_)); known != set_ids_.end())
    return known->second;
  // A set that finds no room any more has the number of the last: "(more)".
  if (sets_.size() > sets_max) return static_cast<TagSetId>(sets_max);
  TagSet& added = sets_.emplace_back();
  if (sets_.size() > sets_max) {
    added.group = "(more)";
    return static_cast<TagSetId>(sets_max);
  }
  added.group = group;
  for (const OwnTag& tag : sorted_) added.own.emplace(tag.name, tag.value);
  return set_ids_.emplace(spelled_, static_cast<TagSetId>(sets_.size() - 1)).first->second;
}

TagSetId Contexts::tag_set(TagSetId with, std::span<const OwnTag> own) {
  const TagSet& known = sets_[with];
  std::vector<OwnTag> all;
  all.reserve(known.own.size() + own.size());
  for (const auto& [name, value] : known.own) all.push_back({name, value});
  all.insert(all.end(), own.begin(), own.end());
  return tag_set(known.group, all);
}

}  // namespace hailstorm
