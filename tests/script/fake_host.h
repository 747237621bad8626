// A host that writes down what it is told, and a way to build a heap from a text.
#pragma once

#include <catch2/catch.hpp>
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
  void checked(std::string_view name, bool passed) override { checks.emplace_back(name, passed); }
  void threw(std::string_view text) override { errors.emplace_back(text); }
  void printed(std::string_view level, std::string_view text) override {
    prints.push_back(std::string(level) + ": " + std::string(text));
  }

  Random numbers{1};
  std::vector<std::pair<std::string, bool>> checks;
  std::vector<std::string> errors, prints;
};

inline bool no_modules(const std::string&, std::string&) { return false; }

inline Loaded load_text(const std::string& text,
                        const std::map<std::string, std::string>& env = {}) {
  return load_program("bot.js", text, env, no_modules);
}

// What loading the text is refused with.
inline std::string refusal(const std::string& text) {
  try {
    load_text(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

// A loaded program with a heap of its own.
struct Stage {
  explicit Stage(const std::string& text, const std::map<std::string, std::string>& env = {},
                 const ScriptLimits& limits = {})
      : loaded(load_text(text, env)), heap(loaded.program, host, limits) {}

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
