// HTML pages: parsed as browsers do, searched by CSS selectors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// A parsed page. Nodes are known by number; 0 is the document. Thread: its owner's.
class HtmlPage {
 public:
  using Node = std::uint32_t;

  // The text is UTF-8 and is copied. Whatever it is, it becomes a page, as in a browser; elements
  // below the 512th level are taken for their text.
  explicit HtmlPage(std::string_view text);
  ~HtmlPage();
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  // True when the page grew beyond all measure of its text, which misnested formatting elements can
  // do: nothing is in it then.
  bool too_large() const;

  // The elements below `from` that a selector matches, in document order. Known: tag, *, #id,
  // .class, [attribute], [attribute="value"] with = ~= |= ^= $= *=, :first-child, :last-child,
  // :only-child, :nth-child(n), :not(simple); descendants, > + ~, and lists with commas. As in
  // jQuery, what stands left of the last part may be above `from`. Otherwise nothing, and a
  // complaint.
  std::optional<std::vector<Node>> select(Node from, std::string_view selector,
                                          std::string& complaint) const;
  // Those of some nodes, in any order, that a selector matches.
  std::optional<std::vector<Node>> matching(const std::vector<Node>& nodes,
                                            std::string_view selector,
                                            std::string& complaint) const;

  Node nodes() const;                           // how many
  Node end(Node node) const;                    // the first one behind all that is below it
  Node parent(Node node) const;                 // the document's is the document
  std::vector<Node> children(Node node) const;  // its elements
  std::string_view tag(Node node) const;        // lower case; empty for the document
  std::optional<std::string_view> attribute(Node node, std::string_view name) const;
  std::string text(Node node) const;        // of the node and all below it
  std::string inner_html(Node node) const;  // serialised again
  std::size_t bytes() const;                // what the page takes, roughly

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
