#include "web/html.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/random.h"

using namespace hailstorm;

namespace {

using Nodes = std::vector<HtmlPage::Node>;

Nodes select(const HtmlPage& page, std::string_view selector, HtmlPage::Node from = 0) {
  std::string complaint;
  const auto found = page.select(from, selector, complaint);
  INFO(selector << ": " << complaint);
  REQUIRE(found);
  return *found;
}

// What is found, by its id or else its text: "a b c".
std::string names(const HtmlPage& page, std::string_view selector, HtmlPage::Node from = 0) {
  std::string text;
  for (const auto node : select(page, selector, from)) {
    text += text.empty() ? "" : " ";
    text += page.attribute(node, "id") ? std::string(*page.attribute(node, "id")) : page.text(node);
  }
  return text;
}

std::string complaint_of(std::string_view selector) {
  std::string complaint;
  return HtmlPage("").select(0, selector, complaint) ? "(accepted)" : complaint;
}

std::string body_of(std::string_view text) {
  const HtmlPage page(text);
  return page.inner_html(select(page, "body").at(0));
}

const char* const shop = R"(<!DOCTYPE html><html><head><title>Shop &amp; more</title>
<meta name="csrf-token" content="a&quot;b&#x27;c"></head><body>
<form id="login" action="/in?a=1&amp;b=2"><input type="hidden" name="token" value="t0k3n">
<input id="user" name=user disabled><p class="note first">One<p class="note">Two</form>
<ul id="list"><li id="l1" class="x y">1<li id="l2" class="y">2<li id="l3" lang="en-GB">3
<ul><li id="l31">31</ul><li id="l4" data-a:b="z">4</ul><div id="end"></div></body></html>)";

}  // namespace

TEST_CASE("a page is read as browsers read it") {
  const HtmlPage page(shop);
  CHECK(names(page, "title") == "Shop & more");
  CHECK(page.tag(select(page, "#user").at(0)) == "input");
  CHECK(*page.attribute(select(page, "[name=csrf-token]").at(0), "content") == "a\"b'c");
  CHECK(*page.attribute(select(page, "#login").at(0), "action") == "/in?a=1&b=2");
  CHECK(*page.attribute(select(page, "#user").at(0), "disabled") == "");
  CHECK_FALSE(page.attribute(select(page, "#user").at(0), "value"));
  CHECK(page.text(select(page, "#l3").at(0)) == "3\n31");
  CHECK(page.tag(0).empty());
  CHECK(body_of("<P CLASS=A>x<br>y</P><table><tr><td>1") ==
        "<p class=\"A\">x<br>y</p><table><tbody><tr><td>1</td></tr></tbody></table>");
  CHECK(body_of("a &lt; b &amp; c&nbsp;<!-- d --><script>if (a < b) c();</script>") ==
        "a &lt; b &amp; c&nbsp;<!-- d --><script>if (a < b) c();</script>");
  CHECK(body_of("<svg><linearGradient id=g /></svg><my-tag>z") ==
        "<svg><lineargradient id=\"g\"></lineargradient></svg><my-tag>z</my-tag>");
  CHECK(HtmlPage("").text(0).empty());
  CHECK(HtmlPage("<!DOCTYPE html>x").inner_html(0) ==
        "<!DOCTYPE html><html><head></head><body>x</body></html>");
}

TEST_CASE("a selector finds elements in document order") {
  const HtmlPage page(shop);
  CHECK(names(page, "ul#list > li") == "l1 l2 l3 l4");
  CHECK(names(page, "#list li") == "l1 l2 l3 l31 l4");
  CHECK(names(page, "li ul > li, #end,  .x") == "l1 l31 end");
  CHECK(names(page, ".y.x") == "l1");
  CHECK(names(page, "li:first-child") == "l1 l31");
  CHECK(names(page, "#list > :last-child") == "l4");
  CHECK(names(page, "li:only-child") == "l31");
  CHECK(names(page, "#list>li:nth-child(odd)") == "l1 l3");
  CHECK(names(page, "#list>li:nth-child( -n + 2 )") == "l1 l2");
  CHECK(names(page, "#list>li:nth-child(2n)") == "l2 l4");
  CHECK(names(page, "#list>li:nth-child(3)") == "l3");
  CHECK(names(page, "#l1 + li") == "l2");
  CHECK(names(page, "#l2 ~ li") == "l3 l4");
  CHECK(names(page, "#l1 ~ li li") == "l31");
  CHECK(names(page, "#list > li:not(.y)") == "l3 l4");
  CHECK(names(page, "#list > *:not(li)") == "");
  CHECK(names(page, "li:not(:first-child):not([lang])") == "l2 l4");
  CHECK(names(page, "P.note") == "One Two");
}

