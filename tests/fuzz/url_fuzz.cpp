// Any bytes as a URL and as a reference in it: whatever comes out can go into a request, and what
// was taken apart is there.
//
// Input: a base URL, a line feed, a reference.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "web/url.h"

namespace hailstorm {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

void check_parts(std::string_view text) {
  const Url url = split_url(text);
  if (!url.complaint.empty()) return;
  HAIL_CHECK(text.starts_with(url.origin));
  HAIL_CHECK(text.substr(url.origin.size()).starts_with(url.target));
  HAIL_CHECK(url.target.find('#') == url.target.npos);
  std::string target;
  append_target(target, url.target);
  HAIL_CHECK(target.front() == '/');
  for (const char c : target) HAIL_CHECK(c > ' ' && c < '\x7F');
  const Authority whom = parse_origin(url.origin);
  if (!whom.complaint.empty()) return;
  HAIL_CHECK(!whom.host.empty() && whom.port != 0);
  for (const char c : whom.host) HAIL_CHECK(c > ' ' && c < '\x7F' && (c < 'A' || c > 'Z'));
}

void check_user(std::string_view text) {
  std::string rest(text);
  if (!take_user_info(text, rest)) {
    HAIL_CHECK(rest == text);
    return;
  }
  HAIL_CHECK(rest.size() < text.size());
  HAIL_CHECK(split_url(rest).origin.find('@') == std::string_view::npos);
  HAIL_CHECK(split_url(rest).target == split_url(text).target);
}

void check_percent(std::string_view text) {
  std::string encoded, decoded;
  append_percent_encoded(encoded, text);
  append_percent_decoded(decoded, encoded);
  HAIL_CHECK(decoded == text);
  decoded.clear();
  append_percent_decoded(decoded, text);
  HAIL_CHECK(decoded.size() <= text.size());
}

bool is_usable(std::string_view url) {
  const Url parts = split_url(url);
  return parts.complaint.empty() && parse_origin(parts.origin).complaint.empty();
}

void check_resolved(std::string_view base, std::string_view reference) {
  constexpr std::string_view breaks("\r\n\0", 3);
  const std::string found = resolve_reference(base, reference);
  if (!is_usable(base) || reference.find_first_of(breaks) != reference.npos) return;
  HAIL_CHECK(found.find('#') == found.npos);
  // Either the reference says who is meant, or the base does.
  const bool relative = found.starts_with(split_url(base).origin);
  HAIL_CHECK(relative || has(found, reference.substr(0, reference.find_first_of("/?#"))));
  if (!relative) return;
  HAIL_CHECK(split_url(found).complaint.empty());
  check_parts(found);
  // What is resolved stays where it is.
  HAIL_CHECK(resolve_reference(found, "") == found);
  if (reference.empty() || reference.front() == '?' || reference.front() == '#') return;
  const std::string_view target = split_url(found).target;
  const std::string path = std::string(target.substr(0, target.find('?'))) + "/";
  HAIL_CHECK(!has(path, "/./") && !has(path, "/../"));
  HAIL_CHECK(resolve_reference(base, found) == found);
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::size_t cut = std::min(text.find('\n'), text.size());
  const std::string_view base = text.substr(0, cut);
  hailstorm::check_parts(base);
  hailstorm::check_user(base);
  hailstorm::check_percent(text);
  hailstorm::check_resolved(base, text.substr(std::min(cut + 1, text.size())));
  return 0;
}
