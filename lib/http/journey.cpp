#include "http/journey.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "http/head_lines.h"
#include "http/words.h"
#include "web/url.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

constexpr Nanos longest = std::chrono::hours(8760);  // keeps deadlines representable

template <std::size_t n>
bool is_among(std::string_view name, const std::string_view (&names)[n]) {
  return std::any_of(std::begin(names), std::end(names),
                     [name](std::string_view each) { return same_word(name, each); });
}

// What other hosts must not see.
bool is_secret(const Header& header) {
  constexpr std::string_view names[] = {
      "Authorization",      "Cookie",          "Cookie2", "Proxy-Authorization",
      "Proxy-Authenticate", "WWW-Authenticate"};
  return is_among(header.name, names);
}

// What makes no sense without the body.
bool is_of_body(const Header& header) {
  constexpr std::string_view names[] = {"Content-Type",     "Content-Length",   "Content-Encoding",
                                        "Content-Language", "Content-Location", "Expect"};
  return is_among(header.name, names);
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// Whether a request that is redirected becomes a GET (Fetch standard, 4.4, step 12).
bool becomes_get(int status, std::string_view method) {
  return status == 303 ? method != "HEAD"sv
                       : (status == 301 || status == 302) && method == "POST"sv;
}

// A host, or one below it.
bool is_within(std::string_view host, std::string_view home) {
  return host == home || (host.size() > home.size() && host.ends_with(home) &&
                          host[host.size() - home.size() - 1] == '.');
}

// A URL as cookies see it.
struct Site {
  explicit Site(const Url& url) : cut(url), authority(parse_origin(cut.origin)) {}

  CookieSite view() const {
    const std::string_view path = cut.target.substr(0, cut.target.find('?'));
    return {authority.tls, authority.host, path.empty() ? "/"sv : path};
  }

  Url cut;
  Authority authority;
};

void append_cookie(std::string& line, std::string_view name, std::string_view value) {
  if (!line.empty()) line += "; "sv;
  line.append(name).append("="sv).append(value);
}

}  // namespace

void Journey::start(const FetchRequest& request, Instant now) {
  const Request& first = request.request;
  keep_ = first.keep;
  body_size_ = first.body.size();
  deadline_ = now + std::min(first.timeout, longest);
  redirects_max_ = redirects_left_ = std::max(request.redirects_max, 0);
  jar_ = request.jar;
  auth_ = request.auth;
  replies_ = 0;
  std::string bare;
  std::optional<UrlUser> of_url;
  if (first.url.find('@') != first.url.npos) of_url = take_user_info(first.url, bare);
  copy(request, of_url ? std::string_view(bare) : first.url);
  if (of_url || auth_ != AuthScheme::none) take_user(request, std::move(of_url));
}

Request Journey::hop(std::string_view body, Instant now, std::uint64_t nonce) {
  outgoing_.clear();
  const bool plain = headers_.empty() && cookies_.empty() && auth_ == AuthScheme::none &&
                     (jar_ == nullptr || jar_->empty());
  if (!plain) write_headers(nonce);
  return {method_, url_, outgoing_, body, std::max(deadline_ - now, Nanos(0)), keep_};
}

Journey::Next Journey::take(const Answer& answer) {
  if (answer.outcome != Outcome::answered) return Next::over;
  if (jar_ != nullptr && answer.facts.set_cookie) take_cookies(answer);
  if (answer.status == 401 && answer.facts.www_authenticate && auth_ == AuthScheme::digest) {
    return meet_challenge(answer) ? Next::on : Next::over;
  }
  const bool leads_on = redirects_max_ > 0 && answer.facts.location && is_redirect(answer.status);
  return leads_on ? redirect(answer) : Next::over;
}

void Journey::copy(const FetchRequest& request, std::string_view url) {
  const Request& first = request.request;
  std::size_t size = url.size() + first.method.size();
  for (const Header& each : first.headers) size += each.name.size() + each.value.size();
  for (const OneCookie& each : request.cookies) size += each.name.size() + each.value.size();
  text_.clear();
  text_.reserve(size);  // the views below stay good
  const auto copied = [this](std::string_view text) {
    const std::size_t at = text_.size();
    text_.append(text);
    return std::string_view(text_).substr(at);
  };
  go(copied(url));
  home_ = cut_.origin;
  method_ = copied(first.method);
  headers_.clear();
  for (const Header& each : first.headers) {
    const std::string_view name = copied(each.name);
    headers_.push_back({name, copied(each.value)});
  }
  cookies_.clear();
  for (const OneCookie& each : request.cookies) {
    const std::string_view name = copied(each.name);
    cookies_.push_back({name, copied(each.value), each.replace});
  }
}

// The user of the first URL stands where the caller names none.
void Journey::take_user(const FetchRequest& request, std::optional<UrlUser> of_url) {
  Aside& rest = aside();
  rest.user = request.user;
  rest.password = request.password;
  if (!of_url || (auth_ != AuthScheme::none && !rest.user.empty())) return;
  if (auth_ == AuthScheme::none) auth_ = AuthScheme::basic;
  rest.user = std::move(of_url->user);
  rest.password = std::move(of_url->password);
}

Journey::Aside& Journey::aside() {
  if (!aside_) aside_ = std::make_unique<Aside>();
  return *aside_;
}

