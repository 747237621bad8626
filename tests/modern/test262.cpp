// test262_table FOLDER [PER_AREA [TEXT]]: runs a share of test262 (a folder that has its test/ and
// harness/) in script heaps, as it is and transpiled, and prints the share that passes by area, as
// a table in Markdown. What differs goes to standard error, a test a line. TEXT takes only tests
// whose path has it. Nothing of test262 is part of this tree: it is fetched for the occasion.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "async_program.h"
#include "test262_areas.h"
#include "written.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool begins_with_one_of(const std::string& text, const std::vector<std::string_view>& heads) {
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return text.starts_with(head); });
}

struct Test {
  std::string path;  // below test/
  std::string text;
  std::set<std::string> flags, features;
  std::vector<std::string> includes;
  std::string negative_phase;  // empty: it is to end well
};

// The words of a line "key: [a, b]" of the head, or of the lines "  - a" below "key:".
std::vector<std::string> words_of(const std::string& head, const std::string& key) {
  std::vector<std::string> words;
  const std::size_t at = head.find("\n" + key + ":");
  if (at == head.npos) return words;
  std::size_t end = head.find('\n', at + 1);
  while (end != head.npos && head.compare(end + 1, 2, "  ") == 0) end = head.find('\n', end + 1);
  std::string list = head.substr(at + key.size() + 2, end - at - key.size() - 2);
  std::replace_if(
      list.begin(), list.end(), [](char c) { return c == '[' || c == ']' || c == ','; }, ' ');
  std::istringstream stream(list);
  for (std::string word; stream >> word;)
    if (word != "-") words.push_back(word);
  return words;
}

Test read_test(const std::string& folder, const std::string& path) {
  Test test{path, read(folder + "/test/" + path), {}, {}, {}, {}};
  const std::size_t begin = test.text.find("/*---"), end = test.text.find("---*/");
  if (begin == test.text.npos || end == test.text.npos) return test;
  const std::string head = test.text.substr(begin, end - begin);
  for (auto& flag : words_of(head, "flags")) test.flags.insert(flag);
  for (auto& feature : words_of(head, "features")) test.features.insert(feature);
  test.includes = words_of(head, "includes");
  const auto negative = words_of(head, "negative");  // phase: parse type: SyntaxError
  const auto phase = std::find(negative.begin(), negative.end(), "phase:");
  if (phase != negative.end()) test.negative_phase = phase[1];
  return test;
}

// It asks for nothing of another edition, of more than one global object, or of a browser; nor for
// Reflect.construct with a third argument, by which the harness tells what is a constructor.
bool is_of_interest(const Test& test) {
  const auto known = [](const std::string& feature) {
    return std::find(test262_features.begin(), test262_features.end(), feature) !=
           test262_features.end();
  };
  const auto asks_for = [&test](const char* include) {
    return std::find(test.includes.begin(), test.includes.end(), include) != test.includes.end();
  };
  return std::all_of(test.features.begin(), test.features.end(), known) &&
         !test.flags.contains("raw") && test.text.find("$262") == test.text.npos &&
         !asks_for("detachArrayBuffer.js") && !asks_for("isConstructor.js") &&
         test.text.find("/*---") != test.text.npos;
}

// By area, in the areas' order, evenly spread over the paths.
std::vector<std::vector<Test>> choose(const std::string& folder, std::size_t per_area,
                                      const std::string& part) {
  std::vector<std::vector<std::string>> paths(test262_areas.size());
  for (const auto& entry : fs::recursive_directory_iterator(folder + "/test")) {
    const std::string path = fs::relative(entry.path(), folder + "/test").string();
    if (!path.ends_with(".js") || path.find("_FIXTURE") != path.npos ||
        path.find(part) == path.npos) {
      continue;
    }
    const auto area =
        std::find_if(test262_areas.begin(), test262_areas.end(),
                     [&](const Test262Area& a) { return begins_with_one_of(path, a.folders); });
    if (area == test262_areas.end()) continue;
    paths[static_cast<std::size_t>(area - test262_areas.begin())].push_back(path);
  }
  std::vector<std::vector<Test>> chosen;
  for (auto& area : paths) {
    std::sort(area.begin(), area.end());
    std::vector<Test> tests;
    for (const auto& path : area) {
      Test test = read_test(folder, path);
      if (is_of_interest(test)) tests.push_back(std::move(test));
    }
    auto& some = chosen.emplace_back();
    const std::size_t count = std::min(per_area, tests.size());
    for (std::size_t i = 0; i < count; ++i) some.push_back(tests[i * tests.size() / count]);
  }
  return chosen;
}

