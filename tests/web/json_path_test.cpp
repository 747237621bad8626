#include "web/json_path.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/random.h"

using namespace hailstorm;
using Json = nlohmann::ordered_json;

namespace {

// What a path leads to: the value's JSON text, "absent" or "malformed".
std::string find(std::string_view text, std::string_view path) {
  std::string_view value;
  std::string made;
  switch (find_json(text, path, value, made)) {
    case JsonFind::found: return std::string(value);
    case JsonFind::absent: return "absent";
    default: return "malformed";
  }
}

std::string escaped(const std::string& key) {
  std::string step;
  for (const char c : key) {
    if (std::string_view("\\.*?").find(c) != std::string_view::npos) step += '\\';
    step += c;
  }
  return step;
}

std::string random_text(Random& random) {
  static const std::vector<std::string> pieces = {
      "a",  "b", "key", "",  ".",    "\\",
      "\"", "*", "?",   "#", "0",    "1",
      "\n", "é", "漢",  "😀", "\x01", "a long run of plain text that is skipped by eights"};
  std::string text;
  for (auto n = random.below(4); n > 0; --n) text += pieces[random.below(pieces.size())];
  return text;
}

Json random_json(Random& random, int depth) {
  switch (random.below(depth > 0 ? 9 : 6)) {
    case 0: return nullptr;
    case 1: return random.below(2) == 0;
    case 2: return static_cast<std::int64_t>(random() >> 11) * (random.below(2) ? 1 : -1);
    case 3: return random.real() * 1e6 - 5e5;
    case 4:
    case 5: return random_text(random);
    case 6: {
      Json array = Json::array();
      for (auto n = random.below(5); n > 0; --n) array.push_back(random_json(random, depth - 1));
      return array;
    }
    default: {
      Json object = Json::object();
      for (auto n = random.below(5); n > 0; --n)
        object[random_text(random)] = random_json(random, depth - 1);
      return object;
    }
  }
}

// Calls see(path, value) for everything below a value.
template <class See>
void each_path(const Json& value, const std::string& path, bool top, See see) {
  if (!top) see(path, value);
  if (!value.is_structured()) return;
  std::size_t index = 0;
  for (const auto& [key, item] : value.items()) {
    const std::string step = value.is_array() ? std::to_string(index++) : escaped(key);
    each_path(item, top ? step : path + "." + step, false, see);
  }
  if (value.is_array()) see(top ? "#" : path + ".#", Json(value.size()));
}

}  // namespace

TEST_CASE("a path leads through keys and indices") {
  const std::string text = R"({"user": {"name": "Ann", "tags": ["a", "b"], "n": -1.5e3}, )"
                           R"("list": [[1, [2, 3]], {"x": null}]})";
  CHECK(find(text, "user.name") == "\"Ann\"");
  CHECK(find(text, "user.tags") == "[\"a\", \"b\"]");
  CHECK(find(text, "user.tags.1") == "\"b\"");
  CHECK(find(text, "user.n") == "-1.5e3");
  CHECK(find(text, "list.0.1.0") == "2");
  CHECK(find(text, "list.1.x") == "null");
  for (const char* path : {"", "name", "user.", "user.name.x", "user.tags.2", "user.tags.-1",
                           "user.tags.x", "user.0", "list.0.0.0", "user..name", "."}) {
    INFO(path);
    CHECK(find(text, path) == "absent");
  }
}

TEST_CASE("a dot in a key is written with a backslash, and keys are compared unescaped") {
  CHECK(find(R"({"a.b": {"c": 1}})", "a\\.b.c") == "1");
  CHECK(find(R"({"a\u002eb": 1})", "a\\.b") == "1");
  CHECK(find(R"({"\u00e9\n": 1})", "é\n") == "1");
  CHECK(find(R"({"\ud83d\ude00": 1})", "😀") == "1");
  CHECK(find(R"({"back\\slash": 1})", "back\\\\slash") == "1");
  CHECK(find(R"({"": {"": 7}})", ".") == "7");
  CHECK(find(R"({"": 7})", "") == "7");
  CHECK(find(R"({"7": "seven"})", "7") == "\"seven\"");
}

