// Any text is a page; any selector finds elements in it or is complained of.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "web/html.h"

// The input is the selector, a line feed and the page.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const hailstorm::HtmlPage page(input.substr(std::min(line + 1, input.size())));
  std::string complaint;
  const auto found = page.select(0, input.substr(0, line), complaint);
  HAIL_CHECK(found.has_value() == complaint.empty());
  // What is written again can be read again.
  const std::string again = page.inner_html(0);
  HAIL_CHECK(page.too_large() || hailstorm::HtmlPage(again).inner_html(0).size() > 0);
  if (!found) return 0;
  HAIL_CHECK(std::is_sorted(found->begin(), found->end()));
  const auto same = page.matching(*found, input.substr(0, line), complaint);
  HAIL_CHECK(same && *same == *found);
  for (std::size_t i = 0; i < found->size() && i < 8; ++i) {
    const auto node = (*found)[i];
    HAIL_CHECK(!page.tag(node).empty());
    HAIL_CHECK(page.parent(node) < node);
    page.select(node, input.substr(0, line), complaint);
    page.text(node);
    page.children(node);
  }
  return 0;
}
