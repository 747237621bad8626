#include "web/json_path.h"

#include <cstdint>

#include "base/utf8.h"
#include "web/json_scanner.h"

namespace hailstorm {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The first step of a path and the rest.
struct Step {
  explicit Step(std::string_view path) {
    std::size_t i = 0;
    for (; i < path.size() && path[i] != '.'; ++i) {
      pattern |= path[i] == '*' || path[i] == '?' || path[i] == '\\';
      if (path[i] == '\\') ++i;
    }
    if (i > path.size()) i = path.size();
    word = path.substr(0, i);
    last = i == path.size();
    if (!last) rest = path.substr(i + 1);
  }

  std::string_view word, rest;
  bool pattern = false;  // has wildcards or backslashes in it
  bool last = false;
};

// * is any run of characters, ? is one, a backslash takes the next one as it is.
bool matches(std::string_view pattern, std::string_view text) {
  std::string_view retry_pattern, retry_text;
  bool can_retry = false;
  while (!text.empty() || !pattern.empty()) {
    if (!pattern.empty() && pattern[0] == '*') {
      pattern.remove_prefix(1);
      retry_pattern = pattern;
      retry_text = text;
      can_retry = true;
      continue;
    }
    const bool quoted = pattern.size() > 1 && pattern[0] == '\\';
    if (!text.empty() && !pattern.empty()) {
      if (!quoted && pattern[0] == '?') {
        pattern.remove_prefix(1);
        text.remove_prefix(length_of_character(text));
        continue;
      }
      if (pattern[quoted ? 1 : 0] == text[0]) {
        pattern.remove_prefix(quoted ? 2 : 1);
        text.remove_prefix(1);
        continue;
      }
    }
    if (!can_retry || retry_text.empty()) return false;
    retry_text.remove_prefix(1);
    pattern = retry_pattern;
    text = retry_text;
  }
  return true;
}

std::uint32_t hex4(const char* digits) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = digits[i];
    value = value * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

// What a checked string says. A lone surrogate stays one, in three bytes.
std::string unescaped(std::string_view inside) {
  std::string out;
  out.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != '\\') {
      out.push_back(inside[i]);
      continue;
    }
    const char c = inside[++i];
    if (c != 'u') {
      constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
      const std::size_t which = from.find(c);
      out.push_back(which == from.npos ? c : to[which]);
      continue;
    }
    std::uint32_t code = hex4(&inside[i + 1]);
    i += 4;
    if (code >= 0xD800 && code < 0xDC00 && inside.substr(i + 1, 2) == "\\u") {
      const std::uint32_t low = hex4(&inside[i + 3]);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      }
    }
    append_utf8(out, code);
  }
  return out;
}

bool is_key(const Step& step, std::string_view key, bool escaped) {
  if (escaped) {
    const std::string plain = unescaped(key);
    return step.pattern ? matches(step.word, plain) : step.word == plain;
  }
  return step.pattern ? matches(step.word, key) : step.word == key;
}

// Follows a path from value to value. Recursion is as deep as the text, which is bounded.
class Finder {
 public:
  Finder(std::string_view text, std::size_t level, std::string& made)
      : scanner_(text, level), made_(made) {}

  // Reads one value: absent when the path leads nowhere in it, and then it is behind us.
  JsonFind descend(std::string_view path) {
    const char c = scanner_.peek();
    if (c == '{') return in_object(Step(path));
    if (c == '[') return in_array(Step(path));
    return scanner_.value() ? JsonFind::absent : JsonFind::malformed;
  }

  // The same for a whole text: nothing may follow its value, if it is read to the end.
  JsonFind search(std::string_view path) {
    const JsonFind end = descend(path);
    return end == JsonFind::absent && !scanner_.at_end() ? JsonFind::malformed : end;
  }

  std::string_view value() const { return value_; }

 private:
  // The value that the step names is next.
  JsonFind arrive(const Step& step) {
    if (!step.last) return descend(step.rest);
    return take_value(value_) ? JsonFind::found : JsonFind::malformed;
  }

  bool take_value(std::string_view& text) {
    (void)scanner_.peek();
    const char* begin = scanner_.at();
    if (!scanner_.value()) return false;
    text = {begin, static_cast<std::size_t>(scanner_.at() - begin)};
    return true;
  }

  // After an element: true when there is another one.
  bool another(char closing, bool& good) {
    const char c = scanner_.peek();
    good = c == ',' || c == closing;
    if (c == closing) scanner_.close();
    return c == ',' && scanner_.take(',');
  }

  JsonFind in_object(const Step& step) {
    if (!scanner_.open()) return JsonFind::malformed;
    bool good = true;
    if (scanner_.peek() == '}') {
      scanner_.close();
      return JsonFind::absent;
    }
    do {
      std::string_view key;
      bool escaped = false;
      if (!scanner_.key(key, escaped)) return JsonFind::malformed;
      if (is_key(step, key, escaped)) {
        const JsonFind end = arrive(step);
        if (end != JsonFind::absent) return end;
      } else if (!scanner_.value()) {
        return JsonFind::malformed;
      }
    } while (another('}', good));
    return good ? JsonFind::absent : JsonFind::malformed;
  }

  JsonFind in_array(const Step& step) {
    if (step.word == "#") return over_array(step);
    if (!scanner_.open()) return JsonFind::malformed;
    if (scanner_.peek() == ']') {
      scanner_.close();
      return JsonFind::absent;
    }
    const std::size_t wanted = index_of(step.word);
    bool good = true;
    std::size_t index = 0;
    do {
      if (index++ == wanted) {
        const JsonFind end = arrive(step);
        if (end != JsonFind::absent) return end;
      } else if (!scanner_.value()) {
        return JsonFind::malformed;
      }
    } while (another(']', good));
    return good ? JsonFind::absent : JsonFind::malformed;
  }

  // "#": how many elements. "#.path": what the path leads to in each element where it leads
  // somewhere, as an array.
  JsonFind over_array(const Step& step) {
    if (!scanner_.open()) return JsonFind::malformed;
    std::size_t count = 0;
    std::string gathered = "[";
    bool good = true;
    if (scanner_.peek() == ']') {
      scanner_.close();
    } else {
      do {
        std::string_view element;
        if (!take_value(element)) return JsonFind::malformed;
        ++count;
        if (!step.last) gather(element, step.rest, gathered);
      } while (another(']', good));
    }
    if (!good) return JsonFind::malformed;
    made_ = step.last ? std::to_string(count) : std::move(gathered) + "]";
    value_ = made_;
    return JsonFind::found;
  }

  void gather(std::string_view element, std::string_view path, std::string& gathered) const {
    std::string made;
    Finder inner(element, scanner_.level(), made);
    if (inner.descend(path) != JsonFind::found) return;
    if (gathered.size() > 1) gathered += ',';
    gathered += inner.value();
  }

  static std::size_t index_of(std::string_view word) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    if (word.empty() || word.size() > 18) return none;
    std::size_t index = 0;
    for (const char c : word) {
      if (!is_digit(c)) return none;
      index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
  }

  JsonScanner scanner_;
  std::string& made_;
  std::string_view value_;
};

}  // namespace

JsonFind find_json(std::string_view text, std::string_view path, std::string_view& value,
                   std::string& made) {
  Finder finder(text, 0, made);
  const JsonFind end = finder.search(path);
  if (end == JsonFind::found) value = finder.value();
  return end;
}

}  // namespace hailstorm