TEST_CASE("wildcards take the first key that they match and that leads on") {
  const std::string text = R"({"item": 1, "itemise": {"price": 2}, "äx": 3, "a*": 4})";
  CHECK(find(text, "item*") == "1");
  CHECK(find(text, "item*.price") == "2");
  CHECK(find(text, "*.price") == "2");
  CHECK(find(text, "?x") == "3");
  CHECK(find(text, "a\\*") == "4");
  CHECK(find(text, "b*") == "absent");
}

TEST_CASE("a hash is an array's length, and with a path that of each element") {
  const std::string text = R"({"a": [{"k": 1}, {"j": 0}, {"k": [2, 3]}, 4], "e": [], "#": 5})";
  CHECK(find(text, "a.#") == "4");
  CHECK(find(text, "e.#") == "0");
  CHECK(find(text, "a.#.k") == "[1,[2, 3]]");
  CHECK(find(text, "a.#.k.#") == "[2]");
  CHECK(find(text, "a.#.k.1") == "[3]");
  CHECK(find(text, "a.#.none") == "[]");
  CHECK(find(text, "e.#.k") == "[]");
  CHECK(find(text, "#") == "5");
  CHECK(find("[[1],[],[2,3]]", "#.#") == "[1,0,2]");
  CHECK(find("{\"a\": {}}", "a.#") == "absent");
}

TEST_CASE("of equal keys the first one that leads on wins") {
  CHECK(find(R"({"a": 1, "a": 2})", "a") == "1");
  CHECK(find(R"({"a": 1, "a": {"b": 2}})", "a.b") == "2");
}

TEST_CASE("what is not JSON is malformed as far as it is read") {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[",
                           "{\"a\"",
                           "{\"a\":",
                           "{\"a\":1",
                           "{\"a\":1,",
                           "{\"a\":1,}",
                           "[1,]",
                           "[1 2]",
                           "{a:1}",
                           "{'a':1}",
                           "tru",
                           "nul",
                           "01",
                           "[01]",
                           "1.",
                           "-",
                           "1e",
                           "+1",
                           ".5",
                           "\"abc",
                           "\"\\x\"",
                           "\"\\u12g4\"",
                           "\"\\",
                           "\"tab\there\"",
                           "[1]]",
                           "{} {}",
                           "<html>",
                           "NaN",
                           "]",
                           ","}) {
    INFO(text);
    CHECK(find(text, "q") == "malformed");
  }
  // Found before the fault is reached.
  CHECK(find("{\"q\": 1, oops", "q") == "1");
  CHECK(find("{\"p\": tru, \"q\": 1}", "q") == "malformed");
  CHECK(find("{\"q\": [1, 2}", "q") == "malformed");
}

TEST_CASE("text may be 512 levels deep and no deeper, whatever its size") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(find(nested(512), "q") == "absent");
  CHECK(find(nested(513), "q") == "malformed");
  CHECK(find(std::string(1'000'000, '['), "q") == "malformed");
  std::string path = "0", text;
  for (int i = 0; i < 1'000; ++i) path += ".0";
  CHECK(find(nested(512), path) == "absent");
  CHECK(find(nested(100'000), path) == "malformed");
  for (int i = 0; i < 100'000; ++i) text += "{\"a\":";
  CHECK(find(text, path) == "malformed");
  CHECK(find(text, "a.a") == "malformed");
}

TEST_CASE("every path of a random document leads to what another reader finds there") {
  constexpr std::uint64_t seed = 20'261;
  Random random(seed);
  int paths = 0;
  for (int round = 0; round < 1'500; ++round) {
    const Json document = random_json(random, 6);
    const std::string text = document.dump(round % 2 ? -1 : 2, ' ', round % 3 == 0);
    each_path(document, "", true, [&](const std::string& path, const Json& value) {
      ++paths;
      const std::string found = find(text, path);
      INFO("seed " << seed << ", path " << path << " of " << text);
      REQUIRE(Json::parse(found, nullptr, false) == value);
    });
    REQUIRE(find(text, "no such key") != "malformed");
    // Cut anywhere, it is never taken for whole.
    const std::string part = text.substr(0, text.size() - 1 - random.below(text.size()) / 2);
    if (document.is_structured()) REQUIRE(find(part, "no such key") == "malformed");
  }
  CHECK(paths > 1'000);
}
