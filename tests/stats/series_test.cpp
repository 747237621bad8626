// Series: by which tags they are kept apart, what they hold, how many there may be.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "stats/recorder.h"
#include "stats/select.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

TagFilter with(const std::string& tag, const std::string& value) {
  return [tag, value](const Tags& tags) { return tags.find(tag) == value; };
}

ExchangeRecord to(Recorder& recorder, const std::string& name, ContextId context = 0) {
  ExchangeRecord record;
  record.context = context;
  record.name = recorder.name(name);
  record.method = recorder.name("GET");
  record.status = 200;
  record.timings.waiting = 5ms;
  return record;
}

}  // namespace

TEST_CASE("the same tags in any order are one set, and the last of one name counts") {
  Contexts contexts;
  const OwnTag one[] = {{"a", "1"}, {"b", "2"}}, other[] = {{"b", "9"}, {"a", "1"}, {"b", "2"}};
  const TagSetId set = contexts.tag_set("pay", one);
  REQUIRE(contexts.tag_set("pay", other) == set);
  REQUIRE(contexts.tag_set("", one) != set);
  REQUIRE(contexts.tag_set("", {}) == 0);
  REQUIRE(contexts.tags(set).own == OwnTags{{"a", "1"}, {"b", "2"}});
  REQUIRE(contexts.tags(set).group == "pay");
  const OwnTag more[] = {{"b", "3"}, {"c", "4"}};
  REQUIRE(contexts.tags(contexts.tag_set(set, more)).own ==
          OwnTags{{"a", "1"}, {"b", "3"}, {"c", "4"}});
}

TEST_CASE("no two sets of tags are spelled alike") {
  Contexts contexts;
  const OwnTag one[] = {{"a", "1b"}}, other[] = {{"a1", "b"}}, third[] = {{"", "a1b"}};
  const TagSetId sets[] = {contexts.tag_set("", one), contexts.tag_set("", other),
                           contexts.tag_set("", third), contexts.tag_set("a1b", {})};
  for (const TagSetId set : sets) {
    REQUIRE(std::count(std::begin(sets), std::end(sets), set) == 1);
  }
}

TEST_CASE("sets of tags are limited, and further ones are the group (more)") {
  Contexts contexts;
  TagSetId last = 0;
  for (std::size_t i = 0; i < Contexts::sets_max + 100; ++i) {
    const std::string order = std::to_string(i);
    const OwnTag tag[] = {{"order", order}};
    last = contexts.tag_set("", tag);
  }
  REQUIRE(contexts.tags(last).group == "(more)");
  const OwnTag first[] = {{"order", "0"}};
  REQUIRE(contexts.tags(contexts.tag_set("", first)).own == OwnTags{{"order", "0"}});
}

TEST_CASE("an exchange has the tags of its context") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper"), pay = recorder.name("pay");
  const OwnTag gold[] = {{"tier", "gold"}};
  const TagSetId tags = recorder.tag_set("checkout::card", gold);
  const ContextId plain = recorder.context(shopper, pay);
  recorder.exchange_ended(to(recorder, "/", recorder.context_with(plain, tags)));
  recorder.exchange_ended(to(recorder, "/", plain));
  recorder.exchange_ended(to(recorder, "/", plain));
  const Snapshot taken = recorder.take();
  REQUIRE(taken.exchanges.size() == 2);
  REQUIRE(select(taken, "http_reqs", with("action", "pay")).sum() == 3);
  REQUIRE(select(taken, "http_reqs", with("group", "::checkout::card")).sum() == 1);
  REQUIRE(select(taken, "http_reqs", with("tier", "gold")).sum() == 1);
  REQUIRE(select(taken, "http_req_duration", with("tier", "")).count() == 2);
}

