// How deep a page's elements stand, estimated from its tags alone, before it is parsed: gumbo takes
// time that grows with the square of the depth.
#include <algorithm>
#include <span>

#include "web/html_tree.h"

namespace hailstorm {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view voids[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                      "input", "link", "meta", "param", "source", "track", "wbr"};
constexpr std::string_view raws[] = {"script", "style", "textarea", "title", "xmp", "iframe"};
constexpr std::string_view cells[] = {"td", "th"};
constexpr std::string_view rows[] = {"td", "th", "tr"};
constexpr std::string_view terms[] = {"dt", "dd"};
constexpr std::string_view enders[] = {"p", "li", "option", "td", "th", "tr", "dt", "dd"};
constexpr std::string_view walls[] = {"table", "ul", "ol", "menu", "dl", "select", "template"};
constexpr std::string_view inlines[] = {"a",    "b",      "big",    "code", "em",
                                        "font", "i",      "nobr",   "s",    "small",
                                        "span", "strike", "strong", "tt",   "u"};

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether an element that begins ends one that is open.
bool ends(std::string_view begun, std::string_view open) {
  if (begun == "td" || begun == "th") return is_one_of(open, cells);
  if (begun == "tr") return is_one_of(open, rows);
  if (begun == "dt" || begun == "dd") return is_one_of(open, terms);
  return begun == open && (open == "p" || open == "li" || open == "option");
}

// ... and whether it does not reach what is open around this one.
bool shields(std::string_view begun, std::string_view open) {
  return begun == "p" ? !is_one_of(open, inlines) : is_one_of(open, walls);
}

using Open = std::vector<std::string>;

void end_what_it_ends(Open& open, std::string_view begun) {
  if (!is_one_of(begun, enders)) return;
  std::size_t left = open.size();
  for (std::size_t i = open.size(); i > 0; --i) {
    if (ends(begun, open[i - 1])) {
      left = i - 1;
    } else if (shields(begun, open[i - 1])) {
      break;
    }
  }
  open.resize(left);
}

struct Tag {
  std::size_t begin = 0, end = 0;  // from < to behind >
  std::string name;                // lower case
  bool closing = false;
};

// The tags of a text, without what stands in comments and scripts.
class Tags {
 public:
  explicit Tags(std::string_view text) : text_(text) {}

  bool next(Tag& tag) {
    for (at_ = text_.find('<', at_); at_ < text_.size(); at_ = text_.find('<', at_)) {
      if (text_.substr(at_, 4) == "<!--") {
        skip_to("-->", at_ + 4);
      } else if (read(tag)) {
        if (!tag.closing && is_one_of(tag.name, raws)) skip_raw(tag.name);
        return true;
      } else {
        ++at_;
      }
    }
    return false;
  }

 private:
  bool read(Tag& tag) {
    std::size_t i = at_ + 1;
    tag.closing = i < text_.size() && text_[i] == '/';
    if (tag.closing) ++i;
    if (i >= text_.size() || !is_letter(text_[i])) return false;
    tag.begin = at_;
    tag.name.clear();
    for (; i < text_.size() && is_name(text_[i]); ++i)
      tag.name += is_letter(text_[i]) ? static_cast<char>(text_[i] | 0x20) : text_[i];
    at_ = tag.end = end_of_tag(i);
    return true;
  }

  static bool is_name(char c) {
    return c != '>' && c != '/' && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }

  std::size_t end_of_tag(std::size_t i) const {
    char quote = '\0';
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote) {
        if (c == quote) quote = '\0';
      } else if (c == '>') {
        return i + 1;
      } else if ((c == '"' || c == '\'') && text_[i - 1] == '=') {
        quote = c;
      }
    }
    return text_.size();
  }

  void skip_to(std::string_view what, std::size_t from) {
    const std::size_t found = text_.find(what, from);
    at_ = found == text_.npos ? text_.size() : found + what.size();
  }

  // To the end tag of a script or the like.
  void skip_raw(const std::string& name) {
    for (; at_ < text_.size(); ++at_) {
      at_ = std::min(text_.find("</", at_), text_.size());
      const std::string_view word = text_.substr(std::min(at_ + 2, text_.size()), name.size());
      const bool same =
          std::equal(word.begin(), word.end(), name.begin(), name.end(),
                     [](char a, char b) { return (is_letter(a) ? a | 0x20 : a) == b; });
      if (same) return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool flatten(std::string_view text, std::size_t levels, std::string& flat) {
  // With fewer tags than that it cannot be: spare the estimate.
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) <= levels) return false;
  bool changed = false;
  Open open;
  Tags tags(text);
  for (Tag tag; tags.next(tag);) {
    if (tag.closing) {
      const auto found = std::find(open.rbegin(), open.rend(), tag.name);
      if (found != open.rend()) open.erase(found.base() - 1, open.end());
      continue;
    }
    if (is_one_of(tag.name, voids) || is_one_of(tag.name, raws)) continue;
    end_what_it_ends(open, tag.name);
    if (open.size() < levels) {
      open.push_back(tag.name);
      continue;
    }
    if (!changed) flat = text;
    changed = true;
    std::fill_n(flat.begin() + static_cast<std::ptrdiff_t>(tag.begin), tag.end - tag.begin, ' ');
  }
  return changed;
}

}  // namespace hailstorm