TEST_CASE("attributes are compared in each of CSS's ways") {
  const HtmlPage page(shop);
  CHECK(names(page, "[lang|=en]") == "l3");
  CHECK(names(page, "[lang|='en-GB']") == "l3");
  CHECK(names(page, "[lang|=e]") == "");
  CHECK(names(page, "[class~=x]") == "l1");
  CHECK(names(page, "[class=y]") == "l2");
  CHECK(names(page, "[id^=l3]") == "l3 l31");
  CHECK(names(page, "[id$='1']") == "l1 l31");
  CHECK(names(page, "li[ID *= \"3\" ]") == "l3 l31");
  CHECK(names(page, "[id^='']") == "");
  CHECK(names(page, "[data-a\\:b]") == "l4");
  CHECK(names(page, "input[name=\"user\"][disabled]") == "user");
}

TEST_CASE("a search below a node sees what stands above it, as in jQuery") {
  const HtmlPage page(shop);
  const auto third = select(page, "#l3").at(0);
  CHECK(names(page, "li", third) == "l31");
  CHECK(names(page, "#list li", third) == "l31");
  CHECK(names(page, "#l2 ~ li li", third) == "l31");
  CHECK(names(page, "li:first-child", third) == "l31");
  std::string complaint;
  CHECK(*page.matching({third}, "#l2 + li", complaint) == Nodes{third});
  CHECK(*page.matching({third}, "ul > li:nth-child(3)", complaint) == Nodes{third});
  CHECK(page.matching({third, 0}, "li li", complaint)->empty());
  CHECK(page.tag(page.parent(third)) == "ul");
  CHECK(page.children(page.parent(third)).size() == 4);
}

TEST_CASE("a selector that is not known is complained of, with its place") {
  CHECK(complaint_of("li:hover") == "the selector 'li:hover' at 9: ':hover' is not known here");
  CHECK(complaint_of("a[b") == "the selector 'a[b' at 4: one of = ~= |= ^= $= *= or ] is missing");
  for (const char* selector : {"",
                               " ",
                               ",",
                               "a,",
                               "a >",
                               "> a",
                               "a >> b",
                               "a[",
                               "a[]",
                               "a[b=",
                               "a[b='c]",
                               "a[b=c",
                               "#",
                               ".",
                               "a.",
                               ":",
                               "a:not",
                               "a:not(",
                               "a:not()",
                               "a:not(b c)",
                               "a:not(:not(b))",
                               "li:nth-child",
                               "li:nth-child()",
                               "li:nth-child(x)",
                               "li:nth-child(2n",
                               "li:nth-child(2nn)",
                               "a}b",
                               "a b {",
                               "%"}) {
    INFO(selector);
    CHECK(complaint_of(selector) != "(accepted)");
  }
  std::string parts = "a";
  for (int i = 0; i < 63; ++i) parts += " a";
  CHECK(complaint_of(parts) == "(accepted)");
  CHECK(complaint_of(parts + " a") != "(accepted)");
}