TEST_CASE("a check has the tags of its context") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper"), pay = recorder.name("pay");
  const OwnTag gold[] = {{"tier", "gold"}};
  const ContextId plain = recorder.context(shopper, pay);
  const ContextId tagged = recorder.context(shopper, pay, recorder.tag_set("card", gold));
  for (const ContextId context : {plain, tagged, tagged}) {
    recorder.check(context, "is 200", context == plain);
    recorder.check(context, "has a price", true);
  }
  const Snapshot taken = recorder.take();
  REQUIRE(taken.checks.size() == 4);
  REQUIRE(select(taken, "checks").total() == 6);
  for (const auto& [tag, value] : {std::pair("tier", "gold"), std::pair("group", "::card")}) {
    INFO(tag);
    REQUIRE(select(taken, "checks", with(tag, value)) == Sink(RateValue{2, 4}));
  }
  REQUIRE(select(taken, "checks", with("model", "Shopper")).total() == 6);
  REQUIRE(select(taken, "checks", with("action", "pay")).total() == 6);
  REQUIRE(select(taken, "checks", with("check", "is 200")) == Sink(RateValue{1, 3}));
  REQUIRE(taken.checks_by_name() ==
          std::map<std::string, CheckTally>{{"is 200", {1, 2}}, {"has a price", {3, 0}}});
}

TEST_CASE("checks without room keep their names, in the group (more)") {
  SeriesOptions options;
  options.series_max = 5;
  Recorder recorder(options);
  for (int i = 0; i < 20; ++i) {
    const std::string order = std::to_string(i);
    const OwnTag tag[] = {{"order", order}};
    recorder.check(recorder.context(0, 0, recorder.tag_set("", tag)), "is 200", i % 2 == 0);
  }
  const Snapshot taken = recorder.take();
  REQUIRE(taken.checks.size() == 6);
  REQUIRE(taken.checks_by_name().at("is 200") == CheckTally{10, 10});
  REQUIRE(select(taken, "checks", with("group", "::(more)")).total() == 15);
  REQUIRE(taken.folded == std::map<std::string, FoldTally>{{"order", {15, 5}}});
}

TEST_CASE("of tags with as many values the name is blamed") {
  SeriesOptions options;
  options.series_max = 1;
  Recorder recorder(options);
  recorder.exchange_ended(to(recorder, "/1"));
  recorder.exchange_ended(to(recorder, "/2"));
  REQUIRE(recorder.take().folded == std::map<std::string, FoldTally>{{"name", {1, 1}}});
}

TEST_CASE("phases are told of answered requests, those that took no time included") {
  Recorder recorder;
  ExchangeRecord record = to(recorder, "/");
  record.timings = {9ms, 1ms, 2ms, 4ms, 500us, 3ms, 250us};
  recorder.exchange_ended(record);
  record.timings = {0ms, 0ms, 0ms, 0ms, 500us, 1ms, 250us};
  for (int i = 0; i < 3; ++i) recorder.exchange_ended(record);
  record.outcome = Outcome::timeout;
  recorder.exchange_ended(record);
  const Snapshot taken = recorder.take();
  const auto phase = [&taken](const std::string& name) {
    return select(taken, "http_req_" + name);
  };
  for (const Phase& one : phases) {
    INFO(one.name);
    REQUIRE(phase(std::string(one.name)).count() == 4);
  }
  REQUIRE(phase("blocked").max() == 9);
  REQUIRE(phase("blocked").mean() == 2.25);
  REQUIRE(phase("looking_up").max() == 1);
  REQUIRE(phase("connecting").percentile(75) == 0);
  REQUIRE(phase("tls_handshaking").percentile(100) == 4);
  REQUIRE(phase("waiting").mean() == 1.5);
  REQUIRE(phase("sending").min() == 0.5);
  REQUIRE(phase("receiving").max() == 0.25);
  REQUIRE(phase("duration").max() == 3.75);
}

TEST_CASE("tags that are left out make one series of several") {
  SeriesOptions options;
  options.tags.status = options.tags.name = options.tags.action = options.tags.group = false;
  Recorder recorder(options);
  const NameId shopper = recorder.name("Shopper");
  ExchangeRecord record = to(recorder, "/a", recorder.context(shopper, recorder.name("x")));
  recorder.exchange_ended(record);
  record = to(recorder, "/b",
              recorder.context(shopper, recorder.name("y"), recorder.tag_set("group", {})));
  record.status = 404;
  recorder.exchange_ended(record);
  record.expected = Expected::no;
  recorder.exchange_ended(record);
  const Snapshot taken = recorder.take();
  REQUIRE(taken.exchanges.size() == 2);
  const ExchangeKey key{"Shopper", "", "GET"};
  REQUIRE(taken.exchanges.at(key).ended == 2);
  REQUIRE(select(taken, "http_req_failed").trues() == 1);
}

