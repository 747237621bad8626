// Content codings (RFC 9110, 8.4): gzip, deflate, br, zstd.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hailstorm {

enum class Decoding {
  done,
  malformed,       // the bytes are not what the coding says, or end too early
  too_large,       // more than `most` bytes came out
  unknown_coding,  // a coding that is none of ours
};

// Undoes the codings of a Content-Encoding header ("gzip", "gzip, br": in the order they were
// applied; five at most) and puts the bytes into `out`, in place of what was there; it becomes
// empty unless all is done. A bomb costs `most` bytes, half as many more while their room grows,
// and the library's window: 16 MB at most (zstd's, 8 MB at most, stays with the thread). "identity"
// and x-gzip are known; deflate is read with zlib's wrapping and, as browsers do, without it; gzip
// and zstd may have several members. No bytes decode to none. `bytes` may not be of `out`. Thread:
// any.
Decoding decode(std::string_view codings, std::string_view bytes, std::size_t most,
                std::string& out);

// Applies codings in their order (k6's params.compression), deflate with zlib's wrapping. False for
// a coding that is none of ours, and for more than five. `bytes` may not be of `out`. Thread: any.
bool encode(std::string_view codings, std::string_view bytes, std::string& out);

}  // namespace hailstorm
