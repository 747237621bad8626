// A line of a log, as people and as programs read it.
#include "log/log.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

using namespace hailstorm;
using Catch::Matchers::Matches;

namespace {

struct Written {
  explicit Written(const Log::Options& options)
      : log([this](std::string_view line) { out += std::string(line) + "\n"; }, options) {}

  std::string out;
  Log log;
};

LogRecord hello() {
  LogRecord record;
  record.source = "console";
  record.text = "hello, world";
  record.model = "Shopper";
  record.index = 17;
  record.file = "bots/shop.js";
  record.line = 12;
  return record;
}

const std::string time_of_day = "[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3} ";

}  // namespace

TEST_CASE("a line says when, how bad, which bot and where") {
  Written written({});
  written.log.write(hello());
  CHECK_THAT(written.out,
             Matches(time_of_day + "info    Shopper#17 bots/shop.js:12: hello, world\n"));
}

TEST_CASE("a line leaves out what is not known") {
  Written written({});
  LogRecord record;
  record.level = LogLevel::warning;
  record.text = "loaded";
  written.log.write(record);
  record.file = "shop.js";
  written.log.write(record);
  CHECK_THAT(written.out, Matches(time_of_day + "warning loaded\n" + time_of_day +
                                  "warning shop\\.js: loaded\n"));
}

TEST_CASE("as JSON each line is an object of its own") {
  Written written({.format = LogFormat::json, .color = true});
  LogRecord record = hello();
  record.level = LogLevel::error;
  record.text = "{\"a\": %v}\nsecond \x1b[31m \xff line";
  written.log.write(record);
  const auto read = nlohmann::json::parse(written.out);
  CHECK_THAT(read.at("time").get<std::string>(),
             Matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}T" +
                     time_of_day.substr(0, time_of_day.size() - 1) + "Z"));
  CHECK(read.at("level") == "error");
  CHECK(read.at("source") == "console");
  CHECK(read.at("msg") == "{\"a\": %v}\nsecond \x1b[31m \xEF\xBF\xBD line");
  CHECK(read.at("model") == "Shopper");
  CHECK(read.at("bot") == 17);
  CHECK(read.at("file") == "bots/shop.js");
  CHECK(read.at("line") == 12);
  CHECK(written.out.find('\n') == written.out.size() - 1);
}

TEST_CASE("what lies below the level is not written") {
  LogRecord record = hello();
  for (const LogLevel least :
       {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error, LogLevel::off}) {
    for (const LogLevel level :
         {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error}) {
      Written written({.level = least});
      record.level = level;
      written.log.write(record);
      CHECK(written.out.empty() == (level < least));
    }
  }
}

TEST_CASE("in colour only the level's name is painted") {
  Written written({.color = true});
  LogRecord record = hello();
  record.level = LogLevel::error;
  written.log.write(record);
  CHECK(written.out.find(" \x1b[31merror  \x1b[0m Shopper#17") != std::string::npos);
}

TEST_CASE("a line shows no secret") {
  for (const LogFormat format : {LogFormat::text, LogFormat::json}) {
    Written written({.format = format});
    LogRecord record = hello();
    record.text = "Authorization: Bearer abcdefghijkl";
    written.log.write(record);
    CHECK(written.out.find("abcdefghijkl") == std::string::npos);
    CHECK(written.out.find("Authorization: ***") != std::string::npos);
  }
}

TEST_CASE("levels have the names that scripts and people give them") {
  CHECK(log_level_named("log") == LogLevel::info);
  CHECK(log_level_named("warn") == LogLevel::warning);
  CHECK(log_level_named("warning") == LogLevel::warning);
  CHECK(log_level_named("off") == LogLevel::off);
  CHECK_FALSE(log_level_named("loud"));
  CHECK(name_of(LogLevel::warning) == "warning");
}