TEST_CASE(
    "series are limited: what is above is one, fails as it failed, and says which tag it is") {
  SeriesOptions options;
  options.series_max = 50;
  Recorder recorder(options);
  for (int i = 0; i < 300; ++i) {
    ExchangeRecord record = to(recorder, "/order/" + std::to_string(i));
    record.status = i % 3 == 0 ? 500 : 200;
    record.expected = i % 3 == 0 ? Expected::no : Expected::yes;
    recorder.exchange_ended(record);
  }
  recorder.exchange_ended(to(recorder, "/order/7"));
  const Snapshot taken = recorder.take();
  REQUIRE(taken.exchanges.size() == 52);
  REQUIRE(select(taken, "http_req_failed").trues() == 100);
  REQUIRE(select(taken, "http_req_failed").total() == 301);
  REQUIRE(select(taken, "http_reqs", with("name", "(more)")).sum() == 250);
  REQUIRE(select(taken, "http_reqs", with("name", "/order/7")).sum() == 2);
  REQUIRE(taken.folded == std::map<std::string, FoldTally>{{"name", {250, 50}}});
  recorder.exchange_ended(to(recorder, "/order/4"));
  REQUIRE(recorder.take().folded.empty());
}

TEST_CASE("a verdict on an exchange that found no series of its own counts and can be taken back") {
  SeriesOptions options;
  options.series_max = 1;
  Recorder recorder(options);
  recorder.exchange_ended(to(recorder, "/"));
  Judged judged{recorder.exchange_ended(to(recorder, "/other"))};
  recorder.judge(judged, Verdict::failed, "sold out");
  Snapshot taken = recorder.take();
  REQUIRE(select(taken, "http_req_failed").trues() == 1);
  REQUIRE(taken.verdicts.begin()->first.name == "(more)");
  recorder.judge(judged, Verdict::good, {});
  taken.merge(recorder.take());
  REQUIRE(select(taken, "http_req_failed").trues() == 0);
  REQUIRE(taken.verdicts.empty());
}

TEST_CASE("the tag that takes most room may be a script's own, of a metric of its own") {
  SeriesOptions options;
  options.series_max = 20;
  Recorder recorder(options);
  const MetricId orders = recorder.metric({"orders", MetricKind::counter});
  for (int i = 0; i < 60; ++i) {
    const std::string id = std::to_string(i);
    const OwnTag tag[] = {{"order", id}};
    recorder.measured(orders, recorder.context(0, 0, recorder.tag_set("", tag)), 1, Nanos(i));
  }
  const Snapshot taken = recorder.take();
  REQUIRE(taken.custom.size() == 21);
  REQUIRE(select(taken, "orders").sum() == 60);
  REQUIRE(select(taken, "orders", with("group", "::(more)")).sum() == 40);
  REQUIRE(taken.folded == std::map<std::string, FoldTally>{{"order", {40, 20}}});
}

TEST_CASE("names are limited for the life of a recorder") {
  Recorder recorder;
  const NameId early = recorder.name("early");
  for (std::size_t i = 0; i < Recorder::names_max; ++i) recorder.name("/" + std::to_string(i));
  REQUIRE(recorder.name("late") == recorder.name("(more)"));
  REQUIRE(recorder.name("later") == recorder.name("(more)"));
  REQUIRE(recorder.name("early") == early);
}

