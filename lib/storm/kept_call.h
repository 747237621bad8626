// A call that cannot be begun yet, with all that it borrows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/host.h"

namespace hailstorm {

class KeptCall {
 public:
  explicit KeptCall(const HttpCall& call);
  KeptCall(const KeptCall&) = delete;
  KeptCall& operator=(const KeptCall&) = delete;

  const HttpCall& call() const { return call_; }

 private:
  std::string_view keep(std::string_view text);

  HttpCall call_;
  std::string texts_;
  std::vector<Header> headers_;
  std::vector<OneCookie> cookies_;
};

}  // namespace hailstorm
