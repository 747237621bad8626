// What scripts ask of the network: requests, which the host begins when the stretch of script is
// over, and which of their answers are expected.
#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "script/asking.h"
#include "script/text.h"
#include "web/url.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// ---- The parts of a request that are not params or body

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           marks.find(c) != marks.npos;
  });
}

std::string_view upper_case(State& heap, std::string_view text) {
  std::string& copy = heap.texts.emplace_back(text);
  for (char& c : copy) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return copy;
}

void read_method(duk_context* engine, duk_idx_t index, Asking& asking) {
  if (!duk_is_string(engine, index)) {
    const char* const what =
        duk_is_number(engine, index) ? duk_to_string(engine, index) : type_name(engine, index);
    (void)duk_type_error(engine, "the method is %s, not a string such as 'GET'", what);
  }
  const std::string_view method = view_at(engine, index);
  if (!is_token(method)) {
    (void)duk_type_error(engine, "%s: the method '%s' is not a token such as 'GET'", asking.verb,
                         duk_safe_to_string(engine, index));
  }
  asking.call.fetch.request.method = upper_case(asking.heap, method);
}

// The URL at `index`: a string, or what http.url`` gave.
void read_url(duk_context* engine, duk_idx_t index, Asking& asking) {
  Request& request = asking.call.fetch.request;
  if (duk_is_string(engine, index)) {
    request.url = keep_text(asking, asking.heap.url, view_at(engine, index));
    return;
  }
  if (duk_is_object(engine, index)) {
    (void)duk_get_prop_literal(engine, index, "url");
    (void)duk_get_prop_literal(engine, index, "name");
    if (duk_is_string(engine, -2) && duk_is_string(engine, -1)) {
      request.url = copy_text(asking.heap, view_at(engine, -2));
      asking.call.name = copy_text(asking.heap, view_at(engine, -1));
      return duk_pop_2(engine);
    }
    duk_pop_2(engine);
  }
  (void)duk_type_error(engine, "%s: the url is %s, not a string", asking.verb,
                       type_name(engine, index));
}

// Takes the user of `auth` out of the URL; false when it has none.
bool take_user(Asking& asking) {
  FetchRequest& fetch = asking.call.fetch;
  std::string rest;
  auto user = take_user_info(fetch.request.url, rest);
  if (!user) return false;
  const auto keep = [&](std::string& text) -> std::string_view {
    return asking.heap.texts.emplace_back(std::move(text));
  };
  fetch.request.url = keep(rest);
  fetch.user = keep(user->user);
  fetch.password = keep(user->password);
  return true;
}

// ---- Requests

void note(Asking& asking) {
  State& heap = asking.heap;
  HttpCall& call = asking.call;
  if (asking.headers) call.fetch.request.headers = *asking.headers;
  if (asking.jar || asking.binary || asking.throws) {
    if (asking.jar) ++asking.jar->holders;
    heap.bot->readings.push_back({call.ticket, asking.jar, asking.binary, asking.throws});
  }
  heap.calls.push_back(call);
}

void forget_reading(State& heap, Ticket ticket) {
  auto& readings = heap.bot->readings;
  for (auto reading = readings.begin(); reading != readings.end(); ++reading) {
    if (reading->ticket != ticket) continue;
    release(heap, reading->jar);
    readings.erase(reading);
    return;
  }
}

// Where the parts of a request are on the stack; a body or params may be at `nowhere`.
struct Places {
  duk_idx_t url, body, params;
};
constexpr duk_idx_t nowhere = -1;

void read_request(duk_context* engine, const Places& at, Asking& asking) {
  State& heap = asking.heap;
  FetchRequest& fetch = asking.call.fetch;
  fetch.request.timeout = Nanos(0);
  fetch.redirects_max = -1;
  fetch.jar = &heap.bot->jar;
  asking.call.tags = heap.bot->tags;
  asking.call.expectation = heap.bot->expectation ? heap.bot->expectation : heap.expectation;
  asking.throws = heap.throw_failures;
  read_url(engine, at.url, asking);
  if (!duk_is_null_or_undefined(engine, at.params)) read_params(engine, at.params, asking);
  if (at.body != nowhere) read_body(engine, at.body, asking);
  if (fetch.auth != AuthScheme::none && !take_user(asking)) {
    (void)duk_type_error(
        engine, "%s: params.auth needs a user in the url: http://user:password@host/", asking.verb);
  }
}

