// Bytes as text: base64 in both alphabets, with and without padding (RFC 4648), and hexadecimal.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

enum class Alphabet { standard, url };

// Appends the bytes in base64.
void append_base64(std::string& out, std::string_view bytes, Alphabet alphabet, bool padded);

// Appends what a text in base64 stands for. With `padded` it must have all of its padding,
// otherwise none. False, and nothing appended, when the text is not that.
bool append_from_base64(std::string& out, std::string_view text, Alphabet alphabet, bool padded);

// Appends two digits, in lower case, for each byte.
void append_hex(std::string& out, std::string_view bytes);

}  // namespace hailstorm
