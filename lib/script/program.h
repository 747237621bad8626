// A script made ready to run: its modules as finished code, read once, handed to every heap.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "script/code.h"
#include "script/limits.h"
#include "script/model.h"
#include "script/rows.h"
#include "script/storage_sheet.h"
#include "stats/custom_tally.h"

namespace hailstorm {

// What an author wrote where the heaps run something else, and of each line of that, from 1, the
// author's; lines[0] is of no meaning.
struct Source {
  std::string text;
  std::vector<std::uint32_t> lines;
};

// Finished code: what the heaps run. The entry is one of the modules; a module is known by its
// path, and its text is ES5 in CommonJS form, or JSON when its name ends in .json. This is the seam
// where a transpiler sits: whatever the author wrote, a Program holds what Duktape runs. Thread:
// any, once made.
struct Program {
  std::string entry;
  std::map<std::string, std::string> modules;
  std::map<std::string, std::string> env;
  std::map<std::string, std::string> files;  // what the script opens while it is loaded, as bytes
  std::map<std::string, std::string> local_env = {};  // what env.local reads, without the prefix
  std::vector<std::unique_ptr<Rows>> lists = {};      // of SharedArray and rows, by number
  std::map<std::string, StorageSheet> storages = {};  // what storages begin with
  bool isolate_bots = false;                          // each bot has modules of its own
  bool imports_k6 = false;                            // a module of k6
  std::map<std::string, Source> sources = {};         // of the modules that were transpiled
  std::vector<CustomMetric> metrics = {};             // of Counter, Gauge, ..., in their order
  std::string setup_data = {};                        // what setup() returned, JSON; empty: nothing
  Code code = {};                                     // what the engine has made of all that

  // What the author wrote of a module; nothing when it is not there.
  const std::string* text_of(const std::string& path) const;
  // The author's line of a line of a module's code.
  int line_of(const std::string& path, int code_line) const;
};

// Where modules and opened files come from: the bytes of a path, or nothing.
using ReadModule = std::function<bool(const std::string& path, std::string& text)>;

// What the heaps are to run in the place of a text, and the author's lines of it; without lines the
// text is code already. Throws Error (script).
struct Finished {
  std::string code;
  std::vector<std::uint32_t> lines;
};
using Finish = std::function<Finished(const std::string& path, const std::string& text)>;

struct Loaded {
  Program program;            // with all that the entry requires and opens
  std::vector<Model> models;  // in the order of the exports
  // Its methods are the functions of the whole run that the script exports: setup, teardown,
  // handleSummary. Its number among the heaps' models is models.size().
  std::optional<Model> run_functions;
  std::vector<std::string> warnings;
  std::string options;            // exports.options, JSON; empty: none
  std::size_t bytes_per_bot = 0;  // of modules, where each bot has its own
  bool isolated_for_k6 = false;   // bots are isolated for no other reason
};

struct StorageFile {
  std::string path, bytes;
};

// What a script finds beside its own files.
struct ScriptWorld {
  std::map<std::string, std::string> env = {};        // the simulation's: the same everywhere
  std::map<std::string, std::string> local_env = {};  // this machine's
  std::map<std::string, StorageFile> storages = {};   // CSV files of what storages begin with
  std::optional<bool> isolate_bots = std::nullopt;    // nothing: as k6 does, if it imports k6
};

// Runs the script in a scratch heap, reading what it requires and opens, and asks it for its
// models. Without `finish` every module is code already. Throws Error (script): file:line, the line
// itself, a remedy.
Loaded load_program(const std::string& entry, const std::string& text, const ScriptWorld& world,
                    const ReadModule& read, const ScriptLimits& limits = {},
                    const Finish& finish = {});

// Reads files below a folder; a path that leads out of it is not there. Without one it is that of
// the entry.
ReadModule files_beside(const std::string& entry, const std::string& folder = {});

}  // namespace hailstorm
