// What scripts measure by their own word: Counter, Gauge, Rate, Trend; and the tags they give.
#include <algorithm>
#include <cmath>

#include "script/asking.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

constexpr std::size_t metrics_max = 1000;

// The number of the metric, a new one while the script is loaded for the first time; metrics_max
// when there can be none, and heap.made says why.
std::size_t number_of(State& heap, const CustomMetric& metric) {
  const auto& known = heap.program->metrics;
  const auto same = std::find_if(known.begin(), known.end(),
                                 [&](const auto& other) { return other.name == metric.name; });
  if (same != known.end()) {
    if (*same == metric) return static_cast<std::size_t>(same - known.begin());
    heap.made = "there is a metric '" + metric.name + "' already, a " +
                std::string(name_of(same->kind)) + (same->is_time ? " of times" : "");
    return metrics_max;
  }
  heap.made = complaint_about_name(metric.name);
  if (!heap.made.empty()) return metrics_max;
  if (!heap.loading || known.size() == metrics_max) {
    heap.made = heap.loading ? "a script has at most 1,000 metrics"
                             : "'" + metric.name +
                                   "' was not made when the script was first loaded: the names of "
                                   "metrics must be the same each time";
    return metrics_max;
  }
  heap.loading->metrics.push_back(metric);
  return known.size() - 1;
}

std::size_t find_or_make(State& heap, int kind, std::string_view name, bool is_time) {
  return number_of(heap, {from_script(name), static_cast<MetricKind>(kind), is_time});
}

// metric(object, kind, name, is_time): the object becomes that metric.
duk_ret_t make_metric(duk_context* engine) {
  State& heap = heap_of(engine);
  const std::size_t number = find_or_make(heap, duk_get_int(engine, 1), view_at(engine, 2),
                                          duk_get_boolean(engine, 3) != 0);
  if (number == metrics_max) return duk_type_error(engine, "%s", heap.made.c_str());
  duk_push_uint(engine, static_cast<duk_uint_t>(number));
  duk_put_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("metric"));
  return 0;
}

// The value at `index` as a number; none for null and for what is no number (k6's rules).
bool read_value(duk_context* engine, duk_idx_t index, double& value) {
  if (duk_is_null(engine, index)) return false;
  value = duk_to_number(engine, index);
  return std::abs(value) <= RealSum::value_max;
}

// Hands the value to the host; the texts of its tags are needed no longer.
void tell(State& heap, std::size_t number, bool tagged, double value, std::size_t texts) {
  const TagSetId set = tagged ? heap.host.with_tags(heap.bot->tags, heap.own_tags) : heap.bot->tags;
  heap.host.measured(number, set, value);
  heap.texts.resize(texts);
}

// measured(metric, value, tags) -> false for a value that cannot be one.
duk_ret_t measured(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!duk_is_object(engine, 0) || !duk_get_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("metric"))) {
    return duk_type_error(engine, "add(value, tags) is called on what is no metric");
  }
  const std::size_t number = number_at(engine, -1);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "add(value, tags): not while the script is loaded; call it in an action");
  }
  double value = 0;
  const bool is_value = read_value(engine, 1, value);
  if (is_value) {
    const std::size_t texts = heap.texts.size();
    const bool tagged = !duk_is_null_or_undefined(engine, 2);
    if (tagged) read_own_tags(engine, 2, heap, "add(value, tags)", nullptr);
    tell(heap, number, tagged, value, texts);
  }
  duk_push_boolean(engine, is_value);
  return 1;
}

// tag_set(tags) -> the number of the groups that the bot is in with these tags.
duk_ret_t tag_set(duk_context* engine) {
  State& heap = heap_of(engine);
  const std::size_t texts = heap.texts.size();
  read_own_tags(engine, 0, heap, "check(value, sets, tags)", nullptr);
  duk_push_uint(engine, heap.host.with_tags(heap.bot ? heap.bot->tags : 0, heap.own_tags));
  heap.texts.resize(texts);
  return 1;
}

// throws() -> whether a value that cannot be one is thrown: --throw.
duk_ret_t throws(duk_context* engine) {
  duk_push_boolean(engine, heap_of(engine).throw_failures);
  return 1;
}

constexpr Binding bindings[] = {{"metric", make_metric, 4},
                                {"measured", measured, 3},
                                {"tag_set", tag_set, 1},
                                {"throws", throws, 0}};

}  // namespace

std::span<const Binding> metric_bindings() { return bindings; }

void read_own_tags(duk_context* engine, duk_idx_t index, State& heap, const char* what,
                   std::string_view* name) {
  if (!duk_is_object(engine, index) || duk_is_function(engine, index)) {
    (void)duk_type_error(engine, "%s: tags is %s, not an object", what, type_name(engine, index));
  }
  heap.own_tags.clear();
  duk_enum(engine, index, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    if (duk_is_number(engine, -1) || duk_is_boolean(engine, -1)) (void)duk_to_string(engine, -1);
    if (!duk_is_string(engine, -1)) {
      (void)duk_type_error(engine, "%s: the tag %s is %s, not a text", what,
                           duk_get_string(engine, -2), type_name(engine, -1));
    }
    if (name && view_at(engine, -2) == "name") {
      *name = copy_text(heap, view_at(engine, -1));
    } else {
      const std::string_view tag = copy_text(heap, view_at(engine, -2));
      heap.own_tags.push_back({tag, copy_text(heap, view_at(engine, -1))});
    }
    duk_pop_2(engine);
  }
  duk_pop(engine);
}

}  // namespace hailstorm
