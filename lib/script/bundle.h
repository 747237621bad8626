// A script with all that it imports and opens, finished, as one file.
#pragma once

#include <map>
#include <string>

#include "script/program.h"

namespace hailstorm {

struct Bundle {
  std::string entry;                         // the path of the script
  std::map<std::string, std::string> files;  // by path: what was read, the script included
  std::map<std::string, Finished> finished;  // of those that are modules; without lines: as read

  // Where a program finds all of it. The bundle must outlive what they return.
  ReadModule reader() const;
  Finish finisher() const;
};

// The two that note what passes through them in the bundle, which must outlive them.
ReadModule recording(Bundle& bundle, ReadModule read);
Finish recording(Bundle& bundle, Finish finish);

// The bytes of a bundle; the same bundle has the same.
std::string write_bundle(const Bundle& bundle);
// Throws Error (script) on what is no bundle, has been cut or changed, or is of another version.
Bundle read_bundle(const std::string& bytes, const std::string& name);
// What tells a bundle from all others: the SHA-256 that is kept in its bytes, in hexadecimal
// digits.
std::string digest_of_bundle(const std::string& bytes);

}  // namespace hailstorm
