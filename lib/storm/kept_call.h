// A call that cannot be begun yet, with all that it borrows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script/host.h"

namespace hailstorm {

class KeptCall {
 public:
  // With the moment at which it should have begun, if that is known.
  KeptCall(const HttpCall& call, std::optional<Instant> intended);
  KeptCall(const KeptCall&) = delete;
  KeptCall& operator=(const KeptCall&) = delete;

  const HttpCall& call() const { return call_; }
  std::optional<Instant> intended() const { return intended_; }

 private:
  std::string_view keep(std::string_view text);

  HttpCall call_;
  std::optional<Instant> intended_;
  std::string texts_;
  std::vector<Header> headers_;
  std::vector<OneCookie> cookies_;
};

}  // namespace hailstorm
