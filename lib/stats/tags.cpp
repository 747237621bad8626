// Tags by their names.
#include "stats/tags.h"

namespace hailstorm {

std::string_view Tags::find(std::string_view tag) const {
  if (tag == "model" || tag == "scenario") return model;
  if (tag == "action") return action;
  if (tag == "group") return group;
  if (tag == "name") return name;
  if (tag == "method") return method;
  if (tag == "status") return status;
  if (tag == "outcome") return outcome;
  if (tag == "expected" || tag == "expected_response") return expected;
  if (tag == "check") return check;
  if (tag == "missed") return missed;
  if (!own) return {};
  const auto found = own->find(tag);
  return found == own->end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace hailstorm
