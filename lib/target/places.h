// Paths that answer in a way of their own: redirects, cookies, forms, passwords, codings, echoes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hailstorm {

// A whole request.
struct Asked {
  std::string_view path, query;  // as sent
  std::string_view head;         // with the request line
  std::string_view body;
  int status = 200;           // what the query says, if it does
  std::uint64_t ordinal = 0;  // among the requests for this path and query
};

struct Told {
  int status = 200;
  std::string type = "application/json";
  std::string lines{};  // more lines of the head, each with its line break
  std::string body{};
};

struct Place {
  // Thread: any.
  Told (*tell)(const Asked& asked) = nullptr;  // null: the path is like any other
  bool owns_query = false;                     // the query is not about delays and statuses
};

Place place_of(std::string_view path);

}  // namespace hailstorm
