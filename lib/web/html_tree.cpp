#include "web/html_tree.h"

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <memory>

namespace hailstorm {
namespace {

// Memory that gumbo takes and that goes at once: gumbo's own way to free a tree recurses with it.
// gumbo cannot be told that there is no memory, so a page beyond its allowance leaves by longjmp;
// no frame between has a destructor.
struct Arena {
  explicit Arena(std::size_t most) : left(most) {}

  static constexpr std::size_t block_size = 65'536;

  std::size_t left;
  std::vector<std::unique_ptr<std::byte[]>> blocks;
  std::byte *at = nullptr, *end = nullptr;
  std::jmp_buf out{};
};

std::byte* take_block(Arena& arena, std::size_t size) {
  arena.blocks.emplace_back(new std::byte[size]);
  return arena.blocks.back().get();
}

void* take(void* udata, std::size_t size) {
  auto& arena = *static_cast<Arena*>(udata);
  size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
  if (size > arena.left) std::longjmp(arena.out, 1);
  arena.left -= size;
  if (size > Arena::block_size / 4) return take_block(arena, size);
  if (static_cast<std::size_t>(arena.end - arena.at) < size) {
    arena.at = take_block(arena, Arena::block_size);
    arena.end = arena.at + Arena::block_size;
  }
  void* block = arena.at;
  arena.at += size;
  return block;
}

void keep(void*, void*) {}

// gumbo takes 40 bytes for each of the text where there is a tag in every ten.
std::size_t allowance(std::size_t text_size) { return 16'777'216 + text_size * 128; }

const GumboNode* parse(std::string_view text, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = keep;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out) != 0) return nullptr;
  return gumbo_parse_with_options(&options, text.data(), text.size())->document;
}

// Copies gumbo's tree into tables.
class Copier {
 public:
  explicit Copier(HtmlTree& tree) : tree_(tree) {}

  void copy(const GumboNode& document) {
    begin(HtmlTree::Kind::document);
    stack_.push_back({&document.v.document.children, 0, 0});
    if (document.v.document.has_doctype) {
      begin(HtmlTree::Kind::doctype).text = keep_text(document.v.document.name);
      finish(1);
    }
    while (!stack_.empty()) step();
  }

 private:
  struct Level {
    const GumboVector* children;
    unsigned next;
    std::uint32_t node;
  };

  void step() {
    Level& level = stack_.back();
    if (level.next == level.children->length) {
      finish(level.node);
      stack_.pop_back();
      return;
    }
    copy_node(*static_cast<const GumboNode*>(level.children->data[level.next++]));
  }

  void copy_node(const GumboNode& node) {
    const auto number = static_cast<std::uint32_t>(tree_.nodes.size());
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        copy_element(begin(HtmlTree::Kind::element), node.v.element);
        stack_.push_back({&node.v.element.children, 0, number});
        return;
      case GUMBO_NODE_COMMENT:
        begin(HtmlTree::Kind::comment).text = keep_text(node.v.text.text);
        return finish(number);
      default:
        begin(HtmlTree::Kind::text).text = keep_text(node.v.text.text);
        return finish(number);
    }
  }

  void copy_element(HtmlTree::Node& made, const GumboElement& element) {
    made.text = keep_tag(element);
    made.attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    made.attributes = element.attributes.length;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      tree_.attributes.push_back({keep_lower(attribute.name), keep_text(attribute.value)});
    }
  }

  HtmlTree::Node& begin(HtmlTree::Kind kind) {
    tree_.nodes.push_back({kind, stack_.empty() ? 0 : stack_.back().node, 0, {}, 0, 0});
    return tree_.nodes.back();
  }

  void finish(std::uint32_t node) {
    tree_.nodes[node].end = static_cast<std::uint32_t>(tree_.nodes.size());
  }

  HtmlTree::Piece keep_text(std::string_view text) {
    const HtmlTree::Piece piece{static_cast<std::uint32_t>(tree_.texts.size()),
                                static_cast<std::uint32_t>(text.size())};
    tree_.texts += text;
    return piece;
  }

  HtmlTree::Piece keep_lower(std::string_view text) {
    const HtmlTree::Piece piece = keep_text(text);
    for (std::size_t i = piece.at; i < tree_.texts.size(); ++i) {
      char& c = tree_.texts[i];
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return piece;
  }

  HtmlTree::Piece keep_tag(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return keep_lower(gumbo_normalized_tagname(element.tag));
    GumboStringPiece original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    return original.data ? keep_lower({original.data, original.length}) : HtmlTree::Piece{};
  }

  HtmlTree& tree_;
  std::vector<Level> stack_;
};

}  // namespace

bool read_html(std::string_view text, HtmlTree& tree) {
  std::string flat;
  if (flatten(text, html_levels_max, flat)) text = flat;
  Arena arena(allowance(text.size()));
  const GumboNode* document = parse(text, arena);
  if (document) {
    Copier(tree).copy(*document);
  } else {
    tree.nodes.assign(1, {});
    tree.nodes[0].end = 1;
  }
  return document != nullptr;
}

}  // namespace hailstorm
