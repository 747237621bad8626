// Texts of scripts and servers within XML and Markdown: nothing in them is taken for markup.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

// UTF-8 of characters that XML 1.0 allows; what is not becomes U+FFFD, a control character a space.
std::string valid_text(std::string_view text);

// Valid text for an element or an attribute in double quotes.
std::string escape_xml(std::string_view text);

// Valid text on one line of Markdown, within a table's cell too (GitHub's tables).
std::string escape_markdown(std::string_view text);

}  // namespace hailstorm
