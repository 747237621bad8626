// A parsed page as plain tables: its nodes in document order, its texts one after another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

struct HtmlTree {
  // A piece of `texts`.
  struct Piece {
    std::uint32_t at = 0, size = 0;
  };
  struct Attribute {
    Piece name, value;
  };
  enum class Kind : std::uint8_t { document, doctype, element, text, comment };
  struct Node {
    Kind kind = Kind::document;
    std::uint32_t parent = 0;
    std::uint32_t end = 0;  // the first node behind all that is below this one
    Piece text;             // an element's tag, in lower case; else what it says
    std::uint32_t attribute = 0, attributes = 0;  // the first one, and how many
  };

  std::vector<Node> nodes;  // the document first
  std::vector<Attribute> attributes;
  std::string texts;

  std::string_view view(Piece piece) const {
    return std::string_view(texts).substr(piece.at, piece.size);
  }
  std::string_view tag(const Node& node) const {
    return node.kind == Kind::element ? view(node.text) : std::string_view();
  }
  bool is_element(std::uint32_t node) const { return nodes[node].kind == Kind::element; }
  // Null when it has none of that name (lower case).
  const Attribute* find(const Node& node, std::string_view name) const {
    for (std::uint32_t i = node.attribute; i < node.attribute + node.attributes; ++i) {
      if (view(attributes[i].name) == name) return &attributes[i];
    }
    return nullptr;
  }
};

// Deeper elements than that are taken for their text alone, as browsers do: Blink's limit.
constexpr std::size_t html_levels_max = 512;

// Parses as HTML5 says. False when the page grew beyond all measure of its text (as misnested
// formatting elements can make it): the tree is an empty document then. Thread: any.
bool read_html(std::string_view text, HtmlTree& tree);

// Puts the text into `flat` with those tags blanked that would open elements below so many levels;
// false when there are none. What follows from misnested tags is estimated.
bool flatten(std::string_view text, std::size_t levels, std::string& flat);

}  // namespace hailstorm
