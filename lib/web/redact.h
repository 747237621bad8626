// Secrets blacked out of what is kept of an exchange: passwords, tokens, cookies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// Thread: any.
class Redactor {
 public:
  // Names of headers, URL parameters, form fields and JSON keys that are secret beside those that
  // always are; case does not matter.
  explicit Redactor(const std::vector<std::string>& names = {});

  // What base/secret_names.h says of a name, and the names of one's own.
  bool is_secret(std::string_view name) const;

  // The head of a request or response: the values of secret headers, secret parameters and users of
  // URLs become ***.
  std::string head(std::string_view text) const;
  // A form's or JSON's: the values of secret fields become ***, also where the text is cut off.
  std::string body(std::string_view text) const;

 private:
  std::vector<std::string> names_;  // lower case
};

}  // namespace hailstorm
