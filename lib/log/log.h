// What is said while a run lasts, a line each: for people, or as JSON for what collects logs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/log_level.h"

namespace hailstorm {

struct LogRecord {
  LogLevel level = LogLevel::info;  // not off
  std::string_view source;          // who says it: "run", "console" (a script)
  std::string_view text;            // fit to be printed, where the format is text
  std::string_view model;           // of the bot that says it; empty: none does
  std::uint64_t index = 0;          // of the bot
  std::string_view file;            // the place in a script; empty: not known
  int line = 0;
};

// Thread: its owner's.
class Log {
 public:
  // Is given each line whole, without its line break.
  using Write = std::function<void(std::string_view line)>;

  struct Options {
    LogFormat format = LogFormat::text;
    LogLevel level = LogLevel::info;  // the lowest that is written
    bool color = false;               // of the levels' names, in text
  };

  Log(Write write, const Options& options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // As text "15:01:02.123 info    Shopper#17 bots/shop.js:12: hello", in local time. As JSON
  // {"time":"2026-11-23T15:01:02.123Z","level":"info","source":"console","msg":"hello",
  // "model":"Shopper","bot":17,"file":"bots/shop.js","line":12}. Secrets of the text are left out.
  void write(const LogRecord& record);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
