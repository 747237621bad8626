// What has been transpiled once, kept on disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "transpile/transpiler.h"

namespace hailstorm {

// A folder with a file for each text, named after what it was made of: the digest of the transpiler
// and of the text. Many processes may use it at once: a file is written under another name and then
// put in its place, and one that is not whole is not there. Trouble with the disk is not an error:
// nothing is found, nothing is kept. Thread: the one that made it.
class TranspileCache {
 public:
  // When a file is added and all of them take more than bytes_max, the oldest go.
  explicit TranspileCache(std::string folder, std::uintmax_t bytes_max = std::uintmax_t{64} << 20);

  // $XDG_CACHE_HOME/hailstorm/transpiled, or the same in $HOME/.cache; empty where neither is set.
  static std::string usual_folder();

  // The name of what is made by a transpiler, known by its digest, of a text of this kind.
  static std::string name_of(std::string_view transpiler, std::string_view extension,
                             std::string_view text);

  std::optional<Transpiled> find(const std::string& name) const;
  void keep(const std::string& name, const Transpiled& made);

 private:
  void make_room() const;

  std::string folder_;
  std::uintmax_t bytes_max_;
};

}  // namespace hailstorm
