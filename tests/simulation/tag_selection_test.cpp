// Which series a selection means.
#include "simulation/tag_selection.h"

#include <catch2/catch.hpp>
#include <string>

using namespace hailstorm;

namespace {

TagSelection selection(const std::string& text) {
  TextCursor cursor(text);
  TagSelection read(cursor);
  CHECK(cursor.ended());
  return read;
}

Tags exchange(std::string_view name, std::string status) {
  static const OwnTags own = {{"type", "API"}, {"url", "https://a.test/x?y=1"}, {"empty", ""}};
  Tags tags;
  tags.model = "Shopper";
  tags.name = name;
  tags.method = "GET";
  tags.status = std::move(status);
  tags.expected = "true";
  tags.own = &own;
  return tags;
}

bool wants(const std::string& text, std::string_view name = "/cart", std::string status = "200") {
  return selection(text + "}").wants(exchange(name, std::move(status)));
}

}  // namespace

TEST_CASE("k6's tags are read as k6 reads them") {
  CHECK(wants("name:/cart"));
  CHECK_FALSE(wants("name:/car"));
  CHECK(wants("name:/cart,status:200"));
  CHECK_FALSE(wants("name:/cart,status:500"));
  CHECK(wants(" name : /cart , status : 200 "));
  CHECK(wants("name:\"/cart\",status:'200'"));
  CHECK(wants("expected_response:true"));
  CHECK(wants("scenario:Shopper"));
  CHECK(wants("type:API"));
  CHECK(wants("url:https://a.test/x?y=1"));
  CHECK(wants("name:http://x/${}/${}", "http://x/${}/${}"));
  CHECK(wants("name:all of this and that", "all of this and that"));
  CHECK(wants("name:/item/*", "/item/*"));
  CHECK_FALSE(wants("name:/item/*", "/item/7"));
}

TEST_CASE("a group of k6 begins with two colons") {
  Tags tags;
  tags.group = "::individualRequests";
  CHECK(selection("group:::individualRequests}").wants(tags));
  CHECK_FALSE(selection("group:::batchRequests}").wants(tags));
}

TEST_CASE("and binds closer than or, a comma less than both") {
  CHECK(wants("name:/cart or name:/b and status:500"));
  CHECK_FALSE(wants("(name:/cart or name:/b) and status:500"));
  CHECK_FALSE(wants("name:/cart or name:/b, status:500"));
  CHECK(wants("name:/a or name:/b or name:/cart"));
  CHECK(wants("not name:/a and not name:/b"));
  CHECK_FALSE(wants("not (name:/a or name:/cart)"));
  CHECK(wants("not not name:/cart"));
  CHECK(wants("(name:/cart)"));
  CHECK(wants("((name:/cart) and (status:200))"));
  CHECK(wants("name:/f(x)", "/f(x)"));
  CHECK(wants("(name:/f(x) or name:/b)", "/f(x)"));
}

TEST_CASE("an absent tag is an empty one") {
  CHECK(wants("outcome:\"\""));
  CHECK_FALSE(wants("outcome:timeout"));
  CHECK(wants("not outcome:timeout"));
  CHECK(wants("empty:''"));
}

TEST_CASE("a pattern has * for any text and ? for one character") {
  CHECK(wants("name~/item/*", "/item/7"));
  CHECK(wants("name~/item/*", "/item/"));
  CHECK_FALSE(wants("name~/item/*", "/items"));
  CHECK(wants("status~5??", "/a", "503"));
  CHECK_FALSE(wants("status~5??", "/a", "50"));
  CHECK(wants("name ~ \"*, and more\"", "this, and more"));
  CHECK(matches_pattern("", "*"));
  CHECK(matches_pattern("", ""));
  CHECK_FALSE(matches_pattern("", "?"));
  CHECK(matches_pattern("abcbcd", "a*bcd"));
  CHECK(matches_pattern("aXbXc", "*X*X*"));
  CHECK_FALSE(matches_pattern("aXbc", "*X*X*"));
  // Time in proportion to the text times the pattern, not to a power of it.
  CHECK_FALSE(matches_pattern(std::string(2000, 'a'), std::string(1000, '*') + "a*a*a*b"));
}

TEST_CASE("a tag whose name is a word of the language stands in quotes") {
  static const OwnTags own = {{"not", "1"}, {"and more", "2"}};
  Tags tags;
  tags.own = &own;
  CHECK(selection("\"not\":1}").wants(tags));
  CHECK(selection("not:1}").wants(tags));
  CHECK(selection("\"and more\":2}").wants(tags));
  CHECK(selection("\"not\":1}").clauses().at(0).quoted_tag);
}

TEST_CASE("no selection wants all series") {
  CHECK(TagSelection().wants_all());
  CHECK(TagSelection().wants(Tags{}));
  CHECK_FALSE(selection("name:/a}").wants_all());
}
