// The requests of one bot: begun, counted hop by hop, answered.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "http/fetch.h"
#include "http/pool.h"
#include "script/host.h"
#include "stats/recorder.h"
#include "storm/kept_call.h"

namespace hailstorm {

struct Workplace;
class Errands;

// One request after another, each from its call to its answer.
class Errand final : private FetchCaller {
 public:
  Errand(Errands& errands, Client& client, Pool& pool) : errands_(errands), fetch_(client, pool) {}

  void begin(const HttpCall& call, const FetchRequest& request, std::optional<Instant> intended);
  void cut_off() { fetch_.cut_off(); }

  bool busy() const { return busy_; }
  // It is one of a batch, to a host of that number.
  bool of_batch() const { return busy_ && of_batch_; }
  bool of_batch_to(std::uint64_t host) const { return of_batch() && host_ == host; }

  Ticket ticket() const { return ticket_; }
  // Of its last exchange.
  const SeriesId& series() const { return series_; }
  // Lets the answer be kept if it is called failed, unless it had failed by itself.
  void show(const Answer& answer) const;

 private:
  void show_on(const Answer& answer) const;
  void expect(bool read) const override;
  void exchange_begun(const Request& request, const Url& url) override;
  void exchange_ended(const Answer& answer) override;
  void fetched(const Answer& answer) override;
  // It failed.
  void keep(const Answer& answer) const;

  Errands& errands_;
  Fetch fetch_;
  const Expectation* expectation_ = nullptr;
  SeriesId series_;
  std::uint64_t host_ = 0;
  Ticket ticket_ = 0;
  ContextId context_ = 0;
  std::optional<Instant> intended_;  // when its first exchange should have begun, if that is known
  NameId given_name_ = 0, name_ = 0, method_ = 0;  // given_name_ 0: each hop's path
  bool busy_ = false, of_batch_ = false, failed_ = false;
};

// Who has requests.
class ErrandsOwner {
 public:
  // An answer may be next: see Caller.
  virtual void expect(bool read) const = 0;
  // The views of the answer hold until the owner begins further requests.
  virtual void answered(Ticket ticket, const Answer& answer, const SeriesId& series) = 0;

 protected:
  ~ErrandsOwner() = default;
};

// One request at a time costs nothing beside its fetch; further ones are made room for when they
// come. Those of a batch wait their turn when there are as many as the options allow. Thread: the
// worker's.
class Errands {
 public:
  // All must outlive it.
  Errands(Workplace& workplace, Pool& pool, ErrandsOwner& owner);
  Errands(const Errands&) = delete;
  Errands& operator=(const Errands&) = delete;

  // For whom and what the requests to come are counted: they end before that changes.
  void count_for(ContextId context) { context_ = context; }
  // They should have begun at `intended`, if that is known.
  void begin(std::span<const HttpCall> calls, std::optional<Instant> intended);
  // Ends all that is under way; the owner is told from within this call. What waits its turn is
  // forgotten.
  void cut_off();

 private:
  friend class Errand;

  void begin(const HttpCall& call, std::optional<Instant> intended);
  void begin_waiting();
  ContextId context_of(const HttpCall& call) const;
  bool has_room_for(const HttpCall& call) const;
  Errand& free_errand();
  void done(Errand& errand, const Answer& answer);

  Workplace& workplace_;
  ContextId context_ = 0;
  Pool& pool_;
  ErrandsOwner& owner_;
  Errand first_;
  std::vector<std::unique_ptr<Errand>> more_;
  std::list<KeptCall> waiting_;
};

}  // namespace hailstorm
