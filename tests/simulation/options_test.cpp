// Which of the given values hold.
#include "simulation/options.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "simulation/listing.h"

using namespace hailstorm;

namespace {

const Provenance file{Layer::simulation_file, "sim.yaml:2:7"};
const Provenance config{Layer::config_file, "hail.toml:3"};
const Provenance variable{Layer::environment, "HAILSTORM_X"};
const Provenance typed{Layer::command_line, "--x"};

Resolved resolved(const std::vector<Given>& given, const Surroundings& around = {}) {
  return resolve({"a.js", ""}, given, around);
}

std::string refusal(const std::vector<Given>& given) {
  try {
    resolved(given);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

// "Shopper=3 Buyer=4"
std::string crowd(const std::vector<Given>& given) {
  std::string text;
  for (const auto& shape : resolved(given).simulation.bots)
    text += (text.empty() ? "" : " ") + shape.model + "=" + shape.shape;
  return text;
}

}  // namespace

TEST_CASE("The higher layer wins, whatever the order the layers are read in") {
  const std::vector<Given> all = {
      {"seed", "4", typed}, {"seed", "1", file}, {"seed", "3", variable}, {"seed", "2", config}};
  std::vector<Given> given;
  std::uint64_t expected[] = {4, 4, 4, 4};
  for (std::size_t i = 0; i < all.size(); ++i) {
    given.push_back(all[i]);
    CHECK(resolved(given).options.seed == expected[i]);
  }
  CHECK(resolved({all[1], all[2], all[3]}).options.seed == 3);
  CHECK(resolved({all[1], all[3]}).options.seed == 2);
  CHECK(resolved({all[1]}).options.seed == 1);
  CHECK(resolved(given).options.origins.at("seed").where == "--x");
}

TEST_CASE("Defaults come from the surroundings, or stand in the structure") {
  const auto options = resolved({}, {6, true, false}).options;
  CHECK(options.threads == 6);
  CHECK(options.color);
  CHECK(options.seed == 1);
  CHECK(options.graceful_stop == std::chrono::seconds(30));
  CHECK(options.bots_per_heap == 500);
  CHECK(options.http.timeout == std::chrono::seconds(60));
  CHECK(options.origins.empty());
  CHECK_FALSE(resolved({}, {6, true, true}).options.color);
  CHECK_FALSE(resolved({}, {6, false, false}).options.color);
  CHECK_FALSE(resolved({{"no-color", "true", typed}}, {6, true, false}).options.color);
}

TEST_CASE("The live screen and the log are told how to look") {
  const Surroundings screen{1, false, false, {}, true};
  const auto options = resolved({}, screen).options;
  CHECK(options.screen_color);
  CHECK_FALSE(options.color);
  CHECK(options.keys);
  CHECK(options.progress_every == std::chrono::seconds(5));
  CHECK(options.log_level == LogLevel::info);
  CHECK(options.log_format == LogFormat::text);
  CHECK_FALSE(resolved({{"no-color", "true", typed}}, screen).options.screen_color);
  CHECK_FALSE(resolved({}, {1, true, true, {}, true}).options.screen_color);
  const auto told = resolved({{"no-keys", "true", typed},
                              {"progress-every", "500ms", typed},
                              {"log-level", "warn", typed},
                              {"log-format", "json", typed}})
                        .options;
  CHECK_FALSE(told.keys);
  CHECK(told.progress_every == std::chrono::milliseconds(500));
  CHECK(told.log_level == LogLevel::warning);
  CHECK(told.log_format == LogFormat::json);
}

TEST_CASE("Shapes are replaced model by model; one without a model replaces all") {
  const Given a1{"bots", "A=1", file}, b2{"bots", "B=2", file}, a3{"bots", "A=3", typed},
      lone{"bots", "9", typed}, lone_file{"bots", "8", file};
  CHECK(crowd({a1, b2}) == "A=1 B=2");
  CHECK(crowd({a1, b2, a3}) == "B=2 A=3");
  CHECK(crowd({a1, b2, lone}) == "=9");
  CHECK(crowd({lone_file, a3}) == "A=3");
  CHECK(crowd({{"bots", "Shopper = 100*rect((t-60)/120)", typed}}) ==
        "Shopper=100*rect((t-60)/120)");
}

TEST_CASE("Stages are a shape, and say how long the run lasts") {
  const Given up{"stage", "30s:100", typed}, hold{"stage", "1m:100", typed},
      down{"stage", "500ms:0", typed};
  CHECK(crowd({up, hold, down}) == "=stages(t, 30,100, 60,100, 0.5,0)");
  CHECK(resolved({up, hold, down}).simulation.duration == std::chrono::milliseconds(90500));

  SECTION("a duration of the same or a higher layer wins") {
    CHECK(resolved({up, {"duration", "5s", typed}}).simulation.duration == std::chrono::seconds(5));
  }
  SECTION("one of a lower layer does not") {
    const auto result = resolved({up, {"duration", "5s", file}});
    CHECK(result.simulation.duration == std::chrono::seconds(30));
    CHECK(result.options.origins.at("duration").where == "--x");
  }
  SECTION("they replace the shapes below them") {
    CHECK(crowd({{"bots", "A=1", file}, up}) == "=stages(t, 30,100)");
  }
}

TEST_CASE("Environment values and tags are merged key by key") {
  const auto result = resolved({{"env", "A=1", file},
                                {"env", "B=2", file},
                                {"env", "A=x=y", typed},
                                {"env", "C=", typed},
                                {"tag", "team=shop", variable}});
  CHECK(result.simulation.env ==
        std::map<std::string, std::string>{{"A", "x=y"}, {"B", "2"}, {"C", ""}});
  CHECK(result.simulation.tags == std::map<std::string, std::string>{{"team", "shop"}});
  CHECK(result.options.origins.at("env.A").where == "--x");
  CHECK(result.options.origins.at("env.B").where == "sim.yaml:2:7");
}

TEST_CASE("Tags of actions are those of the highest layer, with commas or one by one") {
  const auto simulation = resolved({{"tags", "a", file},
                                    {"tags", "b,c", typed},
                                    {"tags", " d ", typed},
                                    {"exclude-tags", "e", config}})
                              .simulation;
  CHECK(simulation.tags_wanted == std::vector<std::string>{"b", "c", "d"});
  CHECK(simulation.tags_unwanted == std::vector<std::string>{"e"});
  CHECK(simulation.tags.empty());
  for (const char* bad : {"", "a,,b", "a,", "a b"}) {
    CAPTURE(bad);
    CHECK(refusal({{"tags", bad, typed}}).find("are not tags") != std::string::npos);
  }
}

TEST_CASE("Actions are counted for all bots together, for each bot, or both") {
  const auto simulation =
      resolved({{"iterations", "1000", typed}, {"iterations-per-bot", "7", file}}).simulation;
  CHECK(simulation.iterations == 1000u);
  CHECK(simulation.iterations_per_bot == 7u);
  CHECK_FALSE(resolved({}).simulation.iterations);
}

TEST_CASE("Samples, kept failures and k6's summary are asked for by one value each") {
  const auto options = resolved({{"out", "json=s.ndjson", typed},
                                 {"keep-failures", "3", typed},
                                 {"redact", "pin", typed},
                                 {"redact", "X-Customer", typed},
                                 {"summary-export", "old.json", file},
                                 {"csv-full-history", "true", typed},
                                 {"summary-export", "s.json", typed}})
                           .options;
  CHECK(options.samples_path == "s.ndjson");
  CHECK(options.keep_failures == 3);
  CHECK(options.full_history);
  CHECK_FALSE(resolved({}).options.full_history);
  CHECK(options.redact == std::vector<std::string>{"pin", "X-Customer"});
  REQUIRE(options.reports.size() == 1);
  CHECK(options.reports[0].kind == ReportKind::summary_export);
  CHECK(options.reports[0].path == "s.json");
}

TEST_CASE("The reports of the highest layer are written") {
  const auto reports =
      resolved(
          {{"report", "json=a", file}, {"report", "json=b", typed}, {"report", "json=c", typed}})
          .options.reports;
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].path == "b");
  CHECK(reports[1].path == "c");
}

