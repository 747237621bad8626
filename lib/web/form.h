// Bodies of forms: application/x-www-form-urlencoded and multipart/form-data (RFC 7578).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hailstorm {

// Appends "name=value", after an "&" if something is there; encoded as browsers do (space: +).
void append_form_pair(std::string& out, std::string_view name, std::string_view value);

// A part of a multipart body. Without a filename it is a field.
struct FormPart {
  std::string_view name{}, value{};
  bool is_file = false;
  std::string_view filename{}, content_type{};  // of a file; empty type: application/octet-stream
};

// Appends the whole body. Names and filenames are escaped as browsers do: %22 for a quote, %0D and
// %0A for a line break; values stay as they are. The boundary must not occur in a value: see
// pick_boundary. The type to send it with is "multipart/form-data; boundary=" and the boundary.
void append_multipart(std::string& out, std::span<const FormPart> parts, std::string_view boundary);

// A boundary that occurs in no value, drawn from `random` (as the same parts and the same number
// give the same boundary).
std::string pick_boundary(std::span<const FormPart> parts, std::uint64_t random);

}  // namespace hailstorm
