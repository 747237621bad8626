// The tables of the house rules: to allow something, add a line here, with its reason.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace hailstorm::tidy {

// Includes that begin with `prefix` belong to `library`, which lives in these rooms and apps only.
struct Home {
  std::string_view prefix, library;
  std::vector<std::string_view> folders;
};
std::span<const Home> homes();

// A word that code does not use in these folders, and what to use instead.
struct Banned {
  std::string_view word, remedy;
  std::vector<std::string_view> folders;
};
std::span<const Banned> banned_words();

// A place where a banned word stands for a reason.
struct Exception {
  std::string_view word, path, reason;
};
std::span<const Exception> exceptions();

// Marks of unfinished work, in any text.
std::span<const std::string_view> unfinished_marks();

// Parts of names that say nothing.
struct EmptyName {
  std::string_view part, remedy;
};
std::span<const EmptyName> empty_names();

// How many lines a file and a function may have, and how wide a line may be.
constexpr std::size_t header_lines_max = 150;
constexpr std::size_t source_lines_max = 400;
constexpr std::size_t test_lines_max = 600;
constexpr std::size_t function_lines_max = 70;
constexpr std::size_t columns_max = 100;

}  // namespace hailstorm::tidy
