// Digests, base64 and random bytes for scripts.
#include <string>

#include "script/bindings.h"
#include "script/text.h"
#include "web/base64.h"
#include "web/digest.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// Puts the bytes of the string or of the bytes at an index into heap.texts; false for anything
// else. heap.texts frees them when the next stretch begins, if an error keeps the caller from doing
// it.
bool keep_bytes(duk_context* engine, duk_idx_t index) {
  State& heap = heap_of(engine);
  if (duk_is_string(engine, index)) {
    heap.texts.push_back(from_script(view_at(engine, index)));
    return true;
  }
  if (!duk_is_buffer_data(engine, index)) return false;
  duk_size_t size = 0;
  const auto* const bytes = static_cast<const char*>(duk_get_buffer_data(engine, index, &size));
  heap.texts.emplace_back(bytes ? bytes : "", size);
  return true;
}

void push_bytes(duk_context* engine, const std::string& bytes) {
  void* const copy = duk_push_fixed_buffer(engine, bytes.size());
  bytes.copy(static_cast<char*>(copy), bytes.size());
  duk_push_buffer_object(engine, -1, 0, bytes.size(), DUK_BUFOBJ_ARRAYBUFFER);
}

bool encode(std::string_view how, const std::string& bytes, std::string& out) {
  if (how == "hex") return append_hex(out, bytes), true;
  const bool raw = how == "base64rawurl" || how == "rawstd" || how == "rawurl";
  const bool of_url =
      how == "base64url" || how == "base64rawurl" || how == "url" || how == "rawurl";
  if (!raw && !of_url && how != "base64" && how != "std") return false;
  append_base64(out, bytes, of_url ? Alphabet::url : Alphabet::standard, !raw);
  return true;
}

void calculate(State& heap, std::string_view algorithm, bool keyed) {
  std::string& data = heap.texts.back();
  if (!keyed) {
    data = digest(algorithm, data);
  } else {
    data = hmac(algorithm, heap.texts[heap.texts.size() - 2], data);
  }
}

// Pushes the bytes at the end of heap.texts as `how` says, and lets `count` of them go; undefined
// when `how` says nothing.
duk_ret_t give(duk_context* engine, std::string_view how, std::size_t count) {
  State& heap = heap_of(engine);
  heap.made.clear();
  if (how == "binary") {
    push_bytes(engine, heap.texts.back());
  } else if (encode(how, heap.texts.back(), heap.made)) {
    duk_push_lstring(engine, heap.made.data(), heap.made.size());
  } else {
    duk_push_undefined(engine);
  }
  for (; count > 0; --count) heap.texts.pop_back();
  return 1;
}

// digest(algorithm, data, encoding, key) -> undefined for an encoding that is none, false for data
// or a key that are neither strings nor bytes
duk_ret_t digest_of(duk_context* engine) {
  State& heap = heap_of(engine);
  const bool keyed = !duk_is_undefined(engine, 3);
  if (keyed && !keep_bytes(engine, 3)) return duk_push_false(engine), 1;
  if (!keep_bytes(engine, 1)) {
    if (keyed) heap.texts.pop_back();
    return duk_push_false(engine), 1;
  }
  calculate(heap, view_at(engine, 0), keyed);
  return give(engine, view_at(engine, 2), keyed ? 2 : 1);
}

duk_ret_t knows_digest(duk_context* engine) {
  duk_push_boolean(engine, has_digest(view_at(engine, 0)));
  return 1;
}

// encode(data, encoding), as digest()
duk_ret_t encode_data(duk_context* engine) {
  if (!keep_bytes(engine, 0)) return duk_push_false(engine), 1;
  return give(engine, view_at(engine, 1), 1);
}

bool decode(State& heap, std::string_view text, std::string_view how) {
  heap.made.clear();
  const bool raw = how == "rawstd" || how == "rawurl";
  const bool of_url = how == "url" || how == "rawurl";
  return append_from_base64(heap.made, text, of_url ? Alphabet::url : Alphabet::standard, !raw);
}

// decode(text, encoding, as_text) -> undefined when the text is not that
duk_ret_t decode_text(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!decode(heap, view_at(engine, 0), view_at(engine, 1))) return 0;
  if (duk_get_boolean(engine, 2)) {
    push_text(engine, heap.made);
  } else {
    push_bytes(engine, heap.made);
  }
  return 1;
}

// to_latin1(text) -> an ArrayBuffer; undefined when a character is beyond it. from_latin1(bytes)
duk_ret_t to_latin1(duk_context* engine) {
  const duk_size_t length = duk_get_length(engine, 0);
  auto* const bytes = static_cast<unsigned char*>(duk_push_fixed_buffer(engine, length));
  std::string_view text = view_at(engine, 0);
  for (duk_size_t i = 0; i < length; ++i) {
    auto c = static_cast<unsigned char>(text.front());
    if (c >= 0x80) {
      if (c < 0xC0 || c > 0xC3) return 0;
      text.remove_prefix(1);
      c = static_cast<unsigned char>(c << 6 | (text.front() & 0x3F));
    }
    text.remove_prefix(1);
    bytes[i] = c;
  }
  duk_push_buffer_object(engine, -1, 0, length, DUK_BUFOBJ_ARRAYBUFFER);
  return 1;
}

void widen(State& heap, std::string_view bytes) {
  heap.made.clear();
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) heap.made += static_cast<char>(0xC0 | byte >> 6);
    heap.made += byte < 0x80 ? c : static_cast<char>(0x80 | (byte & 0x3F));
  }
}

duk_ret_t from_latin1(duk_context* engine) {
  State& heap = heap_of(engine);
  duk_size_t size = 0;
  const auto* const bytes = static_cast<const char*>(duk_require_buffer_data(engine, 0, &size));
  widen(heap, {bytes, size});
  duk_push_lstring(engine, heap.made.data(), heap.made.size());
  return 1;
}

// random_bytes(buffer): fills it with numbers that follow from the seed of the run.
duk_ret_t random_bytes(duk_context* engine) {
  State& heap = heap_of(engine);
  Random* const own = (heap.bot ? heap.bot->random : heap.random).get();
  duk_size_t size = 0;
  auto* const bytes = static_cast<unsigned char*>(duk_require_buffer_data(engine, 0, &size));
  for (duk_size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<unsigned char>((own ? own->real() : heap.host.random()) * 256);
  }
  return 0;
}

constexpr Binding bindings[] = {{"digest", digest_of, 4},         {"knows_digest", knows_digest, 1},
                                {"encode", encode_data, 2},       {"decode", decode_text, 3},
                                {"to_latin1", to_latin1, 1},      {"from_latin1", from_latin1, 1},
                                {"random_bytes", random_bytes, 1}};

}  // namespace

std::span<const Binding> crypto_bindings() { return bindings; }

}  // namespace hailstorm
