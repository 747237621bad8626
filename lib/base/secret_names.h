// Which names have values that nobody else may see. Case does not matter.
//
// Two readers ask: log/secrets.h of lines in which anything may stand, web/redact.h of heads and
// bodies of known form. They differ in how they find a name and its value, not in what is secret.
#pragma once

#include <string_view>

namespace hailstorm {

// Authorization, Proxy-Authorization, Cookie, Set-Cookie. Thread: any, as all here.
bool is_secret_header(std::string_view name);

// What has token, secret, passw, passphrase, apikey (also api_key, api-key), credential or
// signature in it.
bool is_secret_word(std::string_view name);

// Both, and what is called key, pwd, sig, auth, jwt, sid, session or code: in a URL, a form or
// JSON these are secrets; in a sentence they need not be.
bool is_secret_name(std::string_view name);

}  // namespace hailstorm
