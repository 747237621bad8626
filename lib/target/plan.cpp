#include "target/plan.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "target/received.h"

namespace hailstorm {
namespace {

constexpr std::uint64_t largest_size = 1'000'000'000'000;  // a terabyte
constexpr int most_headers = 1000;

[[noreturn]] void refuse(const std::string& what) { throw Error(Fault::configuration, what); }

double parse_probability(std::string_view text) {
  const double p = parse_number(text, "a probability");
  if (p < 0 || p > 1) refuse("'" + std::string(text) + "' is not a probability from 0 to 1");
  return p;
}

bool parse_flag(std::string_view text) {
  if (text.empty() || text == "1" || text == "true") return true;
  if (text == "0" || text == "false") return false;
  refuse("'" + std::string(text) + "' is neither 1 nor 0");
}

// A flag, or the probability that it holds.
double parse_chance(std::string_view text) {
  if (text.empty() || text == "true") return 1;
  return text == "false" ? 0 : parse_probability(text);
}

int parse_count(std::string_view text, int least, int most) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    refuse("'" + std::string(text) + "' is not a whole number from " + std::to_string(least) +
           " to " + std::to_string(most));
  }
  return value;
}

// 503 or 200:0.99,503:0.01.
std::vector<Plan::StatusShare> parse_statuses(std::string_view text) {
  std::vector<Plan::StatusShare> statuses;
  double sum = 0;
  for (const std::string_view piece : split_outside_parentheses(text, ',')) {
    const std::size_t colon = piece.find(':');
    const double share = colon == std::string_view::npos
                             ? 1
                             : parse_number(piece.substr(colon + 1), "the share of a status");
    if (share < 0) refuse("the share of '" + std::string(piece) + "' is below zero");
    sum += share;
    statuses.push_back({parse_count(piece.substr(0, colon), 200, 599), sum});
  }
  if (sum <= 0) refuse("the shares of '" + std::string(text) + "' are all zero");
  for (auto& status : statuses) status.share_end /= sum;
  return statuses;
}

// before, headers or body, with an optional probability: body:0.1.
void parse_reset(Plan& plan, std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view when = text.substr(0, colon);
  plan.reset_probability =
      colon == std::string_view::npos ? 1 : parse_probability(text.substr(colon + 1));
  if (when == "before") {
    plan.reset = Spoil::reset_before;
  } else if (when == "headers") {
    plan.reset = Spoil::reset_headers;
  } else if (when == "body") {
    plan.reset = Spoil::reset_body;
  } else {
    refuse("'" + std::string(when) + "' is not a place to reset at; " +
           did_you_mean(when, {"before", "headers", "body"}));
  }
}

struct Key {
  std::string_view name;
  void (*apply)(Plan& plan, std::string_view value);
};

constexpr Key keys[] = {
    {"delay", [](Plan& p, std::string_view v) { p.delay = Delay::parse(v); }},
    {"status", [](Plan& p, std::string_view v) { p.statuses = parse_statuses(v); }},
    {"error_rate", [](Plan& p, std::string_view v) { p.error_rate = parse_probability(v); }},
    {"size",
     [](Plan& p, std::string_view v) {
       p.size = parse_size(v);
       p.size_given = true;
     }},
    {"chunked", [](Plan& p, std::string_view v) { p.chunked = parse_flag(v); }},
    {"slow", [](Plan& p, std::string_view v) { p.slow = parse_duration(v); }},
    {"echo", [](Plan& p, std::string_view v) { p.echo = parse_flag(v); }},
    {"headers",
     [](Plan& p, std::string_view v) { p.extra_headers = parse_count(v, 0, most_headers); }},
    {"reset", parse_reset},
    {"close", [](Plan& p, std::string_view v) { p.close_probability = parse_chance(v); }},
    {"hang", [](Plan& p, std::string_view v) { p.hang_probability = parse_chance(v); }},
    {"garbage", [](Plan& p, std::string_view v) { p.garbage_probability = parse_chance(v); }},
};

void apply_term(Plan& plan, const std::string& name, const std::string& value) {
  std::vector<std::string> known;
  for (const Key& key : keys) {
    if (key.name != name) {
      known.emplace_back(key.name);
      continue;
    }
    try {
      key.apply(plan, value);
    } catch (const Error& error) {
      refuse("the query's '" + name + "': " + error.message());
    }
    return;
  }
  refuse("the query's '" + name + "' is not known; " + did_you_mean(name, known));
}

void apply_query(Plan& plan, std::string_view query) {
  std::vector<std::string> seen;
  while (!query.empty()) {
    const std::string_view term = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), term.size() + 1));
    if (term.empty()) continue;
    const std::size_t equals = std::min(term.find('='), term.size());
    const std::string name = percent_decoded(term.substr(0, equals));
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      refuse("the query has '" + name + "' twice");
    }
    seen.push_back(name);
    apply_term(plan, name, percent_decoded(term.substr(std::min(equals + 1, term.size()))));
  }
}

