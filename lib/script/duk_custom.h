// Duktape's configuration for Hailstorm, spliced into Debian's duk_config.h by cmake/duktape.cmake,
// and what its amended source and lib/script/limits.cpp call of each other.
#pragma once

#include <stddef.h>

struct duk_hthread;

#ifdef __cplusplus
extern "C" {
#define HAILSTORM_TOLD
#else
// Asked and told of heaps whose limits are set, and of no other: a program without need not have
// these.
#define HAILSTORM_TOLD __attribute__((weak))
#endif
// Asked every 256k opcodes, about 0.5 ms: whether the stretch of script is over.
HAILSTORM_TOLD int hailstorm_script_timed_out(void* heap_udata);
// An allocation, or a regular expression, has failed at its limit.
HAILSTORM_TOLD void hailstorm_out_of_memory(void* heap_udata);
HAILSTORM_TOLD void hailstorm_out_of_steps(void* heap_udata);
// An error of Duktape's own has been made; it is at the top of the stack.
HAILSTORM_TOLD void hailstorm_error_made(struct duk_hthread* engine, void* heap_udata);
// Where outside of a bot's coroutine the script runs: "at the top level of a script".
HAILSTORM_TOLD const char* hailstorm_place_without_waiting(void* heap_udata);

void hailstorm_set_limits(struct duk_hthread* engine, size_t call_depth, unsigned regexp_steps);
// The line on which the body of a script's function begins; 0 for any other value.
unsigned hailstorm_line_of(struct duk_hthread* engine, int index);
// Brings the next question forward by so many opcodes.
void hailstorm_work(struct duk_hthread* engine, size_t opcodes);

// The end of a native function called by a script: `return hailstorm_wait(engine, what)`. Its
// values are let go of; the call gives what the coroutine is resumed with. The resumer gets `what`,
// or true for 0. Raises a TypeError where a bot cannot wait.
int hailstorm_wait(struct duk_hthread* engine, int what);
// Within a native function called by a script: whether it could end so; raises that TypeError.
int hailstorm_can_wait(struct duk_hthread* engine);
void hailstorm_cannot_wait(struct duk_hthread* engine);
// Makes an object of the value at the top of the stack and a number, in its place: {first_key:
// first, second_key: value}. Prototype and keys are heap pointers that the caller keeps alive.
void hailstorm_make_pair(struct duk_hthread* engine, void* prototype, void* first_key, int first,
                         void* second_key);
// Pushes what the object itself has under that name and returns 1, or 0 when it has no such
// property. For names that scripts do not see: it asks neither prototypes nor a proxy.
int hailstorm_get_own(struct duk_hthread* engine, int object, int name);
// Pushes an array of the elements of two and returns 1, or 0 when one of them is no such array that
// its elements can be copied at once.
int hailstorm_concat(struct duk_hthread* engine, int first, int second);
// Asks for what a coroutine that waits is resumed with to come into the cache; its own object is
// there already.
void hailstorm_bring_frames_near(const struct duk_hthread* coroutine);
#ifdef __cplusplus
}
#endif

// An endless loop must end.
#define DUK_USE_INTERRUPT_COUNTER
#undef DUK_USE_EXEC_TIMEOUT_CHECK
#define DUK_USE_EXEC_TIMEOUT_CHECK(udata) (thr->heap->limited && hailstorm_script_timed_out(udata))

// String.fromCharCode takes 16 bits of a number, as the language has it.
#undef DUK_USE_NONSTD_STRING_FROMCHARCODE_32BIT

// A limit of each heap, where `thr` is a thread of it: all places that ask have one.
#undef DUK_USE_CALLSTACK_LIMIT
#define DUK_USE_CALLSTACK_LIMIT (thr->heap->call_depth)

// JSON.stringify five times faster.
#define DUK_USE_JSON_STRINGIFY_FASTPATH

// The worker collects between resumes, by bytes; a heap of its own accord never does.
#undef DUK_USE_VOLUNTARY_GC

// Value stacks grow in small steps: 8 % less memory per bot.
#undef DUK_USE_VALSTACK_GROW_SHIFT
#define DUK_USE_VALSTACK_GROW_SHIFT 6
