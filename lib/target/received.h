// What is in a request: its headers, cookies and forms. Read by code that the client does not
// share, so that neither hides the other's faults.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hailstorm {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The headers of a head, in their order and as spelt.
Pairs headers_of(std::string_view head);
// The value of the first header of that name, which is in small letters; empty if there is none.
std::string header_of(std::string_view head, std::string_view name);

// The pairs of a query or of a form (application/x-www-form-urlencoded).
Pairs read_pairs(std::string_view text);
// The pairs of a Cookie header.
Pairs read_cookies(std::string_view header);

struct ReceivedPart {
  std::string name, filename, type, value;
  bool is_file = false;
};

// The parts of a multipart/form-data body up to the first that is broken.
std::vector<ReceivedPart> read_multipart(std::string_view body, std::string_view content_type);

std::string percent_decoded(std::string_view text);
// The bytes that a text in base64 stands for (RFC 4648, 4), up to the first character that is none.
std::string base64_decoded(std::string_view text);

}  // namespace hailstorm
