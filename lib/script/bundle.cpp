// A line with the format and the SHA-256 of what follows it: CBOR.
#include "script/bundle.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/error.h"
#include "web/base64.h"
#include "web/digest.h"

namespace hailstorm {
namespace {

using nlohmann::json;

constexpr std::string_view mark = "hailstorm bundle 1 ";
constexpr std::size_t digest_digits = 64;

json bytes_of(const std::string& text) {
  return json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string text_of(const json& bytes) {
  const auto& binary = bytes.get_binary();
  return {binary.begin(), binary.end()};
}

std::string sha256_of(const std::string& text) {
  std::string digits;
  append_hex(digits, digest("sha256", text));
  return digits;
}

[[noreturn]] void refuse(const std::string& name, std::string what) {
  throw Error(Fault::script, std::move(what), name,
              "write it anew: hailstorm bundle SCRIPT -o " + name);
}

}  // namespace

ReadModule Bundle::reader() const {
  return [this](const std::string& path, std::string& text) {
    const auto found = files.find(path);
    if (found == files.end()) return false;
    text = found->second;
    return true;
  };
}

Finish Bundle::finisher() const {
  return [this](const std::string& path, const std::string&) {
    const auto found = finished.find(path);
    return found == finished.end() ? Finished{} : found->second;
  };
}

ReadModule recording(Bundle& bundle, ReadModule read) {
  return [&bundle, read = std::move(read)](const std::string& path, std::string& text) {
    if (!read(path, text)) return false;
    bundle.files[path] = text;
    return true;
  };
}

Finish recording(Bundle& bundle, Finish finish) {
  return [&bundle, finish = std::move(finish)](const std::string& path, const std::string& text) {
    Finished made = finish(path, text);
    if (!made.lines.empty()) bundle.finished[path] = made;
    return made;
  };
}

std::string write_bundle(const Bundle& bundle) {
  json files = json::object(), finished = json::object();
  for (const auto& [path, text] : bundle.files) files[path] = bytes_of(text);
  for (const auto& [path, one] : bundle.finished)
    finished[path] = {{"code", bytes_of(one.code)}, {"lines", one.lines}};
  const std::vector<std::uint8_t> body = json::to_cbor(
      {{"entry", bundle.entry}, {"files", std::move(files)}, {"finished", std::move(finished)}});
  const std::string text(body.begin(), body.end());
  return std::string(mark) + sha256_of(text) + "\n" + text;
}

Bundle read_bundle(const std::string& bytes, const std::string& name) {
  if (!bytes.starts_with(mark.substr(0, mark.size() - 2))) refuse(name, "this is no bundle");
  if (!bytes.starts_with(mark)) refuse(name, "this bundle is of another version of Hailstorm");
  const std::size_t head = mark.size() + digest_digits + 1;
  if (bytes.size() < head || bytes[head - 1] != '\n') refuse(name, "this bundle has been cut");
  const std::string body = bytes.substr(head);
  if (sha256_of(body) != digest_of_bundle(bytes))
    refuse(name, "this bundle is not as it was written");
  Bundle bundle;
  try {
    const json read = json::from_cbor(body);
    bundle.entry = read.at("entry");
    for (const auto& [path, text] : read.at("files").items()) bundle.files[path] = text_of(text);
    for (const auto& [path, one] : read.at("finished").items())
      bundle.finished[path] = {text_of(one.at("code")), one.at("lines")};
  } catch (const json::exception&) {
    refuse(name, "this bundle cannot be read");
  }
  if (!bundle.files.contains(bundle.entry)) refuse(name, "this bundle lacks its script");
  return bundle;
}

std::string digest_of_bundle(const std::string& bytes) {
  return bytes.substr(std::min(mark.size(), bytes.size()), digest_digits);
}

}  // namespace hailstorm
