// Samples handed on one by one: in order, none twice, and what finds no room is counted.
#include "stats/sample_tape.h"

#include <catch2/catch.hpp>

#include "stats/recorder.h"

using namespace hailstorm;

namespace {

struct Taped {
  ManualClock clock;
  std::vector<SampleBatch> batches;
  SampleTape tape{3, clock, [this](SampleBatch batch) { batches.push_back(std::move(batch)); }};

  std::uint64_t samples() const {
    std::uint64_t sum = 0;
    for (const SampleBatch& batch : batches) sum += batch.samples.size();
    return sum;
  }
  std::uint64_t dropped() const {
    std::uint64_t sum = 0;
    for (const SampleBatch& batch : batches) sum += batch.dropped;
    return sum;
  }
};

}  // namespace

TEST_CASE("samples are handed on in batches with the moment of each") {
  Taped taped;
  taped.tape.note({.event = Event::tick});
  taped.clock.advance(Nanos(7));
  taped.tape.note({.event = Event::mishap}, "a text");
  taped.tape.flush();
  taped.tape.flush();
  REQUIRE(taped.batches.size() == 1);
  const SampleBatch& batch = taped.batches[0];
  CHECK(batch.worker == 3);
  CHECK(batch.samples[0].text == 0);
  REQUIRE(batch.samples.size() == 2);
  CHECK(batch.samples[1].at - batch.samples[0].at == Nanos(7));
  CHECK(batch.texts[batch.samples[1].text - 1] == "a text");
}

TEST_CASE("without credit samples are dropped and counted, and none is told of twice") {
  Taped taped;
  const std::uint64_t noted = (SampleTape::credits_max + 10) * SampleTape::batch_max + 1;
  for (std::uint64_t i = 0; i < noted; ++i) taped.tape.note({.event = Event::tick});
  CHECK(taped.samples() == SampleTape::credits_max * SampleTape::batch_max);
  taped.tape.give_credit();
  taped.tape.flush();
  CHECK(taped.batches.back().samples.size() == 1);
  CHECK(taped.samples() + taped.dropped() == noted);
}

TEST_CASE("names outlive the samples that were dropped, and the last batch needs no credit") {
  Taped taped;
  for (std::size_t i = 0; i < SampleTape::credits_max; ++i) {
    taped.tape.note({.event = Event::tick});
    taped.tape.flush();
  }
  taped.tape.name("late");
  for (std::size_t i = 0; i < SampleTape::batch_max + 5; ++i) {
    taped.tape.note({.event = Event::tick});
  }
  taped.tape.end();
  REQUIRE(taped.batches.size() == SampleTape::credits_max + 1);
  CHECK(taped.batches.back().names == std::vector<std::string>{"late"});
  CHECK(taped.batches.back().dropped == SampleTape::batch_max);
  CHECK(taped.batches.back().samples.size() == 5);
}

TEST_CASE("a recorder notes each event it counts, and tells each name once") {
  Taped taped;
  Recorder recorder;
  const NameId model = recorder.name("M");
  recorder.note_to(taped.tape);
  const NameId name = recorder.name("/"), get = recorder.name("GET");
  const SeriesId series = recorder.exchange_ended({.context = recorder.context(model),
                                                   .name = name,
                                                   .method = get,
                                                   .status = 503,
                                                   .expected = Expected::no,
                                                   .sent = true});
  Judged judged{series};
  recorder.judge(judged, Verdict::good, "");
  recorder.judge(judged, Verdict::failed, "no order");
  recorder.check(recorder.context(model, name), "is 200", false);
  recorder.mishap(model, name, "Error: x");
  recorder.bot_killed(model, Limit::memory);
  taped.tape.flush();
  REQUIRE(taped.batches.size() == 1);
  const SampleBatch& batch = taped.batches[0];
  CHECK(batch.names == std::vector<std::string>{"", "(more)", "M", "/", "GET", "is 200"});
  std::vector<Event> events;
  for (const Sample& sample : batch.samples) events.push_back(sample.event);
  CHECK(events == std::vector<Event>{Event::exchange_ended, Event::judged, Event::judged,
                                     Event::judged, Event::check, Event::mishap, Event::bot_failed,
                                     Event::bot_killed});
  REQUIRE(batch.contexts.size() > batch.samples[0].context);
  CHECK(batch.contexts[batch.samples[0].context].model == "M");
  CHECK(batch.samples[0].status == 503);
  CHECK(batch.samples[2].count == -1);
  CHECK(batch.samples[3].yes);
  REQUIRE(batch.contexts.size() > batch.samples[4].context);
  CHECK(batch.contexts[batch.samples[4].context].action == "/");
  CHECK(batch.texts == std::vector<std::string>{"no order", "Error: x"});
}
