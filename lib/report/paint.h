// Colour on a terminal, or none.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

enum class Ink { plain, bold, dim, good, bad, warning, accent };

// Writes ANSI colour codes around a text, or nothing when colour is off. Thread: any.
class Paint {
 public:
  explicit constexpr Paint(bool color) : color_(color) {}

  std::string operator()(Ink ink, std::string_view text) const {
    if (!color_ || ink == Ink::plain || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code_of(ink)) + "m" + std::string(text) + "\x1b[0m";
  }

 private:
  static constexpr std::string_view code_of(Ink ink) {
    switch (ink) {
      case Ink::plain: return "0";
      case Ink::bold: return "1";
      case Ink::dim: return "2";
      case Ink::good: return "32";
      case Ink::bad: return "31";
      case Ink::warning: return "33";
      case Ink::accent: return "36";
    }
    return "0";
  }

  bool color_;
};

}  // namespace hailstorm