enum class Verdict262 : char { passed = 'p', refused = 'r', differs = 'd' };

struct Verdicts {
  Verdict262 engine = Verdict262::differs, here = Verdict262::differs;
  std::string why;  // the second is not `passed`
};

// The harness: as text for the engine, transpiled for us.
class Harness {
 public:
  explicit Harness(std::string folder) : folder_(std::move(folder)) {}

  const std::string& text_of(const std::string& name) {
    std::string& text = texts_[name];
    if (text.empty()) text = read(folder_ + "/harness/" + name);
    if (text.empty()) throw std::runtime_error("no harness/" + name);
    return text;
  }
  const std::string& code_of(const std::string& name) {
    std::string& code = codes_[name];
    if (code.empty()) {
      Transpiled made = transpiler_.finish(name, text_of(name));
      code = made.lines.empty() ? text_of(name) : made.code;
    }
    return code;
  }
  Transpiler& transpiler() { return transpiler_; }
  // What a test finds beside itself, in the order of their use.
  static std::vector<std::string> parts_for(const Test& test) {
    std::vector<std::string> parts = {"sta.js", "assert.js"};
    if (test.flags.contains("async")) parts.emplace_back("doneprintHandle.js");
    parts.insert(parts.end(), test.includes.begin(), test.includes.end());
    return parts;
  }

 private:
  const std::string folder_;
  Transpiler transpiler_;
  std::map<std::string, std::string> texts_, codes_;
};

const std::string preface = "var print = function (text) { console.log(String(text)); };\n";

class Runner {
 public:
  Runner(const std::string& folder, Harness& harness) : folder_(folder), harness_(harness) {}

  Verdicts run(const Test& test) {
    Verdicts verdicts;
    std::string why;
    verdicts.engine = verdict(test, false, why);
    verdicts.here = verdict(test, true, verdicts.why);
    return verdicts;
  }

 private:
  // The test is a module beside the entry, with the harness before it.
  Verdict262 verdict(const Test& test, bool transpiled, std::string& why) {
    bool refused = false;
    const std::string path = folder_ + "/test/" + test.path;
    const std::size_t name = path.rfind('/') + 1;
    const ReadModule from_folder = [&](const std::string& file, std::string& bytes) {
      if (!file.starts_with(folder_) || !fs::is_regular_file(file)) return false;
      bytes = read(file);
      return true;
    };
    const Finish finish = [&](const std::string& file, const std::string& text) {
      Finished made;
      if (transpiled && !file.ends_with("/entry.js")) {
        try {
          Transpiled ours = harness_.transpiler().finish(file, text);
          made = {std::move(ours.code), std::move(ours.lines)};
        } catch (const Error&) {
          refused = true;
          throw;
        }
      }
      return file == path ? with_harness(test, made.lines.empty() ? text : made.code, transpiled)
                          : made;
    };
    try {
      Stage stage(
          load_program(path.substr(0, name) + "entry.js",
                       "require('./" + path.substr(name) + "'); exports.default = function () {};",
                       {}, from_folder, {}, finish));
      const auto bot = stage.heap.create(0, {}).value();
      Answering(stage, bot).go_on(stage.heap.run(bot, 0));
      why = said(stage);
    } catch (const Error& error) {
      why = error.what();
      if (!test.negative_phase.empty()) return Verdict262::passed;
      return refused ? Verdict262::refused : Verdict262::differs;
    }
    const bool is_right =
        test.negative_phase.empty() &&
        why == (test.flags.contains("async") ? "Test262:AsyncTestComplete\n" : "");
    return is_right ? Verdict262::passed : Verdict262::differs;
  }

  Finished with_harness(const Test& test, const std::string& code, bool transpiled) {
    const bool strict = test.flags.contains("onlyStrict") || code.starts_with("\"use strict\"");
    Finished made{strict ? "'use strict';\n" : "", {}};
    made.code += preface;
    for (const auto& part : Harness::parts_for(test))
      made.code += transpiled ? harness_.code_of(part) : harness_.text_of(part);
    if (test.flags.contains("async")) made.code += "\nglobalThis.$DONE = $DONE;\n";
    made.code += code;
    const auto ends = std::count(made.code.begin(), made.code.end(), '\n');
    made.lines.assign(2 + static_cast<std::size_t>(ends), 1);
    return made;
  }

