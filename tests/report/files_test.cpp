// The files beside the JSON report, word for word, and what they may never do.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "base/error.h"
#include "report/cases.h"
#include "report/chronicle.h"
#include "report/csv.h"
#include "report/csv_row.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/locust.h"
#include "report/markdown.h"
#include "report/markup.h"
#include "report/page_seconds.h"
#include "report/report_files.h"
#include "report/statement.h"
#include "report/summary_export.h"
#include "report/totals.h"
#include "sample.h"

using namespace hailstorm;
using Json = nlohmann::json;

namespace {

Json page_of(const std::string& html) {
  const std::string begin = "id=\"run\">";
  const std::size_t at = html.find(begin) + begin.size();
  return Json::parse(html.substr(at, html.find("</script>", at) - at));
}

}  // namespace

TEST_CASE("each file reads as its golden text") {
  const RunSummary run = sample_run();
  const std::pair<const char*, std::string> files[] = {
      {"seconds.csv", render_csv(run)},
      {"locust_stats.csv", render_locust_stats(run)},
      {"locust_stats_history.csv", render_locust_history(run)},
      {"locust_failures.csv", render_locust_failures(run)},
      {"locust_exceptions.csv", render_locust_exceptions(run)},
      {"summary_export.json", render_summary_export(run)},
      {"junit.xml", render_junit(run)},
      {"report.md", render_markdown(run)}};
  for (const auto& [name, text] : files) {
    INFO(name);
    CHECK(text == golden(name, text));
  }
}

TEST_CASE("each file of a run without requests can be written") {
  const RunSummary run = empty_run();
  CHECK(render_csv(run).find('\n') + 1 == render_csv(run).size());
  CHECK_THAT(render_locust_stats(run), Catch::Contains(",Aggregated,0,0,0,0,0,0,0,0,0,N/A,N/A"));
  CHECK(Json::parse(render_summary_export(run))["metrics"]["http_req_duration"]["avg"] == 0);
  CHECK_THAT(render_junit(run), Catch::Contains("failures=\"1\""));
  CHECK_THAT(render_markdown(run), Catch::Contains("No request was begun"));
  CHECK(page_of(render_html(run))["names"].empty());
}

TEST_CASE("Locust's full history has a row of each name from its first request on, then all") {
  RunSummary run;
  run.launched = 1000;
  Chronicle chronicle(run);
  run.names_over_time.emplace(4);
  for (std::int64_t second = 0; second < 4; ++second) {
    Window window;
    window.number = second;
    const auto ended = [&window](const char* name, std::uint64_t count) {
      ExchangeTally& tally = window.tally.exchanges[{"M", name, "GET", Outcome::answered, 200}];
      tally.ended = count;
      tally.duration.record(2'000'000, count);
    };
    if (second != 2) ended("/a", 2);
    if (second > 0) ended("/b", 1);
    chronicle.take_down(window, {});
  }
  std::istringstream lines(render_locust_history(run));
  std::vector<std::string> found;
  for (std::string line; std::getline(lines, line);) {
    const auto fields = [&line](int from, int to) {
      std::size_t begin = 0, end = 0;
      for (int i = 0; i < to; ++i) {
        if (i == from) begin = end;
        end = line.find(',', end) + 1;
      }
      return line.substr(begin, end - begin - 1);
    };
    found.push_back(fields(0, 7) + " " + fields(17, 18));
  }
  CHECK(found == std::vector<std::string>{
                     "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50% Total Request Count",
                     "1001,0,GET,/a,2,0,2 2", "1001,0,,Aggregated,2,0,2 2", "1002,0,GET,/a,2,0,2 4",
                     "1002,0,GET,/b,1,0,2 1", "1002,0,,Aggregated,3,0,2 5",
                     "1003,0,GET,/a,0,0,N/A 4", "1003,0,GET,/b,1,0,2 2",
                     "1003,0,,Aggregated,1,0,2 6", "1004,0,,Aggregated,3,0,2 9"});
}