TEST_CASE("A contradiction or a bad value is told at its origin, even when it is beaten") {
  const std::pair<std::vector<Given>, std::string> cases[] = {
      {{{"seed", "1", typed}, {"seed", "2", typed}},
       "--x: given twice: '1' and '2'\n  keep one of them"},
      {{{"bots", "A=1", typed}, {"bots", "A=2", typed}},
       "--x: given twice: 'A=1' and 'A=2'\n"
       "  keep one of them; two curves for one model are added with '+'"},
      {{{"bots", "A=1", typed}, {"bots", "7", typed}},
       "--x: '7' names no model, but another shape does\n  name the model: Shopper=7"},
      {{{"env", "A=1", typed}, {"env", "A=2", typed}},
       "--x: given twice: 'A=1' and 'A=2'\n  keep one of them"},
      {{{"bots", "1", typed}, {"stage", "1s:1", typed}},
       "--x: stages and bots both say how many bots there are\n"
       "  keep one of them; stages in a formula: --bots 'Shopper=stages(t, 30,100, 60,100)'"},
      {{{"seed", "one", file}, {"seed", "2", typed}}, "sim.yaml:2:7: 'one' is not a whole number"},
      {{{"env", "A", typed}}, "--x: 'A' has no '='\n  write it as KEY=VALUE"},
      {{{"env", "=1", typed}},
       "--x: '' cannot be a key\n  a key is made of letters, digits and '_'"},
      {{{"bots", "A=", typed}},
       "--x: the shape of A is empty\n  give a number or a formula of t: A=10"},
      {{{"threads", "2m", typed}},
       "--x: '2m' is a time, not a number of threads\n"
       "  -t is --threads, as in wrk; how long the run lasts is -d 2m"},
      {{{"report", "out.json", typed}},
       "--x: 'out.json' does not say which kind of report it is\n  write it as json=out.json"},
      {{{"report", "jsn=a", typed}}, "--x: unknown kind of report 'jsn'\n  did you mean 'json'?"},
      {{{"report", "json=", typed}}, "--x: 'json=' names no file\n  write it as json=report.json"},
      {{{"report", "html", typed}},
       "--x: 'html' does not say which kind of report it is\n  write it as html=report.html"},
      {{{"report", "ci.xml", typed}},
       "--x: 'ci.xml' does not say which kind of report it is\n  write it as junit=ci.xml"},
      {{{"summary-export", "", typed}}, "--x: it names no file\n  give a path"},
      {{{"out", "a.json", typed}},
       "--x: 'a.json' does not say which kind of output it is\n  write it as ndjson=a.json"},
      {{{"out", "ndson=a", typed}},
       "--x: unknown kind of output 'ndson'\n  did you mean 'ndjson'?"},
      {{{"out", "json=", typed}},
       "--x: 'json=' names no file\n  write it as ndjson=samples.ndjson"},
      {{{"keep-failures", "1001", typed}}, "--x: '1001' is not a whole number from 0 to 1000"},
      {{{"stage", "30s:x", typed}}, "--x: 'x' is not a whole number from 0 to 9007199254740992"},
  };
  for (const auto& [given, message] : cases) CHECK(refusal(given) == message);
}