// A request for which the strand waits. If that is impossible (inside a getter, or a native
// callback), it is never begun.
duk_ret_t wait_for(duk_context* engine, const Places& at, Asking& asking) {
  State& heap = asking.heap;
  require_waiting(engine);
  if (heap.in_strand) {
    asking.waits = false;  // others may ask before this stretch of script is over
    asking.call.ticket = ++heap.bot->last_ticket;
  }
  read_request(engine, at, asking);
  note(asking);
  if (heap.in_strand) return hailstorm_wait(engine, static_cast<int>(asking.call.ticket));
  heap.asked = Step::http;
  return hailstorm_wait(engine, 0);
}

struct Verb {
  std::string_view method;
  const char* name;
};
constexpr Verb verb_get{"GET", "http.get"}, verb_head{"HEAD", "http.head"},
    verb_post{"POST", "http.post"}, verb_put{"PUT", "http.put"}, verb_patch{"PATCH", "http.patch"},
    verb_del{"DELETE", "http.del"}, verb_options{"OPTIONS", "http.options"};

// get(url, params)
template <const Verb& verb>
duk_ret_t ask(duk_context* engine) {
  Asking asking{heap_of(engine), verb.name, true};
  asking.call.fetch.request.method = verb.method;
  return wait_for(engine, {0, nowhere, 1}, asking);
}

// post(url, body, params)
template <const Verb& verb>
duk_ret_t ask_with_body(duk_context* engine) {
  Asking asking{heap_of(engine), verb.name, true};
  asking.call.fetch.request.method = verb.method;
  return wait_for(engine, {0, 1, 2}, asking);
}

// request(method, url, body, params)
duk_ret_t ask_by_method(duk_context* engine) {
  Asking asking{heap_of(engine), "http.request", true};
  read_method(engine, 0, asking);
  return wait_for(engine, {1, 2, 3}, asking);
}

// request_beside(of_batch, method, url, body, params) -> the ticket of its answer
duk_ret_t prepare_beside(duk_context* engine) {
  State& heap = heap_of(engine);
  const bool of_batch = duk_get_boolean(engine, 0) != 0;
  Asking asking{heap, of_batch ? "http.batch" : "http.asyncRequest", false};
  asking.call.ticket = ++heap.bot->last_ticket;
  asking.call.of_batch = of_batch;
  read_method(engine, 1, asking);
  read_request(engine, {2, 3, 4}, asking);
  note(asking);
  duk_push_uint(engine, asking.call.ticket);
  return 1;
}

// withdraw(ticket): the request of this stretch of script will not be begun.
duk_ret_t withdraw(duk_context* engine) {
  State& heap = heap_of(engine);
  const Ticket ticket = number_at(engine, 0);
  forget_reading(heap, ticket);
  std::erase_if(heap.calls, [ticket](const HttpCall& call) { return call.ticket == ticket; });
  return 0;
}

// ---- What is expected

constexpr std::size_t expectations_max = 1000;

// The number of an expectation equal to heap.stated; expectations_max when there is no room.
std::size_t intern(State& heap) {
  auto& known = heap.expectations;
  const auto same = std::find(known.begin(), known.end(), heap.stated);
  if (same != known.end()) return static_cast<std::size_t>(same - known.begin());
  if (known.size() == expectations_max) return expectations_max;
  known.push_back(heap.stated);
  return known.size() - 1;
}

bool is_status(duk_context* engine, duk_idx_t index) {
  const double status = duk_is_number(engine, index) ? duk_get_number(engine, index) : -1;
  return status >= 0 && status <= 999 && std::floor(status) == status;
}

