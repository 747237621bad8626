// The reference says of the program what the program says of itself, and nothing else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <utility>

#include "process.h"

using namespace hailstorm;

namespace {

// An option as it is written ("-u, --bots") and its default; empty where none is told.
using Options = std::map<std::string, std::string>;

std::string said_by(const std::vector<std::string>& words) {
  const WorkFolder folder;
  std::vector<std::string> command = {HAIL_BINARY};
  command.insert(command.end(), words.begin(), words.end());
  Process process(folder, "help", command);
  REQUIRE(process.wait() == 0);
  return process.out();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> commands() {
  std::vector<std::string> names;
  std::smatch found;
  for (const std::string& line : lines_of(said_by({"--help"}))) {
    if (std::regex_match(line, found, std::regex("  ([a-z]+) {2,}\\S.*")))
      names.push_back(found[1]);
  }
  return names;
}

// From --help-all: a line with a name, its words, lines that go on with these.
Options told_by(const std::string& command) {
  static const std::regex option("  (-\\w, |    )(--[a-z0-9-]+)( .*)?");
  static const std::regex in_words("\\(default: ([^;,)]*)");
  Options options;
  std::string name, words;
  const auto take = [&] {
    std::smatch found;
    if (!name.empty())
      options[name] = std::regex_search(words, found, in_words) ? found.str(1) : "";
  };
  for (const std::string& line : lines_of(said_by({command, "--help-all"}))) {
    std::smatch found;
    if (std::regex_match(line, found, option)) {
      take();
      name = (found.str(1)[0] == ' ' && found.str(1)[2] == ' ' ? "" : found.str(1)) + found.str(2);
      words = found.str(3);
    } else {
      words += " " + line.substr(std::min(line.size(), line.find_first_not_of(' ')));
    }
  }
  take();
  return options;
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i] == '|' && row[i - 1] != '\\') {
      cells.push_back(cell.size() < 2 ? "" : cell.substr(1, cell.size() - 2));
      cell.clear();
    } else {
      cell += row[i];
    }
  }
  return cells;
}

std::string plain(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '`'), text.end());
  return text;
}

std::string page(const std::string& name) {
  return contents_of(HAIL_SOURCE_DIR "/docs/reference/" + name);
}

// The tables of the page: those whose heading names commands tell of these, all others of
// `run`, `check` and `try`.
std::map<std::string, Options> documented() {
  std::map<std::string, Options> pages;
  std::vector<std::string> told;
  bool within = false;
  for (const std::string& line : lines_of(page("cli.md"))) {
    if (!line.starts_with("|")) {
      within = false;
      continue;
    }
    const auto cells = cells_of(line);
    if (!std::exchange(within, true)) {
      told.clear();
      for (const std::string& command : commands()) {
        if (cells[0].find("`" + command + "`") != std::string::npos) told.push_back(command);
      }
      if (told.empty()) told = {"run", "check", "try"};
    } else if (cells[0].starts_with("`-")) {
      for (const std::string& command : told) pages[command][plain(cells[0])] = plain(cells.back());
    }
  }
  return pages;
}

std::set<std::string> names_of(const Options& options) {
  std::set<std::string> names;
  for (const auto& [name, value] : options) names.insert(name);
  return names;
}

}  // namespace

TEST_CASE("cli.md has the options of each command, with their defaults, and no other") {
  auto pages = documented();
  REQUIRE(commands() ==
          std::vector<std::string>{"run", "check", "try", "bundle", "plot", "new", "target"});
  for (const std::string& command : commands()) {
    INFO(command);
    const Options told = told_by(command);
    CHECK(names_of(pages[command]) == names_of(told));
    for (const auto& [name, value] : told) {
      const std::string& written = pages[command][name];
      INFO(name << ": --help says '" << value << "', cli.md '" << written << "'");
      CHECK_FALSE(written.empty());
      // What takes more than a word may be told in other words.
      if (!value.empty() && value.find(' ') == std::string::npos) CHECK(written == value);
    }
  }
}

