#include "web/form.h"

#include <algorithm>
#include <array>

#include "base/random.h"

namespace hailstorm {
namespace {

constexpr std::string_view default_type = "application/octet-stream";

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// The URL standard, "application/x-www-form-urlencoded percent-encode set".
void append_urlencoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_alnum(c) || c == '*' || c == '-' || c == '.' || c == '_') {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      append_escape(out, c);
    }
  }
}

// A text that can stand in a header of a part, between quotes: the HTML standard, "multipart form
// data encoding".
void append_quotable(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '"' || c == '\r' || c == '\n') {
      append_escape(out, c);
    } else {
      out += c;
    }
  }
}

// A content type may have quotes of its own.
void append_type(std::string& out, std::string_view type) {
  for (const char c : type.empty() ? default_type : type) {
    if (c != '\r' && c != '\n') out += c;
  }
}

bool occurs(std::string_view boundary, std::span<const FormPart> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const FormPart& part) {
    return part.value.find(boundary) != part.value.npos;
  });
}

std::size_t size_of(std::span<const FormPart> parts, std::string_view boundary) {
  constexpr std::size_t framing = 128;  // Content-Disposition and the rest
  std::size_t size = framing;
  for (const FormPart& part : parts) {
    size += framing + boundary.size() + part.name.size() + part.value.size() +
            part.filename.size() + part.content_type.size();
  }
  return size;
}

}  // namespace

void append_form_pair(std::string& out, std::string_view name, std::string_view value) {
  if (!out.empty()) out += '&';
  append_urlencoded(out, name);
  out += '=';
  append_urlencoded(out, value);
}

void append_multipart(std::string& out, std::span<const FormPart> parts,
                      std::string_view boundary) {
  out.reserve(out.size() + size_of(parts, boundary));
  for (const FormPart& part : parts) {
    (out += "--") += boundary;
    out += "\r\nContent-Disposition: form-data; name=\"";
    append_quotable(out, part.name);
    if (part.is_file) {
      out += "\"; filename=\"";
      append_quotable(out, part.filename);
      out += "\"\r\nContent-Type: ";
      append_type(out, part.content_type);
    } else {
      out += '"';
    }
    ((out += "\r\n\r\n") += part.value) += "\r\n";
  }
  ((out += "--") += boundary) += "--\r\n";
}

std::string pick_boundary(std::span<const FormPart> parts, std::uint64_t random) {
  for (;; random = mix(random)) {
    std::string boundary = "----HailstormFormBoundary";
    for (std::uint64_t bits = mix(random), i = 0; i < 16; ++i, bits >>= 4) {
      boundary += "0123456789abcdef"[bits & 15];
    }
    if (!occurs(boundary, parts)) return boundary;
  }
}

}  // namespace hailstorm
