#include "storm/role.h"

#include <string_view>
#include <variant>

namespace hailstorm {

Role::Role(const Model& described, std::size_t ordinal, Recorder& recorder)
    : model(described),
      number(ordinal),
      name(recorder.name(described.name)),
      constructor(recorder.name("constructor")),
      choice(described),
      seed(hash(described.name)) {
  const auto name_handler = [&](std::uint32_t handler, std::string_view its_name) {
    if (handlers.size() <= handler) handlers.resize(handler + 1);
    handlers[handler] = recorder.name(its_name);
    contexts.resize(handlers.size());
    contexts[handler] = recorder.context(name, handlers[handler]);
  };
  for (const Action& action : model.actions) name_handler(action.handler, action.name);
  for (const Hook& hook : model.hooks) name_handler(hook.handler, hook.name);
  if (model.actions.size() == 1) only_action = handlers[model.actions.front().handler];
  if (model.journey && !model.actions[*model.journey].left_out)
    journey = model.actions[*model.journey].handler;
  if (!model.wait) return;
  if (const auto* asked = std::get_if<AskedWait>(&*model.wait))
    name_handler(asked->handler, "wait");
}

}  // namespace hailstorm
