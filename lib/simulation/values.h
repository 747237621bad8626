// The values of settings as people write them; each reader refuses what it cannot read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/log_level.h"
#include "simulation/options.h"
#include "simulation/simulation.h"
#include "stats/series_options.h"

namespace hailstorm {

// All throw Error (configuration) without a place: the caller knows it.

// true, yes, on, 1 and their opposites.
bool read_flag(std::string_view text);
// A whole number from `least` to `most`.
std::uint64_t read_count(std::string_view text, std::uint64_t least, std::uint64_t most);
// From 1 to 1024. Tells who writes a time for `-t` what that option is here.
unsigned read_threads(std::string_view text);
// A number above zero.
double read_rate(std::string_view text);
// A duration above zero.
Nanos read_time(std::string_view text);
// KEY=VALUE, KEY an identifier.
std::pair<std::string, std::string> read_pair(std::string_view text);
// A name as is_identifier has it.
std::string read_name(std::string_view text);
// "bot": true; "heap": false.
bool read_isolation(std::string_view text);
// "drop": true; "queue": false.
bool read_when_full(std::string_view text);
// From 1.1 to 1000.
double read_catch_up(std::string_view text);
// "5%" or "true" as 0.05; "false" as none.
std::optional<double> read_overload(std::string_view text);
// Up to 10 ms; "auto": nothing.
std::optional<Nanos> read_pacing_gap(std::string_view text);
LogLevel read_log_level(std::string_view text);
// "text" or "json".
LogFormat read_log_format(std::string_view text);
// [MODEL=]SHAPE: the first '=' separates only if an identifier stands before it. The shape is
// compiled, to refuse a bad one here.
ModelShape read_model_shape(std::string_view text);
// TAG,TAG,...: the tags of actions, at least one.
std::vector<std::string> read_tags(std::string_view text);
// TAG,TAG,...: the tags that keep series apart, under k6's names too; the others are left out.
SystemTags read_system_tags(std::string_view text);
// A path that is not empty.
std::string read_file_name(std::string_view text);
// ndjson=FILE, or json=FILE as k6 has it; the path.
std::string read_out(std::string_view text);
// KIND=FILE.
ReportFile read_report(std::string_view text);

// TIME:BOTS, a line to BOTS bots within TIME.
struct Stage {
  Nanos time{};
  std::uint64_t bots = 0;
};
Stage read_stage(std::string_view text);

// A letter, '_' or '$', then also digits: what may name a model.
bool is_identifier(std::string_view text);

}  // namespace hailstorm
