#include "simulation/settings_reader.h"

#include <utility>

#include "base/suggest.h"
#include "simulation/paths.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

constexpr std::string_view later_keys[] = {"jitter"};

}  // namespace

void SettingsReader::read(const YamlEntry& entry) {
  for (const auto later : later_keys) {
    if (entry.key == later) refuse(entry, "'" + entry.key + "' is not in this version");
  }
  const Setting* found = find_by_file_key(entry.key);
  if (found == nullptr) {
    auto known = file_keys();
    known.insert(known.begin(), "script");
    refuse(entry, "unknown key '" + entry.key + "'", did_you_mean(entry.key, known));
  }
  if (found->name == "threshold") return thresholds(entry);
  switch (found->form) {
    case Form::scalar:
      give(entry.value, found->name, anchored(*found, text_of(entry, "a single value"), folder_));
      return;
    case Form::list: list(entry, found->name); return;
    case Form::table: table(entry, *found); return;
    case Form::fields: fields(entry, *found); return;
    case Form::records: records(entry, *found); return;
  }
}

// {ttl: 5m, select: random} as ttl=5m,select=random.
void SettingsReader::fields(const YamlEntry& entry, const Setting& setting) {
  if (entry.value.kind != YamlNode::Kind::map) {
    give(entry.value, setting.name, text_of(entry, "a map or a text"));
    return;
  }
  std::string text;
  for (const auto& one : entry.value.entries)
    text += (text.empty() ? "" : ",") + one.key + "=" + text_of(one, "a single value");
  give(entry.value, setting.name, text);
}

// A list of maps, or of texts; a map becomes lines of key=value.
void SettingsReader::records(const YamlEntry& entry, const Setting& setting) {
  if (entry.value.kind != YamlNode::Kind::list) {
    refuse(entry.value, "'" + entry.key + "' must be a list of maps",
           "for example: " + entry.key + ": [{cert: client.pem, key: client.key}]");
  }
  for (const auto& item : entry.value.items) {
    std::string text = item.text;
    if (item.kind == YamlNode::Kind::map) text = record(item);
    give(item, setting.name, anchored(setting, text, folder_));
  }
}

std::string SettingsReader::record(const YamlNode& map) const {
  std::string text;
  for (const auto& one : map.entries) {
    if (one.value.kind != YamlNode::Kind::list) {
      text += one.key + "=" + text_of(one, "a single value or a list") + "\n";
      continue;
    }
    for (const auto& item : one.value.items) {
      if (item.kind != YamlNode::Kind::scalar) refuse(item, "it must be a text");
      text += one.key + "=" + item.text + "\n";
    }
  }
  return text;
}

std::string SettingsReader::text_of(const YamlEntry& entry, std::string_view expected) const {
  const std::string name = "'" + entry.key + "'";
  switch (entry.value.kind) {
    case YamlNode::Kind::scalar: return entry.value.text;
    case YamlNode::Kind::empty:
      refuse(entry, name + " has no value", "an empty text is written \"\"");
    case YamlNode::Kind::list:
      refuse(entry.value, name + " must be " + std::string(expected) + ", not a list");
    case YamlNode::Kind::map:
      refuse(entry.value, name + " must be " + std::string(expected) + ", not a map");
  }
  return {};
}

// METRIC: ASSERTION, or a list of such; k6's form. Also a list of whole thresholds.
void SettingsReader::thresholds(const YamlEntry& entry) {
  if (entry.value.kind != YamlNode::Kind::map) return list(entry, "threshold");
  for (const auto& metric : entry.value.entries) {
    if (metric.value.kind != YamlNode::Kind::list) {
      threshold(metric, metric.value);
      continue;
    }
    for (const auto& item : metric.value.items) threshold(metric, item);
  }
}

// An assertion, or a map of it and its options, as one text.
void SettingsReader::threshold(const YamlEntry& metric, const YamlNode& value) {
  if (value.kind == YamlNode::Kind::scalar)
    return give(value, "threshold", metric.key + ": " + value.text);
  if (value.kind != YamlNode::Kind::map) {
    refuse(value, "'" + metric.key + "' must have assertions",
           "for example: " + metric.key + ": [\"p(95) < 200ms\"]");
  }
  std::string assertion, options;
  for (const auto& one : value.entries) {
    const std::string text = text_of(one, "a single value");
    if (one.key == "threshold")
      assertion = text;
    else
      options += "; " + one.key + "=" + text;
  }
  if (assertion.empty()) refuse(value, "the key 'threshold' is missing", "it is the assertion");
  give(value, "threshold", metric.key + ": " + assertion + options);
}

void SettingsReader::list(const YamlEntry& entry, std::string_view setting) {
  if (entry.value.kind != YamlNode::Kind::list) {
    give(entry.value, setting, text_of(entry, "a text or a list of texts"));
    return;
  }
  for (const auto& item : entry.value.items) {
    if (item.kind != YamlNode::Kind::scalar) {
      refuse(item, "each item of '" + entry.key + "' must be a text");
    }
    give(item, setting, item.text);
  }
}

void SettingsReader::table(const YamlEntry& entry, const Setting& setting) {
  const bool shapes = setting.name == "bots" || setting.name == "arrivals",
             hosts = setting.name == "host";
  if (entry.value.kind != YamlNode::Kind::map) {
    if (setting.name == "tag" && entry.value.kind == YamlNode::Kind::list) {
      refuse(entry.value, "'tags' are those of the run: a map of KEY: value",
             "actions are chosen by their tags with include_tags: [slow]");
    }
    if (!shapes) {
      text_of(entry, "a map");
      refuse(entry.value, "'" + entry.key + "' must be a map of KEY: value, not a single value");
    }
    give(entry.value, setting.name,
         text_of(entry, "the shape of the only model or a map of MODEL: shape"));
    return;
  }
  for (const auto& one : entry.value.entries) {
    if (!hosts && !is_identifier(one.key)) {
      refuse(one, "'" + one.key + "' cannot be the name of a " + (shapes ? "model" : "key"));
    }
    const auto what = shapes ? "a shape (a number or a formula of t)" : "a single value";
    give(one.value, setting.name, anchored(setting, one.key + "=" + text_of(one, what), folder_));
  }
}

}  // namespace hailstorm