bool read_range(duk_context* engine, duk_idx_t index, Expectation::Range& range) {
  if (is_status(engine, index)) {
    range.min = range.max = duk_get_int(engine, index);
    return true;
  }
  if (!duk_is_object(engine, index)) return false;
  (void)duk_get_prop_literal(engine, index, "min");
  (void)duk_get_prop_literal(engine, index, "max");
  const bool good = is_status(engine, -2) && is_status(engine, -1);
  range = {duk_get_int(engine, -2), duk_get_int(engine, -1)};
  duk_pop_2(engine);
  return good && range.min <= range.max;
}

// expectedStatuses(200, { min: 300, max: 399 }, ...)
duk_ret_t expected_statuses(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.stated = {{}, true};
  const duk_idx_t count = duk_get_top(engine);
  for (duk_idx_t i = 0; i < count; ++i) {
    Expectation::Range range;
    if (!read_range(engine, i, range)) {
      return duk_type_error(engine,
                            "http.expectedStatuses(...): statuses from 0 to 999, or ranges "
                            "{ min, max }");
    }
    heap.stated.ranges.push_back(range);
  }
  if (count == 0) return duk_type_error(engine, "http.expectedStatuses(...): it needs a status");
  const std::size_t number = intern(heap);
  if (number == expectations_max) {
    return duk_type_error(engine, "http.expectedStatuses(...): a script has 1,000 different ones");
  }
  duk_push_object(engine);
  duk_push_uint(engine, static_cast<duk_uint_t>(number));
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("expectation"));
  return 1;
}

// setResponseCallback(callback): of the bot that is being run, or of all while the script is
// loaded.
duk_ret_t set_response_callback(duk_context* engine) {
  State& heap = heap_of(engine);
  const Expectation& expectation = expectation_at(engine, 0, "http.setResponseCallback(callback)");
  (heap.bot ? heap.bot->expectation : heap.expectation) = &expectation;
  return 0;
}

constexpr Binding bindings[] = {
    {"get", ask<verb_get>, 2},
    {"head", ask<verb_head>, 2},
    {"post", ask_with_body<verb_post>, 3},
    {"put", ask_with_body<verb_put>, 3},
    {"patch", ask_with_body<verb_patch>, 3},
    {"del", ask_with_body<verb_del>, 3},
    {"options", ask_with_body<verb_options>, 3},
    {"request", ask_by_method, 4},
    {"request_beside", prepare_beside, 5},
    {"withdraw", withdraw, 1},
    {"expected_statuses", expected_statuses, DUK_VARARGS},
    {"set_response_callback", set_response_callback, 1},
};

}  // namespace

void refuse_to_block(duk_context* engine, State& heap) {
  (void)duk_type_error(engine, "cannot block %s", hailstorm_place_without_waiting(&heap.memory));
}

std::span<const Binding> http_bindings() { return bindings; }

Expected Expectation::of(int status) const {
  if (!counted) return Expected::uncounted;
  const bool holds = std::any_of(ranges.begin(), ranges.end(), [status](const Range& range) {
    return range.min <= status && status <= range.max;
  });
  return holds ? Expected::yes : Expected::no;
}

const Expectation& expectation_at(duk_context* engine, duk_idx_t index, const char* what) {
  State& heap = heap_of(engine);
  if (duk_is_null(engine, index)) {
    heap.stated = {{}, false};
    const std::size_t number = intern(heap);
    HAIL_CHECK(number < heap.expectations.size());
    return heap.expectations[number];
  }
  index = duk_normalize_index(engine, index);
  if (!duk_is_object(engine, index) ||
      !duk_get_prop_literal(engine, index, DUK_HIDDEN_SYMBOL("expectation"))) {
    (void)duk_type_error(engine, "%s is neither http.expectedStatuses(...) nor null", what);
  }
  const std::uint32_t number = number_at(engine, -1);
  duk_pop(engine);
  return heap.expectations[number];
}

std::string_view copy_text(State& heap, std::string_view script_text) {
  return heap.texts.emplace_back(is_ascii(script_text) ? std::string(script_text)
                                                       : from_script(script_text));
}

std::string_view keep_text(Asking& asking, std::string& place, std::string_view script_text) {
  if (asking.waits && is_ascii(script_text)) return place.assign(script_text);
  return copy_text(asking.heap, script_text);
}

}  // namespace hailstorm
