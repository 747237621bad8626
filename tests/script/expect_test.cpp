// expect(value).toBe(...): counts as a check, and throws when it fails.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

TEST_CASE("what holds is counted as a check, by its name and claim") {
  Stage stage(
      bot_with("hs.expect(200, 'status').toBe(200); hs.expect('abc').toMatch(/b/);\n"
               "require('hailstorm/expect').expect([1]).not.toContain(2);"));
  stage.begin(Step::idle);
  stage.all_passed(3);
  CHECK(stage.host.checks[0].first == "status to be 200");
  CHECK(stage.host.checks[1].first == "to match /b/");
  CHECK(stage.host.checks[2].first == "not to contain 2");
}

TEST_CASE("what does not is counted, and ends the action with what there was") {
  Stage stage(bot_with("hs.expect(500, 'status').toBe(200); sleep(1);"));
  stage.begin(Step::failed);
  REQUIRE(stage.host.checks.size() == 1);
  CHECK_FALSE(stage.host.checks[0].second);
  CHECK_THAT(stage.thrown(), Contains("bot.js:5: AssertionError: status: expected 500 to be 200"));
}

TEST_CASE("each matcher holds and fails as it should") {
  const char* const holding[] = {
      "expect(NaN).toBe(NaN)",
      "expect(0).not.toBe(-0)",
      "expect({ a: [1] }).toEqual({ a: [1] })",
      "expect({ a: undefined }).toEqual({})",
      "expect({ a: undefined }).not.toStrictEqual({})",
      "expect(new Map([[1, 2]])).toEqual(new Map([[1, 2]]))",
      "expect([1]).not.toEqual([1, 2])",
      "expect(new Date(5)).toEqual(new Date(5))",
      "expect({ a: 1 }).not.toEqual({ b: 1 })",
      "expect(2).toBeGreaterThan(1)",
      "expect(1).not.toBeGreaterThan(1)",
      "expect(1).toBeGreaterThanOrEqual(1)",
      "expect(0).toBeLessThan(1)",
      "expect(1).toBeLessThanOrEqual(1)",
      "expect(0.1 + 0.2).toBeCloseTo(0.3)",
      "expect('abc').toContain('b')",
      "expect(new Set([1])).toContain(1)",
      "expect([{ a: 1 }]).toContainEqual({ a: 1 })",
      "expect('abc').toMatch('bc')",
      "expect('abc').not.toMatch(/d/)",
      "expect([1, 2]).toHaveLength(2)",
      "expect({ a: { b: [7] } }).toHaveProperty('a.b[0]', 7)",
      "expect({ a: 1 }).not.toHaveProperty('b')",
      "expect([]).toBeInstanceOf(Array)",
      "expect(1).toBeTruthy()",
      "expect('').toBeFalsy()",
      "expect(null).toBeNull()",
      "expect(undefined).toBeUndefined()",
      "expect(0).toBeDefined()",
      "expect(NaN).toBeNaN()",
      "expect(function () { throw new TypeError('bad'); }).toThrow('bad')",
      "expect(function () { throw new TypeError('bad'); }).toThrow(TypeError)",
      "expect(function () {}).not.toThrow()",
      "expect(1).not.not.toBe(1)"};
  std::string body = "var expect = hs.expect, a = {}; a.self = a; expect(a).toEqual(a);\n";
  for (const char* line : holding) body += std::string(line) + ";\n";
  Stage stage(bot_with(body));
  stage.begin(Step::idle);
  stage.all_passed(std::size(holding) + 1);
  CHECK(stage.thrown().empty());
}

TEST_CASE("a function that is expected to throw may wait") {
  Stage stage(
      bot_with("hs.expect(function () { sleep(1); throw new Error('late'); }).toThrow("
               "'late');"));
  const auto bot = stage.begin(Step::sleeping);
  CHECK(stage.heap.resume(bot) == Step::idle);
  stage.all_passed(1);
}
