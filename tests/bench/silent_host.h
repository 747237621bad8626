// A host for benches: it tells of nothing but a script that throws, which ends the program.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "script/host.h"

namespace hailstorm {

class SilentHost final : public Host {
 public:
  double random() override { return 0.5; }
  void checked(std::string_view, TagSetId, bool) override {}
  void judged(Judged&, Verdict, std::string_view) override {}
  void threw(std::string_view text) override {
    std::printf("%.*s\n", static_cast<int>(text.size()), text.data());
    std::exit(1);
  }
  void printed(std::string_view, std::string_view, std::string_view, int) override {}
};

}  // namespace hailstorm