void Journey::go(std::string_view url) {
  url_ = url;
  cut_ = split_url(url);
}

void Journey::write_headers(std::uint64_t nonce) {
  std::string& written = aside().written;
  pick_headers();
  written.clear();
  write_cookies(written);
  const std::size_t length = written.size();
  write_authorization(written, nonce);
  const std::string_view all = written;
  if (length > 0) outgoing_.push_back({"Cookie"sv, all.substr(0, length)});
  if (all.size() > length) outgoing_.push_back({"Authorization"sv, all.substr(length)});
}

void Journey::pick_headers() {
  authorized_ = auth_ == AuthScheme::digest && knows_challenge();
  for (const Header& each : headers_) {
    const bool ours = same_word(each.name, "Cookie"sv) ||
                      (authorized_ && same_word(each.name, "Authorization"sv));
    if (!ours) outgoing_.push_back(each);
  }
}

// First what the caller wrote, then its cookies, then those of the jar (as k6 does it).
void Journey::write_cookies(std::string& line) const {
  for (const Header& each : headers_) {
    if (!same_word(each.name, "Cookie"sv)) continue;
    if (!line.empty()) line += "; "sv;
    line += each.value;
  }
  for (const OneCookie& each : cookies_) append_cookie(line, each.name, each.value);
  if (jar_ == nullptr || jar_->empty()) return;
  const Site site(cut_);
  jar_->each_for(site.view(), unix_now(), [&](std::string_view name, std::string_view value) {
    const bool replaced =
        std::any_of(cookies_.begin(), cookies_.end(),
                    [name](const OneCookie& each) { return each.replace && each.name == name; });
    if (!replaced) append_cookie(line, name, value);
  });
}

void Journey::write_authorization(std::string& written, std::uint64_t nonce) {
  if (authorized_) {
    char digits[16];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), nonce, 16).ptr;
    std::string target;
    append_target(target, cut_.target);
    Met& met = *aside_->met;
    written += digest_authorization(met.challenge, aside_->user, aside_->password, method_, target,
                                    ++met.uses, {digits, static_cast<std::size_t>(end - digits)});
  } else if (auth_ == AuthScheme::basic) {
    const bool said = std::any_of(headers_.begin(), headers_.end(), [](const Header& each) {
      return same_word(each.name, "Authorization"sv);
    });
    if (!said) written += basic_authorization(aside_->user, aside_->password);
  }
}

void Journey::take_cookies(const Answer& answer) {
  const Site site(cut_);
  const std::int64_t now = unix_now();
  each_header(answer.head, "Set-Cookie"sv, [&](std::string_view value) {
    jar_->take(value, site.view(), now);
    return true;
  });
}

// One reply to a challenge, and one more if its nonce had grown stale on the way.
bool Journey::meet_challenge(const Answer& answer) {
  std::optional<DigestChallenge> challenge;
  each_header(answer.head, "WWW-Authenticate"sv, [&](std::string_view value) {
    challenge = parse_digest_challenge(value);
    return !challenge;
  });
  if (!challenge) return false;
  if (replies_ > (challenge->stale ? 1 : 0)) return false;
  ++replies_;
  std::unique_ptr<Met>& met = aside().met;
  if (!met) met = std::make_unique<Met>();
  *met = {std::string(cut_.origin), aside_->user, std::move(*challenge), 0};
  return true;
}

Journey::Next Journey::redirect(const Answer& answer) {
  std::string location;
  each_header(answer.head, "Location"sv, [&](std::string_view value) {
    location = value;
    return false;
  });
  if (location.empty()) return Next::over;
  Aside& rest = aside();
  rest.destination = resolve_reference(url_, location);
  std::string bare;
  auto user = take_user_info(rest.destination, bare);
  if (user) rest.destination = std::move(bare);
  const Url cut = split_url(rest.destination);
  if (!cut.complaint.empty() || !parse_origin(cut.origin).complaint.empty()) return Next::nowhere;
  if (redirects_left_ == 0) return Next::too_many_redirects;
  --redirects_left_;
  go_to(answer.status);
  if (user) {
    if (auth_ == AuthScheme::none) auth_ = AuthScheme::basic;
    rest.user = std::move(user->user);
    rest.password = std::move(user->password);
  }
  return Next::on;
}

// Follows a redirect to its destination.
void Journey::go_to(int status) {
  const Site here(cut_), there(split_url(aside_->destination)), home(split_url(home_));
  if (!is_within(there.authority.host, home.authority.host)) leave_home();
  if (here.authority.host != there.authority.host || here.authority.port != there.authority.port) {
    std::erase_if(headers_, [](const Header& each) { return same_word(each.name, "Host"sv); });
  }
  if (becomes_get(status, method_)) {
    method_ = "GET"sv;
    body_size_ = 0;
    std::erase_if(headers_, is_of_body);
  }
  replies_ = 0;
  aside_->url = std::exchange(aside_->destination, {});
  go(aside_->url);
}

// Once gone, what is secret does not come back, even if the journey does.
void Journey::leave_home() {
  std::erase_if(headers_, is_secret);
  cookies_.clear();
  auth_ = AuthScheme::none;
}

bool Journey::knows_challenge() const {
  return aside_ && aside_->met && aside_->met->origin == cut_.origin &&
         aside_->met->user == aside_->user;
}

}  // namespace hailstorm
