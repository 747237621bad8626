#include "web/html.h"

#include <algorithm>

#include "web/html_selector.h"
#include "web/html_tree.h"

namespace hailstorm {

struct HtmlPage::State {
  HtmlTree tree;
  bool too_large = false;
};

namespace {

constexpr std::string_view voids[] = {"area",  "base",  "basefont", "bgsound", "br",    "col",
                                      "embed", "frame", "hr",       "img",     "input", "keygen",
                                      "link",  "meta",  "param",    "source",  "track", "wbr"};
// Their texts are written as they are.
constexpr std::string_view raws[] = {"style",   "script",   "xmp",      "iframe",
                                     "noembed", "noframes", "plaintext"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(names, names + N, name) != names + N;
}

// As HTML's "escaping a string"; `&nbsp;` is two bytes of UTF-8.
void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '"' && in_attribute) {
      out += "&quot;";
    } else if (c == '<' && !in_attribute) {
      out += "&lt;";
    } else if (c == '>' && !in_attribute) {
      out += "&gt;";
    } else if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
      out += "&nbsp;";
      ++i;
    } else {
      out += c;
    }
  }
}

// Writes what is below a node, by HTML's serialisation of fragments.
class Writer {
 public:
  explicit Writer(const HtmlTree& tree) : tree_(tree) {}

  std::string write(std::uint32_t from) {
    for (std::uint32_t i = from + 1; i < tree_.nodes[from].end; ++i) {
      close_until(i);
      begin(i);
    }
    close_until(tree_.nodes[from].end);
    return std::move(out_);
  }

 private:
  void begin(std::uint32_t number) {
    const HtmlTree::Node& node = tree_.nodes[number];
    switch (node.kind) {
      case HtmlTree::Kind::element: return begin_element(number);
      case HtmlTree::Kind::doctype:
        out_.append("<!DOCTYPE ").append(tree_.view(node.text)) += '>';
        return;
      case HtmlTree::Kind::comment:
        out_.append("<!--").append(tree_.view(node.text)) += "-->";
        return;
      default: break;
    }
    if (is_one_of(tree_.tag(tree_.nodes[node.parent]), raws)) {
      out_ += tree_.view(node.text);
    } else {
      append_escaped(out_, tree_.view(node.text), false);
    }
  }

  void begin_element(std::uint32_t number) {
    const HtmlTree::Node& node = tree_.nodes[number];
    (out_ += '<') += tree_.view(node.text);
    for (std::uint32_t i = node.attribute; i < node.attribute + node.attributes; ++i) {
      (out_ += ' ').append(tree_.view(tree_.attributes[i].name)) += "=\"";
      append_escaped(out_, tree_.view(tree_.attributes[i].value), true);
      out_ += '"';
    }
    out_ += '>';
    if (!is_one_of(tree_.view(node.text), voids)) open_.push_back(number);
  }

  void close_until(std::uint32_t number) {
    while (!open_.empty() && tree_.nodes[open_.back()].end <= number) {
      out_.append("</").append(tree_.view(tree_.nodes[open_.back()].text)) += '>';
      open_.pop_back();
    }
  }

  const HtmlTree& tree_;
  std::string out_;
  std::vector<std::uint32_t> open_;
};

}  // namespace

HtmlPage::HtmlPage(std::string_view text) : state_(std::make_unique<State>()) {
  state_->too_large = !read_html(text, state_->tree);
}

HtmlPage::~HtmlPage() = default;

bool HtmlPage::too_large() const { return state_->too_large; }

std::optional<std::vector<HtmlPage::Node>> HtmlPage::select(Node from, std::string_view selector,
                                                            std::string& complaint) const {
  const HtmlSelector known(selector, complaint);
  if (!complaint.empty()) return std::nullopt;
  return known.below(state_->tree, from);
}

std::optional<std::vector<HtmlPage::Node>> HtmlPage::matching(const std::vector<Node>& nodes,
                                                              std::string_view selector,
                                                              std::string& complaint) const {
  const HtmlSelector known(selector, complaint);
  if (!complaint.empty()) return std::nullopt;
  std::vector<Node> found;
  // One walk over the page is cheaper than many up from its nodes.
  if (nodes.size() > 4) {
    const std::vector<Node> all = known.below(state_->tree, 0);
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(found),
                 [&all](Node node) { return std::binary_search(all.begin(), all.end(), node); });
  } else {
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(found),
                 [&](Node node) { return known.matches(state_->tree, node); });
  }
  return found;
}

HtmlPage::Node HtmlPage::nodes() const { return static_cast<Node>(state_->tree.nodes.size()); }

HtmlPage::Node HtmlPage::end(Node node) const { return state_->tree.nodes[node].end; }

HtmlPage::Node HtmlPage::parent(Node node) const { return state_->tree.nodes[node].parent; }

std::vector<HtmlPage::Node> HtmlPage::children(Node node) const {
  const HtmlTree& tree = state_->tree;
  std::vector<Node> found;
  for (Node i = node + 1; i < tree.nodes[node].end; i = tree.nodes[i].end) {
    if (tree.is_element(i)) found.push_back(i);
  }
  return found;
}

std::string_view HtmlPage::tag(Node node) const {
  return state_->tree.tag(state_->tree.nodes[node]);
}

std::optional<std::string_view> HtmlPage::attribute(Node node, std::string_view name) const {
  const HtmlTree& tree = state_->tree;
  const HtmlTree::Attribute* found = tree.find(tree.nodes[node], name);
  if (!found) return std::nullopt;
  return tree.view(found->value);
}

std::string HtmlPage::text(Node node) const {
  const HtmlTree& tree = state_->tree;
  std::string text;
  for (Node i = node; i < tree.nodes[node].end; ++i) {
    if (tree.nodes[i].kind == HtmlTree::Kind::text) text += tree.view(tree.nodes[i].text);
  }
  return text;
}

std::string HtmlPage::inner_html(Node node) const { return Writer(state_->tree).write(node); }

std::size_t HtmlPage::bytes() const {
  const HtmlTree& tree = state_->tree;
  return sizeof(State) + tree.nodes.capacity() * sizeof(HtmlTree::Node) +
         tree.attributes.capacity() * sizeof(HtmlTree::Attribute) + tree.texts.capacity();
}

}  // namespace hailstorm
