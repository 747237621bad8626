// Origins: whom to connect to, known by what a URL begins with.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/names.h"

namespace hailstorm {

// A scheme, a host and a port; one object however it is spelt, alive as long as the client.
struct Origin {
  bool tls = false;
  std::uint16_t port = 0;
  std::string host_header;  // the host as the Host header has it, with the port unless it is usual
  Names::Host* host = nullptr;
};

// Thread: its owner's.
class Origins {
 public:
  explicit Origins(Names& names) : names_(names) {}

  // The origin for scheme://authority. One that was asked for before is found without allocating.
  // Null, and a complaint, if it is no origin we can use.
  Origin* find(std::string_view spelt, std::string_view& complaint);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  Names& names_;
  std::unordered_map<std::string, Origin*, Hash, std::equal_to<>> by_spelling_;
  std::map<std::string, std::unique_ptr<Origin>> origins_;
};

}  // namespace hailstorm
