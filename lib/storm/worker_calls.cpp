// A worker as others see it: what they ask of it is done on its own thread.
#include <utility>

#include "storm/worker_state.h"

namespace hailstorm {

Worker::Worker(const StormPlan& plan, const WorkerPlan& share, const Program& program,
               const Simulation& simulation, const StormOptions& options, const Clock& clock,
               std::function<void(WorkerNews)> tell)
    : state_(std::make_unique<State>(plan, share, program, simulation, options, clock,
                                     std::move(tell))) {
  state_->thread = std::thread([this] { state_->run(); });
}

Worker::~Worker() { state_->thread.join(); }

void Worker::launch(Instant at) {
  state_->loop.post([this, at] {
    state_->launched = at;
    state_->failures.launched(at);
    state_->host.launched_at(at);
    for (const auto& crowd : state_->crowds) crowd->launched(at);
    state_->loop.arm(state_->ticker, at);
  });
}

void Worker::hear(const StockOrder& order) {
  state_->loop.post([this, order] {
    if (state_->over) return;
    state_->stock->hear(order);
    if (state_->stock->over()) state_->begin_finishing();
  });
}

void Worker::stop() {
  state_->loop.post([this] { state_->begin_stopping(); });
}

void Worker::rescale(std::size_t crowd, Nanos from, std::uint64_t bots) {
  state_->loop.post([this, crowd, from, bots] { state_->crowds[crowd]->rescale(from, bots); });
}

void Worker::lines_written(std::uint64_t lines) {
  state_->loop.post([this, lines] { state_->host.lines_written(lines); });
}

void Worker::deliver(StorageLetter letter) {
  state_->loop.post([this, letter = std::move(letter)]() mutable {
    if (!state_->over) state_->desk.receive(std::move(letter));
  });
}

void Worker::invoke(std::size_t crowd, std::uint64_t index, const Invocation& invocation) {
  state_->loop.post([this, crowd, index, invocation] {
    if (Bot* bot = state_->bot_of(crowd, index)) return bot->invoke(invocation);
    invocation.reply({Reply::Kind::no_such_bot, "it is not running"});
  });
}

void Worker::enter_state(std::size_t crowd, std::uint64_t index, BotState state,
                         const std::function<void(const Reply&)>& reply) {
  state_->loop.post([this, crowd, index, state, reply] {
    Bot* bot = state_->bot_of(crowd, index);
    if (!bot) return reply({Reply::Kind::no_such_bot, "it is not running"});
    if (!bot->enter_state(state)) return reply({Reply::Kind::no_such_bot, "it is stopping"});
    reply({Reply::Kind::done, "null"});
  });
}

void Worker::give_credit() {
  state_->loop.post([this] { state_->tape->give_credit(); });
}

void Worker::cut_off() {
  state_->loop.post([this] {
    state_->stopping = true;
    state_->end();
  });
}

}  // namespace hailstorm
