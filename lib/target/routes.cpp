#include "target/routes.h"

#include <algorithm>

#include "target/answer.h"

namespace hailstorm {
namespace {

constexpr std::size_t most_kept = 10'000;
constexpr std::uint64_t largest_ready_answer = 32'768;

Control control_of(std::string_view path, std::string_view query) {
  if (path == "/_flush") return Control::flush;
  if (path != "/_counters") return Control::none;
  return query == "reset=1" ? Control::counters_reset : Control::counters;
}

std::string ready_answer(const Plan& plan) {
  std::string wire;
  if (!plan.fixed() || plan.body_size() > largest_ready_answer) return wire;
  AnswerHead head;
  head.status = plan.statuses.empty() ? 200 : plan.statuses.front().status;
  head.chunked = plan.chunked && has_body(head.status);
  head.length = plan.body_size();
  head.extra_headers = plan.extra_headers;
  append_head(wire, head);
  if (!has_body(head.status)) return wire;
  BodyCursor body;
  if (plan.size_given) {
    body.start_filler(plan.size, head.chunked);
  } else {
    body.start(plan.text, head.chunked);
  }
  body.append(wire, plan.body_size());
  return wire;
}

}  // namespace

Routes::Routes(std::uint64_t seed, int index, int count)
    : seed_(seed),
      index_(static_cast<std::uint64_t>(index)),
      count_(static_cast<std::uint64_t>(count)) {}

Route& Routes::find(std::string_view target, std::unique_ptr<Route>& own) {
  if (const auto found = kept_.find(target); found != kept_.end()) return found->second->route;
  if (kept_.size() < most_kept) {
    auto kept = std::make_unique<Kept>();
    fill(kept->route, target);
    kept->route.drawn = &kept->drawn;
    return kept_.emplace(target, std::move(kept)).first->second->route;
  }
  own = std::make_unique<Route>();
  fill(*own, target);
  own->drawn = &others_drawn_;
  return *own;
}

std::uint64_t Routes::next_ordinal(Route& route) const {
  return (*route.drawn)++ * count_ + index_;
}

void Routes::fill(Route& route, std::string_view target) {
  const std::string_view path = target.substr(0, target.find('?'));
  const std::string_view query = target.substr(std::min(path.size() + 1, target.size()));
  route.target = target;
  route.control = control_of(path, query);
  route.key = hash(seed_, hash(target));
  if (route.control != Control::none) return;
  route.place = place_of(path);
  route.plan = plan_for(path, route.place.owns_query ? std::string_view() : query);
  if (!route.place.tell) route.wire = ready_answer(route.plan);
  route.counted = &count_of(path);
}

std::uint64_t& Routes::count_of(std::string_view path) {
  if (const auto found = paths_.find(path); found != paths_.end()) return found->second;
  if (paths_.size() >= most_kept) return others_counted_;
  return paths_.emplace(path, 0).first->second;
}

void Routes::add_to(Counters& counters) const {
  for (const auto& [path, n] : paths_) {
    if (n > 0) counters.by_path[path] += n;
  }
  if (others_counted_ > 0) counters.by_path["(other paths)"] += others_counted_;
}

void Routes::zero() {
  for (auto& [target, kept] : kept_) kept->drawn = 0;
  for (auto& [path, n] : paths_) n = 0;
  others_drawn_ = others_counted_ = 0;
}

}  // namespace hailstorm
