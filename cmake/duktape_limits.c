/* Appended to duktape.c by cmake/duktape.cmake: how native loops end with their stretch of script,
 * and why a bot cannot wait. */

/* What a native function visits at most of an array, or of what passes for one. */
#define HAILSTORM_LENGTH_MAX 5000000UL

void hailstorm_set_limits(duk_hthread *thr, duk_size_t call_depth, duk_uint32_t regexp_steps) {
	thr->heap->call_depth = call_depth;
	thr->heap->regexp_steps = regexp_steps;
	thr->heap->limited = 1;
}

unsigned hailstorm_line_of(duk_hthread *thr, int index) {
	duk_hobject *function = duk_get_hobject(thr, (duk_idx_t) index);
	if (function == NULL || !DUK_HOBJECT_IS_COMPFUNC(function)) {
		return 0;
	}
	return (unsigned) duk_hobject_pc2line_query(thr, (duk_idx_t) index, 0);
}

/* Work that costs as much as so many opcodes: brings the next question to the interrupt hook
 * forward. Raises nothing. */
void hailstorm_work(duk_hthread *thr, duk_size_t opcodes) {
	duk_hthread *now = thr->heap->curr_thread;
	if (now == NULL || now->interrupt_counter <= 0) {
		return;
	}
	if (opcodes < (duk_size_t) now->interrupt_counter) {
		now->interrupt_counter -= (duk_int_t) opcodes;
	} else {
		now->interrupt_counter = 0;
	}
}

/* The same from within a native function, which ends here when the stretch of script is over. */
void hailstorm_charge(duk_hthread *thr, duk_size_t opcodes) {
	duk_hthread *now = thr->heap->curr_thread;
	if (now == NULL || thr->heap->creating_error) {
		return;
	}
	hailstorm_work(thr, opcodes);
	if (now->interrupt_counter > 0) {
		return;
	}
	if (DUK_USE_EXEC_TIMEOUT_CHECK(thr->heap->heap_udata)) {
		now->interrupt_init = 0;
		DUK_ERROR_RANGE(thr, "execution timeout");
		DUK_WO_NORETURN(return;);
	}
	now->interrupt_init = DUK_HTHREAD_INTCTR_DEFAULT;
	now->interrupt_counter = DUK_HTHREAD_INTCTR_DEFAULT - 1;
}

/* A native function is about to run: what it is given, `this` included, is what it may go through.
 * So many opcodes for each byte that the clock is read before a hundred milliseconds have gone by,
 * whatever the function does with it; nothing worth counting for what requests are made of. */
static void hailstorm_work_on_given(duk_hthread *thr) {
	duk_tval *tv = thr->valstack_bottom - 1;
	duk_size_t bytes = 0;
	duk_size_t values = (duk_size_t) (thr->valstack_top - tv);

	for (; tv < thr->valstack_top; tv++) {
		if (DUK_TVAL_IS_STRING(tv)) {
			bytes += DUK_HSTRING_GET_BYTELEN(DUK_TVAL_GET_STRING(tv));
		} else if (DUK_TVAL_IS_OBJECT(tv) && DUK_HOBJECT_IS_BUFOBJ(DUK_TVAL_GET_OBJECT(tv))) {
			bytes += ((duk_hbufobj *) DUK_TVAL_GET_OBJECT(tv))->length;
		} else if (DUK_TVAL_IS_BUFFER(tv)) {
			bytes += DUK_HBUFFER_GET_SIZE(DUK_TVAL_GET_BUFFER(tv));
		}
	}
	if (bytes >= 4096 || values >= 64) {
		hailstorm_work(thr, bytes / 2 + values * 8);
	}
}

static duk_size_t hailstorm_bounded(duk_hthread *thr, duk_size_t length) {
	if (length > HAILSTORM_LENGTH_MAX) {
		DUK_ERROR_RANGE(thr, "an array of more than 5000000 elements");
		DUK_WO_NORETURN(return 0;);
	}
	if (length > 1024) {
		hailstorm_charge(thr, length * 4);
	}
	return length;
}

/* The activation that keeps the coroutine from yielding is of a native function that calls back, or
 * of one that an opcode calls without saying so. */
static const char *hailstorm_implicit_call(duk_activation *caller) {
	duk_small_uint_t op;
	if (caller == NULL || caller->curr_pc == NULL) {
		return "a callback";
	}
	op = (duk_small_uint_t) DUK_DEC_OP(caller->curr_pc[-1]);
	if (op >= DUK_OP_GETPROP && op < DUK_OP_PUTPROP) {
		return "a getter";
	}
	if (op >= DUK_OP_GETPROPC && op <= DUK_OP_GETPROPC_CC) {
		return "a getter";
	}
	if (op >= DUK_OP_PUTPROP && op < DUK_OP_DELPROP) {
		return "a setter";
	}
	if (op >= DUK_OP_DELPROP && op <= DUK_OP_DELPROP_RC) {
		return "a trap of a Proxy (deleteProperty), or a conversion (toString)";
	}
	if (op >= DUK_OP_IN && op <= DUK_OP_IN_CC) {
		return "a trap of a Proxy (has), or a conversion (toString)";
	}
	return "a conversion (toString, valueOf)";
}

static const char *hailstorm_name_of(duk_hthread *thr, duk_hobject *function) {
	const char *name;
	duk_push_hobject(thr, function);
	name = duk_get_prop_literal(thr, -1, "name") ? duk_get_string(thr, -1) : NULL;
	if (name == NULL || name[0] == 0) {
		return "a native function";
	}
	if (strcmp(name, "stringify") == 0 || strcmp(name, "parse") == 0) {
		return duk_push_sprintf(thr, "JSON.%s", name);
	}
	return name;
}

void hailstorm_cannot_yield(duk_hthread *thr) {
	duk_activation *act;
	duk_activation *caller;
	duk_hobject *function;
	duk_heap *heap = thr->heap;
	const char *place = heap->limited ? hailstorm_place_without_waiting(heap->heap_udata) : NULL;

	if (thr->resumer == NULL && place != NULL) {
		(void) duk_type_error(thr, "cannot block %s", place);
	}
	/* The first is Thread.yield itself. */
	for (act = thr->callstack_curr->parent; act != NULL; act = act->parent) {
		if (act->flags & DUK_ACT_FLAG_PREVENT_YIELD) {
			break;
		}
	}
	if (act == NULL) {
		(void) duk_type_error(thr, "cannot block here");
	}
	caller = act->parent;
	function = DUK_ACT_GET_FUNC(act);
	if (function != NULL && DUK_HOBJECT_IS_COMPFUNC(function)) {
		function = caller != NULL ? DUK_ACT_GET_FUNC(caller) : NULL;
	}
	if (function != NULL && DUK_HOBJECT_IS_COMPFUNC(function)) {
		place = hailstorm_implicit_call(caller);
	} else {
		place = function != NULL ? hailstorm_name_of(thr, function) : "a callback";
	}
	(void) duk_type_error(
	    thr, "cannot block inside %s: do it in a plain function that an action calls", place);
	DUK_UNREACHABLE();
}