  const std::string folder_;
  Harness& harness_;
};

// Each test in a process of its own: one that ends the process, or never ends, is told as such.
class Children {
 public:
  explicit Children(Runner& runner) : runner_(runner) {}

  void run(const Test& test, Verdicts& verdicts) {
    while (running_.size() >= 2) finish_one();
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no process for a test");
    if (child == 0) {
      alarm(20);
      const Verdicts found = runner_.run(test);
      const std::string text = std::string(1, static_cast<char>(found.engine)) +
                               static_cast<char>(found.here) + found.why.substr(0, 2000);
      const bool told = write(ends[1], text.data(), text.size()) > 0;
      _exit(told ? 0 : 1);
    }
    close(ends[1]);
    running_[child] = {ends[0], &verdicts};
  }
  void finish() {
    while (!running_.empty()) finish_one();
  }

 private:
  void finish_one() {
    int status = 0;
    const pid_t child = wait(&status);
    const auto [from, verdicts] = running_.at(child);
    running_.erase(child);
    std::string text(4096, '\0');
    const ssize_t size = ::read(from, text.data(), text.size());
    close(from);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    if (text.size() < 2) {
      verdicts->why = "the process ended";
      return;
    }
    verdicts->engine = static_cast<Verdict262>(text[0]);
    verdicts->here = static_cast<Verdict262>(text[1]);
    verdicts->why = text.substr(2);
  }

  Runner& runner_;
  std::map<pid_t, std::pair<int, Verdicts*>> running_;
};

std::size_t count_of(const std::vector<Verdicts>& all, Verdict262 Verdicts::*which,
                     Verdict262 verdict) {
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const Verdicts& one) { return one.*which == verdict; }));
}

void print_row(std::string_view name, const std::vector<Verdicts>& all) {
  const auto percent = [&](std::size_t count) {
    return std::to_string((count * 200 + all.size()) / (2 * all.size())) + " %";
  };
  std::cout << "| " << name << " | " << all.size() << " | "
            << percent(count_of(all, &Verdicts::engine, Verdict262::passed)) << " | "
            << percent(count_of(all, &Verdicts::here, Verdict262::passed)) << " | "
            << percent(count_of(all, &Verdicts::here, Verdict262::refused)) << " | "
            << percent(count_of(all, &Verdicts::here, Verdict262::differs)) << " |\n"
            << std::flush;
}

void print_table(int argc, char** argv) {
  const std::string folder = fs::absolute(argv[1]).string();
  const std::size_t per_area = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 60;
  const auto areas = choose(folder, per_area, argc > 3 ? argv[3] : "");
  Harness harness(folder);
  Runner runner(folder, harness);
  std::cout << "| area | tests | the engine alone | here | refused | differs |\n"
               "| --- | --- | --- | --- | --- | --- |\n";
  std::vector<Verdicts> total;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].empty()) continue;
    for (const Test& test : areas[i])  // once, before the processes part
      for (const auto& part : Harness::parts_for(test)) harness.code_of(part);
    std::vector<Verdicts> verdicts(areas[i].size());
    Children children(runner);
    for (std::size_t t = 0; t < areas[i].size(); ++t) children.run(areas[i][t], verdicts[t]);
    children.finish();
    for (std::size_t t = 0; t < verdicts.size(); ++t) {
      if (verdicts[t].here == Verdict262::passed) continue;
      std::cerr << static_cast<char>(verdicts[t].here) << ' ' << areas[i][t].path << ": "
                << verdicts[t].why.substr(0, verdicts[t].why.find('\n')) << '\n';
    }
    print_row(test262_areas[i].name, verdicts);
    total.insert(total.end(), verdicts.begin(), verdicts.end());
  }
  if (!total.empty()) print_row("**all**", total);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || !fs::exists(std::string(argv[1]) + "/harness/sta.js")) {
    std::cerr << "usage: test262_table FOLDER [PER_AREA [TEXT]]\n"
                 "FOLDER: a checkout of test262, with test/ and harness/\n";
    return 2;
  }
  try {
    print_table(argc, argv);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "test262_table: " << error.what() << '\n';
    return 1;
  }
}