TEST_CASE("the metrics of a script are kept by kind, with the tags of their values") {
  Recorder recorder;
  const MetricId orders = recorder.metric({"orders", MetricKind::counter}),
                 basket = recorder.metric({"basket", MetricKind::gauge}),
                 stocked = recorder.metric({"stocked", MetricKind::rate}),
                 price = recorder.metric({"price", MetricKind::trend, true});
  REQUIRE(recorder.metric({"basket", MetricKind::gauge}) == basket);
  const ContextId pay = recorder.context(recorder.name("Shopper"), recorder.name("pay"));
  recorder.measured(orders, pay, 1.5, Nanos(1));
  recorder.measured(orders, 0, -0.25, Nanos(2));
  recorder.measured(basket, pay, 7, Nanos(3));
  recorder.measured(basket, 0, 3, Nanos(2));
  recorder.measured(stocked, pay, 1, Nanos(1));
  recorder.measured(stocked, pay, 0, Nanos(1));
  for (const double value : {-1.0, 0.0, 0.5}) recorder.measured(price, pay, value, Nanos(1));
  Snapshot taken = recorder.take();
  REQUIRE(taken.custom.size() == 6);
  REQUIRE(select(taken, "orders").sum() == 1.25);
  REQUIRE(select(taken, "orders", with("action", "pay")).sum() == 1.5);
  REQUIRE(select(taken, "basket").value() == 7);
  REQUIRE(select(taken, "basket").min() == 3);
  REQUIRE(select(taken, "stocked").rate() == 0.5);
  REQUIRE(select(taken, "price").count() == 3);
  REQUIRE(select(taken, "price").min() == -1);
  REQUIRE(select(taken, "price").percentile(50) == 0);
  REQUIRE(find_metric(taken, "price")->unit == Unit::milliseconds);
  REQUIRE_FALSE(find_metric(taken, "prices"));

  recorder.measured(basket, pay, 1, Nanos(9));
  const Snapshot later = recorder.take();
  REQUIRE(later.custom.size() == 1);
  taken.merge(later);
  REQUIRE(select(taken, "basket").value() == 1);
  REQUIRE(select(taken, "basket").max() == 7);
}

TEST_CASE("a metric that nobody has touched can be asked for by what is known of it") {
  const CustomMetric price{"price", MetricKind::trend, true};
  const Sink sink = select(Snapshot(), price.metric());
  REQUIRE(sink.kind() == MetricKind::trend);
  REQUIRE(sink.empty());
  REQUIRE(sink.percentile(95) == 0);
}

TEST_CASE("names of metrics are k6's: a letter or underscore, then letters, digits, underscores") {
  for (const std::string name : {"ab", "_1", "My_Metric_2", "a123456789"}) {
    INFO(name);
    REQUIRE(complaint_about_name(name).empty());
  }
  REQUIRE(complaint_about_name(std::string(129, 'x')).empty());
  for (const std::string& name :
       {std::string(), std::string("a"), std::string("1a"), std::string("a-b"), std::string("a b"),
        std::string("\xC3\xA4rger"), std::string("a.b"), std::string(130, 'x')}) {
    INFO(name);
    REQUIRE_THAT(complaint_about_name(name), Catch::Contains("is not a name for a metric"));
  }
  REQUIRE(complaint_about_name("http_reqs") ==
          "'http_reqs' is a built-in metric; call yours my_http_reqs");
  for (const std::string name : {"gc_pause", "generator_lag", "vus", "bots_wanted"})
    REQUIRE_THAT(complaint_about_name(name), Catch::Contains("is a built-in metric"));
  for (const ToldMetric& told : told_metrics()) {
    REQUIRE(complaint_about_name(told.name) ==
            "'" + std::string(told.name) + "' is a name of the reports' own; call yours my_" +
                std::string(told.name));
  }
}

TEST_CASE("parts of a run with metrics of a script merge to the same bits in any order") {
  Random random(11);
  Recorder recorder;
  std::vector<MetricId> metrics;
  for (const auto& [name, kind] :
       {std::pair{"c1", MetricKind::counter}, std::pair{"g1", MetricKind::gauge},
        std::pair{"r1", MetricKind::rate}, std::pair{"t1", MetricKind::trend}}) {
    metrics.push_back(recorder.metric({name, kind}));
  }
  std::vector<Snapshot> parts;
  for (int part = 0; part < 32; ++part) {
    for (int i = 0; i < 20; ++i) {
      const double value = (random.real() - 0.5) * 1e6;
      recorder.measured(metrics[random.below(4)],
                        recorder.context(recorder.name("M" + std::to_string(random.below(3)))),
                        value, Nanos(random.below(5)));
    }
    parts.push_back(recorder.take());
  }
  Snapshot forwards, backwards, tree;
  for (const Snapshot& part : parts) forwards.merge(part);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) backwards.merge(*part);
  for (std::size_t i = 0; i < parts.size(); i += 4) {
    Snapshot inner;
    for (std::size_t j = i; j < i + 4; ++j) inner.merge(parts[j]);
    tree.merge(inner);
  }
  REQUIRE(forwards == backwards);
  REQUIRE(forwards == tree);
}
