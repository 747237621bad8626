// Which failed exchanges are kept, and what of them.
#include "storm/failure_keeper.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

namespace {

struct Kept {
  std::vector<KeptExchange> told;
  FailureKeeper keeper;

  explicit Kept(const KeepOptions& options)
      : keeper(options, [this](KeptExchange kept) { told.push_back(std::move(kept)); }) {}
};

Answer refused() {
  Answer answer;
  answer.outcome = Outcome::connect_refused;
  answer.detail = "Connection refused";
  return answer;
}

}  // namespace

TEST_CASE("as many are kept of each series as was asked for, and none that was cut off") {
  Kept kept({2, {}});
  Answer answer = refused();
  int wanted = 0;
  for (int i = 0; i < 5; ++i) wanted += kept.keeper.wants({1, 7}, answer) ? 1 : 0;
  CHECK(wanted == 2);
  CHECK(kept.keeper.wants({1, 8}, answer));
  answer.outcome = Outcome::cut_off;
  CHECK_FALSE(kept.keeper.wants({1, 9}, answer));
  CHECK_FALSE(Kept({0, {}}).keeper.wants({1, 7}, refused()));
}

TEST_CASE("a worker keeps two hundred in all") {
  Kept kept({1, {}});
  std::size_t wanted = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) wanted += kept.keeper.wants({1, i}, refused()) ? 1 : 0;
  CHECK(wanted == FailureKeeper::failures_max);
}

TEST_CASE("an answer that is called failed while its script looks at it is kept, once") {
  Kept kept({1, {}});
  Answer answer;
  answer.status = 200;
  answer.head = "HTTP/1.1 200 OK\r\n\r\n";
  answer.body = "no order";
  const auto call = [&](std::uint64_t shown, std::uint64_t judged, const std::string& text) {
    kept.keeper.show({{1, 7, shown}, "M", "/pay", "POST", &answer});
    kept.keeper.called_failed({1, 7, judged}, text, Instant());
    kept.keeper.called_failed({1, 7, judged}, "said again", Instant());
    kept.keeper.set_aside();
    kept.keeper.called_failed({1, 7, judged}, "said too late", Instant());
  };
  call(2, 1, "of another exchange");
  CHECK(kept.told.empty());
  call(3, 3, "no order");
  call(4, 4, "no order");
  REQUIRE(kept.told.size() == 1);
  CHECK(kept.told[0].kind == "no order");
  CHECK(kept.told[0].detail == "called failed by its script");
  CHECK(kept.told[0].name == "/pay");
  CHECK(kept.told[0].response_body == "no order");
}

TEST_CASE("what scripts call failed leaves room for what fails of itself") {
  Kept kept({1, {}});
  Answer answer;
  answer.status = 200;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    kept.keeper.show({{1, 7, i}, "M", "/pay", "POST", &answer});
    kept.keeper.called_failed({1, 7, i}, "order " + std::to_string(i) + " is missing", Instant());
  }
  CHECK(kept.told.size() == FailureKeeper::called_failed_max);
  CHECK(kept.keeper.wants({1, 8}, refused()));
}

TEST_CASE("what is kept of an exchange has its head, body and times, and no secret") {
  Kept kept({1, {"pin"}});
  const Instant launch{std::chrono::seconds(100)};
  kept.keeper.launched(launch);
  const std::string body = "{\"pin\":1,\"a\":\"" + std::string(9'000, 'a') + "\"}";
  const std::string request =
      "POST /login?token=t HTTP/1.1\r\nAuthorization: Basic x\r\n\r\npassword=p&user=u";
  Answer answer;
  answer.status = 503;
  answer.head = "HTTP/1.1 503 No\r\nSet-Cookie: s=1\r\n\r\n";
  answer.body = body;
  answer.request = request;
  answer.timings.waiting = std::chrono::milliseconds(5);
  kept.keeper.keep("M", "/login", "POST", answer, launch + std::chrono::seconds(3));
  REQUIRE(kept.told.size() == 1);
  const KeptExchange& one = kept.told[0];
  CHECK(one.kind == "503");
  CHECK(one.at == std::chrono::seconds(3));
  CHECK(one.request_head == "POST /login?token=*** HTTP/1.1\r\nAuthorization: ***\r\n\r\n");
  CHECK(one.request_body == "password=***&user=u");
  CHECK(one.response_head == "HTTP/1.1 503 No\r\nSet-Cookie: ***\r\n\r\n");
  CHECK(one.response_body.substr(0, 18) == "{\"pin\":\"***\",\"a\":\"");
  CHECK(one.response_body.size() < 4'200);
  CHECK(one.response_body_size == body.size());
  CHECK(one.phases[5] == std::chrono::milliseconds(5));
  kept.keeper.keep("M", "/", "GET", refused(), launch);
  CHECK(kept.told[1].kind == "connect_refused");
  CHECK(kept.told[1].detail == "Connection refused");
}