TEST_CASE("a page as deep as it is long is read in no time, and does not exhaust the stack") {
  std::string text;
  while (text.size() < 1'000'000) text += "<div>";
  const HtmlPage page(text + "end");
  CHECK(select(page, "div").size() == 512);
  CHECK_THAT(page.text(0), Catch::EndsWith("end"));
  CHECK(page.inner_html(0).size() > 512 * 11);
  CHECK_FALSE(page.too_large());
  // As long, but not deep: nothing is lost.
  std::string flat = "<table>";
  for (int i = 0; i < 2'000; ++i) flat += "<tr><td><p>1<p>2<td><ul><li>3<li>4</ul><img><br>";
  CHECK(select(HtmlPage(flat), "td").size() == 4'000);
}

TEST_CASE("a page that would take memory without end is left empty, and says so") {
  std::string text = "<p>";
  for (int i = 0; i < 500; ++i) text += "<font size=" + std::to_string(i) + ">";
  for (int i = 0; i < 1'000; ++i) text += "<p>x";
  const HtmlPage page(text);
  CHECK(page.too_large());
  CHECK(page.text(0).empty());
  CHECK(select(page, "*").empty());
}

namespace {

// One compound of a selector, and the same asked of a page by hand.
struct Part {
  char tie = ' ';
  std::string tag;
  std::string klass;
  bool first = false;

  std::string text() const {
    return (tag.empty() ? "*" : tag) + (klass.empty() ? "" : "." + klass) +
           (first ? ":first-child" : "");
  }
};

HtmlPage::Node before(const HtmlPage& page, HtmlPage::Node node) {
  const Nodes all = page.children(page.parent(node));
  const auto at = std::find(all.begin(), all.end(), node);
  return at == all.begin() ? 0 : *(at - 1);
}

bool fits(const HtmlPage& page, HtmlPage::Node node, const Part& part) {
  return node != 0 && (part.tag.empty() || page.tag(node) == part.tag) &&
         (part.klass.empty() || page.attribute(node, "class") == part.klass) &&
         (!part.first || before(page, node) == 0);
}

bool fits(const HtmlPage& page, HtmlPage::Node node, const std::vector<Part>& parts,
          std::size_t k) {
  if (!fits(page, node, parts[k])) return false;
  if (k == 0) return true;
  const bool up = parts[k].tie == ' ' || parts[k].tie == '>';
  const bool far = parts[k].tie == ' ' || parts[k].tie == '~';
  for (auto at = node; (at = up ? page.parent(at) : before(page, at)) != 0;) {
    if (fits(page, at, parts, k - 1)) return true;
    if (!far) break;
  }
  return false;
}

std::string random_page(Random& random, int depth) {
  std::string text;
  for (auto n = random.below(4); n > 0; --n) {
    const std::string tag(1, "abi"[random.below(3)]);
    text += "<x-" + tag + " class=" + "xy"[random.below(2)] + ">t" +
            (depth > 0 ? random_page(random, depth - 1) : "") + "</x-" + tag + ">";
  }
  return text;
}

std::vector<Part> random_parts(Random& random) {
  std::vector<Part> parts;
  for (auto n = 1 + random.below(4); n > 0; --n) {
    static const char* const tags[] = {"", "x-a", "x-b", "x-i"};
    static const char* const classes[] = {"", "", "x", "y"};
    parts.push_back({" >+~"[random.below(4)], tags[random.below(4)], classes[random.below(4)],
                     random.below(5) == 0});
  }
  return parts;
}

}  // namespace

TEST_CASE("random selectors find in random pages what a search by hand finds") {
  constexpr std::uint64_t seed = 4'711;
  Random random(seed);
  std::size_t hits = 0;
  for (int round = 0; round < 150; ++round) {
    const std::string text = random_page(random, 4);
    const HtmlPage page(text);
    const Nodes all = select(page, "*");
    const auto from = all[random.below(all.size())];
    for (int i = 0; i < 5; ++i) {
      const std::vector<Part> parts = random_parts(random);
      std::string selector;
      for (const Part& part : parts)
        selector += (selector.empty() ? "" : std::string(1, part.tie)) + part.text();
      INFO("seed " << seed << ": " << selector << " below " << from << " of " << text);
      Nodes expected, below;
      for (const auto node : all) {
        if (fits(page, node, parts, parts.size() - 1)) expected.push_back(node);
      }
      REQUIRE(select(page, selector) == expected);
      for (const auto node : expected) {
        auto above = page.parent(node);
        while (above != 0 && above != from) above = page.parent(above);
        if (above == from) below.push_back(node);
      }
      REQUIRE(select(page, selector, from) == below);
      std::string complaint;
      REQUIRE(page.matching({from}, selector, complaint)->size() ==
              static_cast<std::size_t>(std::count(expected.begin(), expected.end(), from)));
      hits += expected.size();
    }
  }
  CHECK(hits > 1'000);
}
