// Any lines, set as cookies by several sites. Whatever they say: what is kept stays within bounds,
// goes only to whom it may, and a Cookie header made of it stays one line and is read the same
// again.
//
// Input: lines; the first byte of each says which site sets it, and how much time has passed.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "base/check.h"
#include "web/authorization.h"
#include "web/cookies.h"

namespace hailstorm {
namespace {

constexpr CookieSite sites[] = {
    {false, "example.com", "/"},      {true, "example.com", "/a/b"},
    {false, "www.example.com", "/a"}, {true, "www.example.com", "/a/b/c"},
    {true, "shop.co.uk", "/a/"},      {false, "127.0.0.1", "/"},
    {true, "localhost", "//"}};
constexpr std::int64_t start = 1'700'000'000;

void check_parsed(std::string_view line) {
  const auto cookie = parse_set_cookie(line);
  if (!cookie) return;
  HAIL_CHECK(!cookie->name.empty());
  HAIL_CHECK(cookie->name.size() + cookie->value.size() <= 4096);
  HAIL_CHECK(cookie->path.empty() || cookie->path.front() == '/');
  const auto again = parse_set_cookie(cookie->name + "=" + cookie->value);
  HAIL_CHECK(again && again->name == cookie->name && again->value == cookie->value);
}

void check_sent(CookieJar& jar, const CookieSite& site, std::int64_t now) {
  std::size_t longest = SIZE_MAX;
  for (const Cookie* cookie : jar.for_site(site, now)) {
    HAIL_CHECK(site.secure || !cookie->secure);
    HAIL_CHECK(site.host.ends_with(cookie->domain));
    HAIL_CHECK(site.path.starts_with(cookie->path));
    HAIL_CHECK(!cookie->expires || *cookie->expires > now);
    HAIL_CHECK(cookie->path.size() <= longest);
    HAIL_CHECK(cookie->domain != "com" && cookie->domain != "co.uk");
    longest = cookie->path.size();
    const std::string pair = cookie->name + "=" + cookie->value;
    HAIL_CHECK(pair.find_first_of(std::string_view("\r\n;\0", 4)) == std::string::npos);
  }
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hailstorm;
  if (size > 16'384) return 0;
  std::string_view text(reinterpret_cast<const char*>(bytes), size);
  CookieJar jar;
  std::int64_t now = start;
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t end = std::min(text.find('\n', 1), text.size());
    const std::string_view line = text.substr(1, end - 1);
    text.remove_prefix(std::min(end + 1, text.size()));
    check_parsed(line);
    parse_digest_challenge(line);
    now += first / 16;
    jar.take(line, sites[first % std::size(sites)], now);
    for (const CookieSite& site : sites) check_sent(jar, site, now);
  }
  HAIL_CHECK(jar.size() <= 3000);
  jar.remove(sites[0], "a");
  for (const CookieSite& site : sites) jar.remove(site, "");
  return 0;
}
