// A host that writes down what it is told, and a way to build a heap from a text.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "script/heap.h"

namespace hailstorm {

class FakeHost final : public Host {
 public:
  double random() override { return numbers.real(); }
  void checked(std::string_view name, TagSetId tags, bool passed) override {
    checks.emplace_back(name, passed);
    check_tags.push_back(shown(tags));
  }
  void judged(Judged& exchange, Verdict verdict, std::string_view text) override {
    exchange.verdict = verdict;
    verdicts.emplace_back(exchange.series.lower,
                          (verdict == Verdict::good ? "good " : "failed ") + std::string(text));
  }
  bool throw_failures() const override { return throws; }
  void wished_to_finish() override { ++finished; }
  Nanos run_time() const override { return clock.now() - begun; }
  std::optional<Nanos> run_length() const override { return length; }
  std::optional<std::uint64_t> number_iteration() override {
    if (!numbers_iterations) return std::nullopt;
    return iterations++;
  }
  std::uint64_t turn(std::size_t) override { return turns++; }
  bool storage(const StorageCall& call, StorageAnswer& answer) override {
    if (stored_elsewhere) return false;
    std::string& kept = stored[call.name + "/" + std::to_string(call.bot_id) + "/" + call.key];
    answer.full = call.name == "full";
    if (call.value) {
      kept = *call.value;
    } else if (!kept.empty()) {
      answer.value = kept;
    }
    return true;
  }
  void timed(TimingKind kind, std::string_view name, std::int32_t status, Nanos) override {
    timings.push_back((kind == TimingKind::group ? "group " : "observed ") + std::string(name) +
                      " " + std::to_string(status));
  }
  TagSetId in_group(std::string_view path) override {
    sets.emplace_back(path);
    return static_cast<TagSetId>(sets.size());
  }
  TagSetId with_tags(TagSetId set, std::span<const OwnTag> tags) override {
    std::string text = shown(set);
    for (const OwnTag& tag : tags) {
      text += text.empty() ? "" : " ";
      text += std::string(tag.name) + "=" + std::string(tag.value);
    }
    return in_group(text);
  }
  void measured(std::size_t metric, TagSetId tags, double value) override {
    std::ostringstream text;
    text << metric << " " << value << (shown(tags).empty() ? "" : " ") << shown(tags);
    values.push_back(text.str());
  }
  std::string shown(TagSetId set) const { return set == 0 ? "" : sets[set - 1]; }
  void threw(std::string_view text) override { errors.emplace_back(text); }
  void printed(std::string_view level, std::string_view text, std::string_view file,
               int line) override {
    prints.push_back(std::string(level) + ": " + std::string(text));
    places.push_back(std::string(file) + ":" + std::to_string(line));
  }

  Instant now() const override { return clock.now(); }

  Random numbers{1};
  ManualClock clock;
  std::vector<std::pair<std::string, bool>> checks;
  std::vector<std::string> check_tags;  // of each
  std::vector<std::pair<std::uint64_t, std::string>> verdicts;
  std::vector<std::string> errors, prints, places, timings, values, sets;
  bool throws = false, numbers_iterations = true;
  std::uint64_t turns = 0, iterations = 0;
  std::optional<Nanos> length;
  Instant begun = clock.now();
  int finished = 0;
  std::map<std::string, std::string> stored;
  bool stored_elsewhere = false;
};

inline bool no_modules(const std::string&, std::string&) { return false; }

inline Loaded load_text(const std::string& text,
                        const std::map<std::string, std::string>& env = {}) {
  return load_program("bot.js", text, {env}, no_modules);
}

// What loading the text is refused with.
inline std::string refusal(const std::string& text) {
  ScriptLimits limits;
  limits.load = std::chrono::milliseconds(20);
  try {
    load_program("bot.js", text, {}, no_modules, limits);
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

// A loaded program with a heap of its own.
struct Stage {
  explicit Stage(const std::string& text, const std::map<std::string, std::string>& env = {},
                 const ScriptLimits& limits = {})
      : Stage(load_text(text, env), limits) {}
  explicit Stage(Loaded ready, const ScriptLimits& limits = {})
      : loaded(std::move(ready)), heap(loaded.program, host, limits) {}

  // A bot of the first model whose first handler has run as far as it goes.
  ScriptHeap::Slot begin(Step expected) {
    const auto bot = heap.create(0, {}).value();
    REQUIRE(heap.run(bot, 0) == expected);
    return bot;
  }
  // The only request of the last stretch of script.
  const HttpCall& call() const {
    REQUIRE(heap.calls().size() == 1);
    return heap.calls().front();
  }
  const Request& request() const { return call().fetch.request; }
  Step resume(ScriptHeap::Slot bot, const Answer& answer, Ticket ticket = 0) {
    return heap.resume(bot, ticket, answer, {0, 77});
  }
  // What was thrown, all together.
  std::string thrown() const {
    std::string all;
    for (const std::string& error : host.errors) all += error + "\n";
    return all;
  }
  // Every check passed, and so many there were.
  void all_passed(std::size_t count) const {
    CAPTURE(thrown());
    CHECK(host.checks.size() == count);
    for (const auto& [name, passed] : host.checks) {
      CAPTURE(name);
      CHECK(passed);
    }
  }

  Loaded loaded;
  FakeHost host;
  ScriptHeap heap;
};

// A bot's methods around the body of its only action.
inline std::string bot_with(const std::string& body) {
  return "var hs = require('hailstorm'), http = hs.http, check = hs.check, sleep = hs.sleep, env = "
         "hs.env;\n"
         "function Bot(p) { this.index = p.index; this.id = p.botId; }\n"
         "Bot.actions = { act: 1 };\n"
         "Bot.prototype.act = function () {\n" +
         body +
         "\n};\n"
         "exports.Bot = Bot;\n";
}

inline Answer answer(int status, std::string_view head = {}, std::string_view body = {}) {
  Answer result;
  result.status = status;
  result.head = head;
  result.body = body;
  return result;
}

}  // namespace hailstorm
