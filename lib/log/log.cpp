// spdlog: time, level and pattern; the members of a record are ours.
#include "log/log.h"

#include <spdlog/details/null_mutex.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "base/check.h"
#include "log/secrets.h"

namespace hailstorm {
namespace {

constexpr const char* text_pattern = "%H:%M:%S.%e %^%-7l%$ %v";
constexpr const char* json_pattern = R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})";

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug: return spdlog::level::debug;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::warning: return spdlog::level::warn;
    case LogLevel::error: return spdlog::level::err;
    case LogLevel::off: return spdlog::level::off;
  }
  return spdlog::level::off;
}

// Hands each line on, the level's name in its colour.
class LineSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  LineSink(Log::Write write, bool color) : write_(std::move(write)), color_(color) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t formatted;
    formatter_->format(message, formatted);
    std::string line(formatted.data(), formatted.size());
    if (color_ && message.color_range_end > message.color_range_start) {
      line.insert(message.color_range_end, "\x1b[0m");
      line.insert(message.color_range_start, code_of(message.level));
    }
    write_(line);
  }
  void flush_() override {}

 private:
  static const char* code_of(spdlog::level::level_enum level) {
    if (level >= spdlog::level::err) return "\x1b[31m";
    return level == spdlog::level::warn ? "\x1b[33m" : "\x1b[2m";
  }

  Log::Write write_;
  bool color_;
};

std::string place_of(const LogRecord& record) {
  if (record.file.empty()) return {};
  std::string place(record.file);
  return record.line > 0 ? place + ":" + std::to_string(record.line) : place;
}

std::string text_of(const LogRecord& record) {
  std::string text;
  if (!record.model.empty()) text += std::string(record.model) + "#" + std::to_string(record.index);
  if (const std::string place = place_of(record); !place.empty())
    text += (text.empty() ? "" : " ") + place;
  if (!text.empty()) text += ": ";
  return text + without_secrets(record.text);
}

// The members, without the braces around them.
std::string members_of(const LogRecord& record) {
  nlohmann::ordered_json members = {{"source", record.source},
                                    {"msg", without_secrets(record.text)}};
  if (!record.model.empty()) {
    members["model"] = record.model;
    members["bot"] = record.index;
  }
  if (!record.file.empty()) {
    members["file"] = record.file;
    members["line"] = record.line;
  }
  using Handler = nlohmann::ordered_json::error_handler_t;
  const std::string object = members.dump(-1, ' ', false, Handler::replace);
  return object.substr(1, object.size() - 2);
}

}  // namespace

struct Log::State {
  State(Write write, const Options& options)
      : format(options.format),
        logger("hailstorm", std::make_shared<LineSink>(
                                std::move(write), options.color && format == LogFormat::text)) {
    // The line break is whose who writes.
    const bool is_json = format == LogFormat::json;
    logger.set_formatter(std::make_unique<spdlog::pattern_formatter>(
        is_json ? json_pattern : text_pattern,
        is_json ? spdlog::pattern_time_type::utc : spdlog::pattern_time_type::local, ""));
    logger.set_level(level_of(options.level));
  }

  LogFormat format;
  spdlog::logger logger;
};

Log::Log(Write write, const Options& options)
    : state_(std::make_unique<State>(std::move(write), options)) {}

Log::~Log() = default;

void Log::write(const LogRecord& record) {
  HAIL_CHECK(record.level != LogLevel::off);
  const auto level = level_of(record.level);
  if (!state_->logger.should_log(level)) return;
  state_->logger.log(level,
                     spdlog::string_view_t(state_->format == LogFormat::json ? members_of(record)
                                                                             : text_of(record)));
}

}  // namespace hailstorm
