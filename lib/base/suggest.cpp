#include "base/suggest.h"

#include <algorithm>
#include <cctype>

namespace hailstorm {
namespace {

bool same(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_up(b.size() + 1), up(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) up[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = up[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
      row[j] = std::min({up[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]);
      if (swapped) row[j] = std::min(row[j], two_up[j - 2] + 1);
    }
    std::swap(two_up, up);
    std::swap(up, row);
  }
  return up[b.size()];
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (&word == &words.front() ? "" : ", ") + word;
  return text;
}

// Of a longer list nobody reads the whole.
constexpr std::size_t listed_max = 20, nearest_shown = 5;

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string found;
  for (const auto& candidate : candidates) {
    const std::size_t d = distance(word, candidate);
    if (d >= best) continue;
    best = d;
    found = candidate;
  }
  return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  const std::string found = nearest(word, candidates);
  if (!found.empty()) return "did you mean '" + found + "'?";
  if (candidates.size() <= listed_max) return "known are " + joined(candidates);
  std::vector<std::string> few = candidates;
  std::stable_sort(few.begin(), few.end(), [word](const auto& a, const auto& b) {
    return distance(word, a) < distance(word, b);
  });
  few.resize(nearest_shown);
  return "of " + std::to_string(candidates.size()) + " known ones the nearest are " + joined(few);
}

}  // namespace hailstorm