TEST_CASE("what a CSV file's reader would split is quoted") {
  CHECK(
      CsvLine().text("a").text("b,c").text("say \"no\"").text("two\nlines").text("").line("\r\n") ==
      "a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
  CHECK(CsvLine().number(0.1).number(1e21).count(7).whole(-7).line("") == "0.1,1e+21,7,-7");
}

TEST_CASE("texts of scripts are text in XML, in Markdown and in the page, whatever they hold") {
  CHECK(escape_xml("a<b>&\"c\"\x01\xff") == "a&lt;b&gt;&amp;&quot;c&quot; \uFFFD");
  CHECK(valid_text("\xC0\x80 \xED\xA0\x80 \xF4\x90\x80\x80 ü \U0001F600 \xEF\xBF\xBF") ==
        "\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD ü \U0001F600 \uFFFD");
  CHECK(escape_markdown("a|b `c` <d>\ne*f_g") == "a\\|b \\`c\\` \\<d\\> e\\*f\\_g");
  CHECK(escape_markdown("# no title") == "\\# no title");
  RunSummary run;
  run.script = "</script><script>alert(1)</script>";
  run.total.checks[{"a <!-- b"}] = {0, 1};
  const std::string html = render_html(run);
  CHECK(html.find("alert(1)</script>") == html.npos);
  CHECK(html.find("a <!-- b") == html.npos);
  CHECK(page_of(html)["title"] == run.script);
}

TEST_CASE("a run has a case for its end, each check, each threshold and its books") {
  RunSummary run = sample_run();
  const auto words = [&run] {
    constexpr const char* marks[] = {"held", "told", "failed"};
    std::map<std::string, std::string> found;
    for (const Case& one : cases_of(run)) {
      found[one.group + ": " + one.name] =
          marks[static_cast<int>(one.standing)] + (one.words.empty() ? "" : ", " + one.words);
    }
    return found;
  };
  CHECK(words() == std::map<std::string, std::string>{
                       {"run: came to its end", "held"},
                       {"run: was not called failed by its script", "held"},
                       {"checks: status is 200", "held"},
                       {"checks: cart is not empty", "told, 7 of 583 failed"},
                       {"thresholds: http_req_duration: p(95) < 200ms",
                        "held, p(95)=4.50ms, 196ms to spare (97.75%)"},
                       {"thresholds: http_req_duration{name:/checkout}: p(99) < 20",
                        "failed, p(99)=31.0ms, 11.0ms beyond (55.00%)"},
                       {"thresholds: http_req_failed: rate[10s] < 1%",
                        "held, rate[10s]=0.30% at 17.0s, 0.70% to spare (70.00%)"},
                       {"completeness: every request is accounted for", "held"},
                       {"generator: kept up", "told, 2 of 30 seconds are distorted"}});
  run.total.begun += 5;
  run.ending = Ending::aborted;
  run.ending_reason = "sold out";
  run.sentences = {"no stock", "no price"};
  run.thresholds[0].ended_run = true;
  CHECK(words()["run: came to its end"] == "failed, aborted after 30.4s: sold out");
  CHECK(words()["run: was not called failed by its script"] == "failed, no stock; no price");
  CHECK(words()["thresholds: http_req_duration: p(95) < 200ms"] ==
        "failed, p(95)=4.50ms, 196ms to spare (97.75%), and ended the run");
  CHECK(words()["completeness: every request is accounted for"] ==
        "told, 5 of 12,005 requests begun are not accounted for");
}

TEST_CASE("what a report calls passed is what the exit code calls so, in every file") {
  const auto told = [](const RunSummary& run) {
    const std::string junit = render_junit(run), markdown = render_markdown(run);
    const Json page = page_of(render_html(run));
    const bool passed = page["passed"];
    CHECK((junit.find("failures=\"0\"") != junit.npos) == passed);
    CHECK((junit.find("<failure") == junit.npos) == passed);
    CHECK(markdown.starts_with(passed ? "# ✅ " : "# ❌ "));
    CHECK((markdown.find("| ❌ |") == markdown.npos) == passed);
    CHECK_THAT(markdown, Catch::Contains(", exit code " + std::to_string(run.exit_code) + "  \n"));
    CHECK_THAT(page["facts"][0], Catch::EndsWith("exit code " + std::to_string(run.exit_code)));
    CHECK(Json::parse(render_json(run))["run"]["exit_code"] == run.exit_code);
    return passed;
  };
  CHECK(told(good_run()));
  CHECK_FALSE(told(sample_run()));
  CHECK_FALSE(told(empty_run()));
  RunSummary checked = good_run();
  checked.total.checks[{"there is a price"}] = {1, 1};
  CHECK(told(checked));
  CHECK_THAT(render_junit(checked),
             Catch::Contains("skipped=\"1\"") &&
                 Catch::Contains("name=\"there is a price\" time=\"0.000\">\n"
                                 "      <skipped message=\"1 of 2 failed\"/>"));
  CHECK_THAT(render_markdown(checked),
             Catch::Contains("| ⚠️ | checks | there is a price | 1 of 2 failed |"));
  RunSummary called = good_run();
  called.sentences = {"the shop is empty"};
  called.exit_code = 110;
  CHECK_FALSE(told(called));
  CHECK_THAT(render_junit(called), Catch::Contains("<failure message=\"the shop is empty\""));
  CHECK(Json::parse(render_json(called))["run"]["sentences"][0] == "the shop is empty");
}

TEST_CASE("a threshold's value and margin stand in every file, also where it holds") {
  const RunSummary run = sample_run();
  const std::string words = "p(95)=4.50ms, 196ms to spare (97.75%)";
  CHECK_THAT(render_junit(run), Catch::Contains("<system-out>" + words + "</system-out>"));
  CHECK_THAT(render_markdown(run), Catch::Contains("| " + words + " |"));
  CHECK_THAT(page_of(render_html(run))["cases"].dump(), Catch::Contains(words));
}

TEST_CASE("a run of one URL is called by it, in every file") {
  RunSummary run = good_run();
  run.script = "(built-in)";
  run.target = "http://127.0.0.1:8000/hello";
  CHECK(page_of(render_html(run))["title"] == run.target);
  CHECK_THAT(render_markdown(run), Catch::StartsWith("# ✅ http://127.0.0.1:8000/hello\n"));
  CHECK_THAT(render_junit(run), Catch::Contains("<testsuite name=\"" + run.target + "\""));
  CHECK(Json::parse(render_json(run))["run"]["target"] == run.target);
}

TEST_CASE("the confidence of percentiles stands in every file of a run that is long enough") {
  RunSummary run = good_run();
  CHECK_FALSE(page_of(render_html(run)).contains("confidence"));
  CHECK_THAT(render_markdown(run), !Catch::Contains("confidence"));
  add_blocks(run, 130);
  const std::string words = confidence_words(run);
  CHECK_THAT(words, Catch::StartsWith("p(95) 2") && Catch::Contains(", p(99) 2") &&
                        Catch::EndsWith(" (95% confidence)"));
  CHECK(page_of(render_html(run))["confidence"] == "http_req_duration: " + words);
  CHECK_THAT(render_markdown(run), Catch::Contains("\nhttp\\_req\\_duration: " + words + "\n"));
  CHECK_THAT(render_junit(run),
             Catch::Contains("\"http_req_duration confidence\" value=\"" + words + "\""));
}

TEST_CASE("what the cap on series has put together comes last of its model's names") {
  RunSummary run;
  for (const char* model : {"A", "B"})
    for (const char* name : {"(more)", "/", "zoo"})
      run.total.exchanges[{model, name, "GET", Outcome::answered, 200}].ended = 1;
  std::string names;
  const Json page = page_of(render_html(run));
  for (const auto& row : page["names"])
    names += row["model"].get<std::string>() + row["name"].get<std::string>() + " ";
  CHECK(names == "all A/ Azoo A(more) B/ Bzoo B(more) ");
}

TEST_CASE("the page of an hour of fifty names is below 1 MB, and asks for nothing from elsewhere") {
  const std::string html = render_html(busy_hour());
  WARN("the page of an hour of 50 names has " << html.size() << " bytes");
  CHECK(html.size() < 1'000'000);
  const Json page = page_of(html);
  CHECK(page["seconds"]["width"] == 6);
  CHECK(page["seconds"]["t"].size() == 600);
  CHECK(page["names"].size() == 54);
  for (const char* const elsewhere : {"src=", "href=", "url(", "@import", "fetch(", "https://"}) {
    INFO(elsewhere);
    CHECK(html.find(elsewhere) == html.npos);
  }
}

TEST_CASE("a page of ten thousand names, failures and checks is cut, and says so") {
  RunSummary run;
  for (int i = 0; i < 10'000; ++i) {
    const std::string name = std::string(300, 'n') + std::to_string(i);
    run.total.exchanges[{"M", name, "GET", Outcome::timeout, 0, Expected::no}].ended = 1;
    run.total.checks[{name}] = {0, 1};
    run.total.mishaps[{"M", "a", std::string(1'900, 't') + std::to_string(i)}] = 1;
  }
  const std::string html = render_html(run);
  CHECK(html.size() < 1'000'000);
  CHECK(page_of(html)["failures_left_out"] == 9'800);
  CHECK(page_of(html)["names_left_out"] == 9'001);
  CHECK(render_markdown(run).size() < 200'000);
}

TEST_CASE("the page and the Markdown mark the percentiles that too few values support") {
  RunSummary run;
  run.total.exchanges[{"M", "/", "GET", Outcome::answered, 200}].duration.record(1'000'000, 300);
  run.total.exchanges[{"M", "/", "GET", Outcome::answered, 200}].ended = 300;
  const CustomMetric basket{"basket", MetricKind::trend};
  Sink& sink = run.total.custom.try_emplace({basket, "M", "a"}, basket.none()).first->second;
  for (int i = 0; i < 30; ++i) sink.record(i, Nanos(i));
  const Json page = page_of(render_html(run));
  CHECK(page["names"][1]["marked"] == 2);
  CHECK(page["mark"] == "* fewer than 10 values lie above it");
  CHECK(page["own"][0]["fields"].dump() ==
        R"x([["count","30"],["avg","14.5"],["min","0"],["med","14"],["max","29"],)x"
        R"x(["p(90)","26*"],["p(95)","28*"],["p(99)","29*"],["p(99.9)","29*"]])x");
  CHECK_THAT(render_junit(run), Catch::Contains("p(95)\" value=\"1.00ms\""));
  const std::string markdown = render_markdown(run);
  CHECK_THAT(markdown,
             Catch::Contains("| 1.00ms | 1.00ms | 1.00ms | 1.00ms | 1.00ms\\* | 1.00ms\\* "
                             "| 1.00ms |"));
  CHECK_THAT(markdown, Catch::EndsWith("\n\\* fewer than 10 values lie above it\n"));
  RunSummary few = good_run();
  few.total.exchanges.begin()->second.duration = {};
  few.total.exchanges.begin()->second.duration.record(1'000'000, 150);
  CHECK_THAT(render_junit(few), Catch::Contains("p(95)\" value=\"1.00ms*\""));
  run.total.exchanges.begin()->second.duration.record(1'000'000, 99'700);
  run.total.custom.clear();
  CHECK_FALSE(page_of(render_html(run)).contains("mark"));
}

TEST_CASE("seconds are folded into bins that keep the worst percentiles and the mean rates") {
  std::vector<RunSecond> seconds(5);
  for (std::size_t i = 0; i < seconds.size(); ++i) {
    seconds[i].number = static_cast<std::int64_t>(i);
    seconds[i].ended = i * 10;
    Histogram times;
    if (i != 4) times.record((i + 1) * 1'000'000);
    seconds[i].duration = times_of(times);
    seconds[i].bots["A"].running = static_cast<std::int64_t>(i);
  }
  const PageSeconds page = fold(seconds, 3);
  CHECK(page.width == 2);
  CHECK(page.t == std::vector<std::int64_t>{0, 2, 4});
  CHECK(page.rate == std::vector<double>{5, 25, 40});
  CHECK(page.running == std::vector<std::int64_t>{1, 3, 4});
  CHECK(page.p95[0] == 2.0);
  CHECK_FALSE(page.p95[2].has_value());
  CHECK(fold({}, 3).t.empty());
}

TEST_CASE("a second that is kept takes 0.45 KB, and 0.15 KB for each model") {
  constexpr std::size_t node = sizeof(std::pair<const std::string, Census>) + 32;
  CHECK(sizeof(RunSecond) <= 450);
  CHECK(node <= 150);
}

TEST_CASE("reports that cannot be written, or that would overwrite each other, are refused") {
  const std::string folder = std::filesystem::temp_directory_path();
  const std::string a = folder + "/hail_a.json", b = folder + "/hail_b.csv";
  check_reports({{ReportKind::json, a}, {ReportKind::csv, b}});
  CHECK_THROWS_WITH(check_reports({{ReportKind::json, a}, {ReportKind::csv, a}}),
                    a + ": two reports go to the same file\n  give each a file of its own");
  CHECK_THROWS_WITH(check_reports({{ReportKind::locust, folder + "/no/such/run"}}),
                    Catch::Contains("/no/such/run_stats.csv: the file cannot be written"));
  CHECK(paths_of({ReportKind::locust, "run"}) ==
        std::vector<std::string>{"run_stats.csv", "run_stats_history.csv", "run_failures.csv",
                                 "run_exceptions.csv"});
  for (const ReportKind kind : report_kinds()) CHECK_FALSE(paths_of({kind, "x"}).empty());
}
