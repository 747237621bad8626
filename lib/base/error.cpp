#include "base/error.h"

#include <utility>

#include "base/check.h"

namespace hailstorm {

Error::Error(Fault fault, std::string what, std::string where, std::string remedy)
    : fault_(fault), what_(std::move(what)), where_(std::move(where)), remedy_(std::move(remedy)) {
  text_ = where_.empty() ? what_ : where_ + ": " + what_;
  if (!remedy_.empty()) text_ += "\n  " + remedy_;
}

int exit_code(Fault fault) {
  switch (fault) {
    case Fault::usage: return 2;
    case Fault::configuration: return 104;
    case Fault::script: return 107;
    case Fault::system: return 1;
    case Fault::setup_timeout: return 100;
    case Fault::teardown_timeout: return 101;
    case Fault::summary_timeout: return 102;
    case Fault::interrupted: return 105;
    case Fault::aborted: return 108;
  }
  HAIL_CHECK(false);
  return 1;
}

}  // namespace hailstorm