TEST_CASE("the program gives each exit code of the page, and none that is not on it") {
  const WorkFolder folder;
  const auto script = [&folder](const std::string& name, const std::string& action) {
    folder.write(name,
                 "var hs = require('hailstorm');\nexports.A = function () {};\n"
                 "exports.A.every = '100ms';\nexports.A.actions = { a: 1 };\n"
                 "exports.A.prototype.a = function () { " +
                     action + " };\n");
    return folder.file(name);
  };
  const std::string idle = script("idle.js", "");
  folder.write("wrong.js", "var = 1;\n");
  const auto slow = [&folder](const std::string& name, const std::string& function) {
    folder.write(name,
                 "import { sleep } from 'hailstorm';\nexport default function () {}\n"
                 "export const options = { iterations: 1, setupTimeout: '200ms',\n"
                 "  teardownTimeout: '200ms', summary_timeout: '200ms' };\n"
                 "export function " +
                     function + "() { sleep(5); }\n");
    return folder.file(name);
  };
  const std::vector<std::vector<std::string>> ways = {
      {"run", idle, "--duration", "1s"},
      {"run", idle, "--report", "json=" + folder.file("none/r.json")},
      {"run", "--no-such-option"},
      {"run", idle, "--duration", "1s", "--threshold", "actions: count > 1000"},
      {"run", idle, "--bots", "B=1"},
      {"run", folder.file("wrong.js")},
      {"run", script("abort.js", "hs.test.abort('so');"), "--duration", "1m"},
      {"run", slow("setup.ts", "setup")},
      {"run", slow("teardown.ts", "teardown")},
      {"run", slow("summary.ts", "handleSummary")},
      {"run", script("fail.js", "hs.test.fail('so');"), "--duration", "1s"},
      {"run", script("hog.js", "for (var end = Date.now() + 80; Date.now() < end;) {}"), "-t", "1",
       "--duration", "2s", "--fail-on-overload"}};
  std::set<std::string> given;
  for (std::vector<std::string> words : ways) {
    words.insert(words.begin(), HAIL_BINARY);
    words.emplace_back("-q");
    Process process(folder, "way", words);
    given.insert(std::to_string(process.wait()));
  }
  Process interrupted(folder, "interrupted", {HAIL_BINARY, "run", idle, "--duration", "1m"});
  CHECK(eventually([&] { return interrupted.err().find("Ctrl-C") != std::string::npos; }));
  interrupted.signal(SIGINT);
  given.insert(std::to_string(interrupted.wait()));
  std::set<std::string> written;
  for (const std::string& line : lines_of(page("exit-codes.md"))) {
    if (std::regex_search(line, std::regex("^\\| \\d"))) written.insert(cells_of(line)[0]);
  }
  CHECK(given == written);
}

TEST_CASE("each method of the page of thresholds is taken for the kind of metric it stands by") {
  const WorkFolder folder;
  folder.write("own.js",
               "var hs = require('hailstorm');\nnew hs.Gauge('level');\n"
               "exports.A = function () {};\nexports.A.actions = { a: 1 };\n"
               "exports.A.prototype.a = function () {};\n");
  const std::map<std::string, std::string> metrics = {{"counter", "http_reqs"},
                                                      {"gauge", "level"},
                                                      {"rate", "checks"},
                                                      {"trend", "http_req_duration"}};
  std::map<std::string, std::set<std::string>> methods;
  const std::regex method("`([a-z]+(\\(N\\))?)`");
  for (const std::string& line : lines_of(contents_of(HAIL_SOURCE_DIR "/docs/thresholds.md"))) {
    for (const auto& [kind, metric] : metrics) {
      if (!line.starts_with("| " + kind)) continue;
      const std::string cell = cells_of(line)[1];
      for (std::sregex_iterator it(cell.begin(), cell.end(), method), end; it != end; ++it)
        methods[kind].insert(it->str(1));
    }
  }
  REQUIRE(methods.size() == metrics.size());
  for (const std::string all : {"count", "rate", "value", "avg", "min", "med", "max", "p(N)"}) {
    for (const auto& [kind, metric] : metrics) {
      const std::string name = all == "p(N)" ? "p(99.9)" : all;
      Process check(folder, "check",
                    {HAIL_BINARY, "check", folder.file("own.js"), "--threshold",
                     metric + ": " + name + " < 1"});
      const int code = check.wait();
      INFO(metric << ": " << name << "\n" << check.err());
      CHECK(code == (methods[kind].count(all) == 1 ? 0 : 104));
    }
  }
}
