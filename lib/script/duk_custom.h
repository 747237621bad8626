// Duktape's configuration for Hailstorm, spliced into Debian's duk_config.h by cmake/duktape.cmake.
#pragma once

// An endless loop must end: the interrupt hook is asked every 256k opcodes (about 0.5 ms).
#define DUK_USE_INTERRUPT_COUNTER
#undef DUK_USE_EXEC_TIMEOUT_CHECK
#ifdef __cplusplus
extern "C" {
#endif
int hailstorm_script_timed_out(void* heap_udata);
#ifdef __cplusplus
}
#endif
#define DUK_USE_EXEC_TIMEOUT_CHECK(udata) hailstorm_script_timed_out(udata)

// JSON.stringify five times faster.
#define DUK_USE_JSON_STRINGIFY_FASTPATH

// The worker collects between resumes, by bytes; a heap of its own accord never does.
#undef DUK_USE_VOLUNTARY_GC

// Value stacks grow in small steps: 8 % less memory per bot.
#undef DUK_USE_VALSTACK_GROW_SHIFT
#define DUK_USE_VALSTACK_GROW_SHIFT 6