TEST_CASE("A bad shape is told at its origin with its caret, a lone name as a model") {
  const std::string bad = refusal({{"bots", "A=2*(t", typed}});
  CHECK(bad.starts_with("--x: "));
  CHECK(bad.find("\n  2*(t\n") != bad.npos);
  CHECK(refusal({{"bots", "Shopper", typed}}).ends_with("for a model of that name: Shopper=10"));
}

TEST_CASE("HAILSTORM_ variables are settings; what has several has one per line") {
  const auto given = read_environment({"PATH=/bin", "HAILSTORM_MAX_RUNNING=5", "HAILSTORM",
                                       "HAILSTORM_CONFIG=x.toml", "HAILSTORM_ENV=A=1\n\nB=a=b"});
  REQUIRE(given.size() == 3);
  CHECK(given[0].setting == "max-running");
  CHECK(given[0].value == "5");
  CHECK(given[0].origin.where == "HAILSTORM_MAX_RUNNING");
  CHECK(given[0].origin.layer == Layer::environment);
  CHECK(given[1].value == "A=1");
  CHECK(given[2].value == "B=a=b");
}

TEST_CASE("An unknown HAILSTORM_ variable is refused") {
  CHECK_THROWS_WITH(read_environment({"HAILSTORM_TREADS=5"}),
                    "HAILSTORM_TREADS: no setting has this name\n"
                    "  did you mean 'HAILSTORM_THREADS'?");
}

TEST_CASE("The listing tells each value and where it came from") {
  const auto result =
      resolved({{"bots", "A=1", file}, {"env", "K=v", variable}, {"max-rate", "2.5", typed}}, {2});
  std::string text;
  for (const auto& line : list_settings(result.simulation, result.options))
    text += line.name + " = " + line.value + " (" + line.origin + ")\n";
  CHECK(text ==
        "bots A = 1 (sim.yaml:2:7)\n"
        "duration = until it is stopped (default)\n"
        "graceful-stop = 30s (default)\n"
        "env K = v (environment: HAILSTORM_X)\n"
        "seed = 1 (default)\n"
        "threads = 2 (default)\n"
        "max-running = no limit (default)\n"
        "max-rate = 2.5 per second (command line: --x)\n"
        "bots-per-heap = 500 (default)\n"
        "timeout = 1m (default)\n"
        "connections = bot (each bot its own, kept alive) (default)\n");
}

TEST_CASE("Tags that keep series apart are named, under k6's names too") {
  CHECK(resolved({}).options.series.tags == SystemTags());
  CHECK(resolved({}).options.series.series_max == 2000);
  const SystemTags tags =
      resolved({{"system-tags", "status, name,scenario,expected_response", typed}})
          .options.series.tags;
  CHECK(tags == SystemTags{true, false, false, true, false, true});
  CHECK(resolved({{"series-max", "50", typed}}).options.series.series_max == 50);
  CHECK_THAT(
      refusal({{"system-tags", "methods", typed}}),
      Catch::Contains("'methods' is no system tag") && Catch::Contains("did you mean 'method'?"));
  CHECK_THAT(refusal({{"system-tags", "proto,url,name", typed}}),
             Catch::Contains("'proto' is no system tag") && Catch::Contains("leave it away"));
  CHECK_THAT(refusal({{"system-tags", "url", typed}}), Catch::Contains("it is name here"));
  CHECK_THAT(refusal({{"system-tags", "name,,status", typed}}), Catch::Contains("are not tags"));
  CHECK_THAT(refusal({{"series-max", "0", typed}}), Catch::Contains("1"));
}
