// The tags of a series, as a filter sees them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace hailstorm {

// What a script tags its requests, checks and values with by its own words.
using OwnTags = std::map<std::string, std::string, std::less<>>;

// Views into the snapshot whose series it is, for as long as that lives; an empty tag is absent.
// `expected` is "true" or "false", and absent where responses are not judged; `missed` is "true" or
// absent; `group` is k6's path,
// "::outer::inner".
struct Tags {
  std::string_view model, action, name, method, outcome, expected, check, missed;
  std::string status, group;
  const OwnTags* own = nullptr;

  // The value of a tag, of the script's own too; empty when it is absent. k6's names for the same,
  // `expected_response` and `scenario` (a model), are understood.
  std::string_view find(std::string_view tag) const;

  // Calls f(name, value) for each tag that is there: the built-in ones, then the script's own.
  template <class F>
  void each(F f) const;
};

// Which series are meant; an empty one means all.
using TagFilter = std::function<bool(const Tags&)>;

template <class F>
void Tags::each(F f) const {
  const auto give = [&f](std::string_view tag, std::string_view value) {
    if (!value.empty()) f(tag, value);
  };
  give("model", model);
  give("action", action);
  give("group", group);
  give("name", name);
  give("method", method);
  give("status", status);
  give("outcome", outcome);
  give("expected", expected);
  give("check", check);
  give("missed", missed);
  if (!own) return;
  for (const auto& [tag, value] : *own) f(std::string_view(tag), std::string_view(value));
}

}  // namespace hailstorm