// A stream of random numbers of its own for each question, so that a new key in a query does not
// change what the others draw.
enum class Question : std::uint64_t { delay, status, error, spoil, close };

Random stream(std::uint64_t key, Question question) {
  return Random(hash(key, static_cast<std::uint64_t>(question)));
}

bool happens(double probability, Random& random) {
  if (probability <= 0) return false;
  return probability >= 1 || random.real() < probability;
}

}  // namespace

const std::string_view target_help = R"(hailstorm target: a server to practise load tests on.
Any path answers any method; the query says how (but of /anything and /cookies/set, whose queries
are their own; /redirect/0 tells what came and obeys its query):

  delay=50ms                    wait; also uniform(10ms,50ms), exp(20ms), normal(50ms,10ms),
                                lognormal(20ms,0.5), pareto(10ms,1.5), 5ms:0.9,exp(200ms):0.1
  status=503                    answer that; status=200:0.99,503:0.01 with shares
  error_rate=0.01               answer 500 with that probability
  size=10kb                     a body of that many bytes (kb 1,000, kib 1,024, mb, mib, ...)
  slow=1s                       drip the body over that time
  chunked=1                     send the body in chunks
  echo=1                        the body is the request's
  headers=20                    that many more header lines
  close=1                       close the connection afterwards (or with a probability: close=0.1)
  reset=before|headers|body     reset the connection there; reset=body:0.1 with a probability
  hang=1, garbage=1             never answer; answer with what is not HTTP (or a probability)

  /hello                        a small body
  /anything                     what came, as JSON: method, args, headers, form, files, json, data
  /redirect/3                   leads to /redirect/2, and on to /redirect/0
  /cookies, /cookies/set?a=b    the cookies that came, as JSON; sets some and leads there
  /form                         a page with a hidden token; POST with it logs in
  /basic-auth/USER/PASSWORD     wants them
  /status/404                   answers that
  /gzip, /deflate, /br, /zstd   JSON in that coding
  /_counters                    what was counted, exactly, as JSON; /_counters?reset=1 zeroes it
  /_flush                       write out the log (--log)
)";

bool Plan::fixed() const {
  return delay.none() && statuses.size() <= 1 && error_rate <= 0 && !echo && slow == Nanos(0) &&
         reset_probability <= 0 && hang_probability <= 0 && garbage_probability <= 0 &&
         close_probability <= 0;
}

Plan plan_for(std::string_view path, std::string_view query) {
  Plan plan;
  plan.text = path == "/" && query.empty() ? target_help : "hello\n";
  try {
    apply_query(plan, query);
    return plan;
  } catch (const Error& error) {  // a bad query is the client's affair: it is told so
    Plan bad;
    bad.statuses = {{400, 1}};
    bad.text = error.message() + "\n";
    return bad;
  }
}

Draw draw(const Plan& plan, std::uint64_t key) {
  Draw fate;
  if (!plan.delay.none()) {
    Random random = stream(key, Question::delay);
    fate.delay = plan.delay.draw(random);
  }
  if (!plan.statuses.empty()) fate.status = plan.statuses.front().status;
  if (plan.statuses.size() > 1) {
    const double place = stream(key, Question::status).real();
    for (const auto& share : plan.statuses) {
      fate.status = share.status;
      if (place < share.share_end) break;
    }
  }
  if (plan.error_rate > 0) {
    Random random = stream(key, Question::error);
    if (happens(plan.error_rate, random)) fate.status = 500;
  }
  Random random = stream(key, Question::spoil);
  if (happens(plan.hang_probability, random)) {
    fate.spoil = Spoil::hang;
  } else if (happens(plan.garbage_probability, random)) {
    fate.spoil = Spoil::garbage;
  } else if (happens(plan.reset_probability, random)) {
    fate.spoil = plan.reset;
  }
  Random last = stream(key, Question::close);
  fate.close = happens(plan.close_probability, last);
  return fate;
}

std::uint64_t parse_size(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::uint64_t bytes;
  };
  static constexpr Unit units[] = {
      {"", 1},           {"b", 1},         {"kb", 1000},          {"kib", 1024},
      {"mb", 1'000'000}, {"mib", 1 << 20}, {"gb", 1'000'000'000}, {"gib", 1 << 30}};
  double number = 0;
  const auto [end, problem] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  std::string unit(end, text.data() + text.size());
  for (char& c : unit) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const Unit& known : units) {
    if (problem != std::errc() || known.name != unit || !(number >= 0)) continue;
    const double bytes = number * static_cast<double>(known.bytes);
    if (bytes > static_cast<double>(largest_size))
      refuse("'" + std::string(text) + "' is above 1 TB");
    return static_cast<std::uint64_t>(std::llround(bytes));
  }
  refuse("'" + std::string(text) + "' is not a size: write it as 512, 10kb, 10kib or 2mb");
}

}  // namespace hailstorm
