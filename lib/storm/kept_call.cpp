#include "storm/kept_call.h"

#include "base/check.h"

namespace hailstorm {
namespace {

std::size_t bytes_of(const HttpCall& call) {
  const FetchRequest& fetch = call.fetch;
  const Request& request = fetch.request;
  std::size_t bytes = call.name.size() + fetch.user.size() + fetch.password.size() +
                      request.method.size() + request.url.size() + request.body.size();
  for (const Header& header : request.headers) bytes += header.name.size() + header.value.size();
  for (const OneCookie& cookie : fetch.cookies) bytes += cookie.name.size() + cookie.value.size();
  return bytes;
}

}  // namespace

KeptCall::KeptCall(const HttpCall& call, std::optional<Instant> intended)
    : call_(call), intended_(intended) {
  texts_.reserve(bytes_of(call));  // so that no text moves when the next is kept
  FetchRequest& fetch = call_.fetch;
  for (std::string_view* text : {&call_.name, &fetch.user, &fetch.password, &fetch.request.method,
                                 &fetch.request.url, &fetch.request.body}) {
    *text = keep(*text);
  }
  headers_.reserve(fetch.request.headers.size());
  for (const Header& header : fetch.request.headers) {
    const std::string_view name = keep(header.name);
    headers_.push_back({name, keep(header.value)});
  }
  cookies_.reserve(fetch.cookies.size());
  for (const OneCookie& cookie : fetch.cookies) {
    const std::string_view name = keep(cookie.name);
    cookies_.push_back({name, keep(cookie.value), cookie.replace});
  }
  fetch.request.headers = headers_;
  fetch.cookies = cookies_;
}

std::string_view KeptCall::keep(std::string_view text) {
  const std::size_t at = texts_.size();
  HAIL_CHECK(at + text.size() <= texts_.capacity());
  texts_.append(text);
  return {texts_.data() + at, text.size()};
}

}  // namespace hailstorm
