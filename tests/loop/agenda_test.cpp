// The agenda fires what is due in order, whatever is armed, moved and cancelled meanwhile.
#include "loop/agenda.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "base/random.h"

using namespace hailstorm;

namespace {

constexpr Instant at(int ms) { return Instant(std::chrono::milliseconds(ms)); }

// Writes its number down when it is due.
struct Note {
  Note(std::vector<int>& list, int number) : list(list), number(number) {}

  std::vector<int>& list;
  int number;
  Timer timer{this, [](void* self) {
                auto& note = *static_cast<Note*>(self);
                note.list.push_back(note.number);
              }};
};

}  // namespace

TEST_CASE("timers fire in the order of their moments and not before") {
  std::vector<int> fired;
  Note a(fired, 1), b(fired, 2), c(fired, 3);
  Agenda agenda;
  agenda.arm(a.timer, at(30));
  agenda.arm(b.timer, at(10));
  agenda.arm(c.timer, at(20));
  CHECK(agenda.next() == at(10));
  CHECK(agenda.fire_due(at(9), 10) == 0);
  CHECK(agenda.fire_due(at(20), 10) == 2);
  CHECK(fired == std::vector{2, 3});
  CHECK(a.timer.armed());
  CHECK_FALSE(b.timer.armed());
}

TEST_CASE("a timer that is armed again moves, and one that dies is off") {
  std::vector<int> fired;
  Agenda agenda;
  Note a(fired, 1);
  {
    Note b(fired, 2);
    agenda.arm(b.timer, at(5));
  }
  agenda.arm(a.timer, at(10));
  agenda.arm(a.timer, at(40));
  CHECK(agenda.size() == 1);
  CHECK(agenda.fire_due(at(39), 10) == 0);
  CHECK(agenda.fire_due(at(40), 10) == 1);
  CHECK(fired == std::vector{1});
}

TEST_CASE("no more timers fire at once than allowed") {
  std::vector<int> fired;
  Agenda agenda;
  Note a(fired, 1), b(fired, 2), c(fired, 3);
  agenda.arm(a.timer, at(1));
  agenda.arm(b.timer, at(2));
  agenda.arm(c.timer, at(3));
  CHECK(agenda.fire_due(at(9), 2) == 2);
  CHECK(agenda.next() == at(3));
}

TEST_CASE("a timer may arm itself again while it fires") {
  Agenda agenda;
  struct Beat {
    Agenda& agenda;
    int count = 0;
    Timer timer{this, [](void* self) {
                  auto& beat = *static_cast<Beat*>(self);
                  if (++beat.count < 3) beat.agenda.arm(beat.timer, beat.timer.at() + Nanos(1));
                }};
  } beat{agenda};
  agenda.arm(beat.timer, at(1));
  CHECK(agenda.fire_due(at(2), 100) == 3);
  CHECK(agenda.empty());
}

TEST_CASE("ten thousand random arms, moves and cancels fire exactly what a sorted list would") {
  const std::uint64_t seed = 7;
  CAPTURE(seed);
  Random random(seed);
  std::vector<int> fired;
  std::vector<std::unique_ptr<Note>> notes;
  for (int i = 0; i < 500; ++i) notes.push_back(std::make_unique<Note>(fired, i));
  Agenda agenda;
  for (int step = 0; step < 10000; ++step) {
    Note& note = *notes[random.below(notes.size())];
    if (random.below(4) == 0) {
      agenda.cancel(note.timer);
    } else {
      agenda.arm(note.timer, at(static_cast<int>(random.below(1000))));
    }
  }
  std::vector<Instant> expected;
  for (const auto& note : notes) {
    if (note->timer.armed()) expected.push_back(note->timer.at());
  }
  std::sort(expected.begin(), expected.end());
  REQUIRE(agenda.size() == expected.size());
  for (const Instant moment : expected) {
    REQUIRE(agenda.next() == moment);
    REQUIRE(agenda.fire_due(moment, 1) == 1);
  }
  CHECK(agenda.empty());
  CHECK(fired.size() == expected.size());
}
