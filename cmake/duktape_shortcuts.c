
/* Appended to duktape.c by cmake/duktape.cmake: what each request of a bot does, without the
 * searches and calls that it would take through the public API. */

/* What Thread.yield asks. */
int hailstorm_can_wait(duk_hthread *thr) {
	return thr->resumer != NULL && thr->callstack_top >= 2 && thr->callstack_preventcount == 1 &&
	       DUK_HOBJECT_IS_COMPFUNC(DUK_ACT_GET_FUNC(thr->callstack_curr->parent));
}

void hailstorm_cannot_wait(duk_hthread *thr) {
	hailstorm_cannot_yield(thr);
}

/* The end of a native function that a script calls: its bot waits. The call gives what the
 * coroutine is resumed with. The function's own values are gone by then. */
duk_ret_t hailstorm_wait(duk_hthread *thr, int what) {
	duk_set_top(thr, 0);
	if (what == 0) {
		duk_push_true(thr);
	} else {
		duk_push_int(thr, what);
	}
	duk_push_false(thr);
	return duk_bi_thread_yield(thr);
}

/* Puts an object in the place of the value at the top, which becomes the second of its properties;
 * the first is a number. The keys are strings that the caller keeps alive. */
void hailstorm_make_pair(duk_hthread *thr, void *prototype, void *first_key, duk_int_t first,
                         void *second_key) {
	duk_hstring *keys[2];
	duk_hobject *pair;
	duk_tval *value;
	void *properties;
	duk_small_uint_t i;

	keys[0] = (duk_hstring *) first_key;
	keys[1] = (duk_hstring *) second_key;
	pair = duk_hobject_alloc(thr,
	                         DUK_HOBJECT_FLAG_EXTENSIBLE | DUK_HOBJECT_FLAG_FASTREFS |
	                             DUK_HOBJECT_CLASS_AS_FLAGS(DUK_HOBJECT_CLASS_OBJECT));
	DUK_HOBJECT_SET_PROTOTYPE_INIT_INCREF(thr, pair, (duk_hobject *) prototype);
	duk_push_hobject(thr, pair);

	properties = DUK_ALLOC_CHECKED(thr, DUK_HOBJECT_P_COMPUTE_SIZE(2, 0, 0));
	DUK_HOBJECT_SET_PROPS(thr->heap, pair, properties);
	DUK_HOBJECT_SET_ESIZE(pair, 2);
	for (i = 0; i < 2; i++) {
		DUK_HOBJECT_E_SET_KEY(thr->heap, pair, i, keys[i]);
		DUK_HSTRING_INCREF(thr, keys[i]);
		DUK_HOBJECT_E_SET_FLAGS(thr->heap, pair, i, DUK_PROPDESC_FLAGS_WEC);
		value = DUK_HOBJECT_E_GET_VALUE_TVAL_PTR(thr->heap, pair, i);
		if (i == 0) {
			DUK_TVAL_SET_I32(value, first);
		} else {
			DUK_TVAL_SET_TVAL(value, DUK_GET_TVAL_NEGIDX(thr, -2));
			DUK_TVAL_INCREF(thr, value);
		}
		(void) DUK_HOBJECT_POSTINC_ENEXT(pair);
	}
	duk_replace(thr, -2);
}

/* Where the object at `object` itself has the property whose name is at `name`, and no other object
 * that it inherits from: puts its value at the top of the stack and returns 1, or returns 0. */
int hailstorm_get_own(duk_hthread *thr, int object, int name) {
	duk_tval *value = duk_hobject_find_entry_tval_ptr(
	    thr->heap, duk_require_hobject(thr, object), duk_require_hstring(thr, name));
	if (value == NULL) {
		return 0;
	}
	duk_push_tval(thr, value);
	return 1;
}

/* An array whose elements lie side by side; NULL for anything else. */
static duk_harray *hailstorm_dense_array(duk_hthread *thr, int index) {
	duk_hobject *object = duk_get_hobject(thr, (duk_idx_t) index);
	if (object == NULL || !DUK_HOBJECT_HAS_EXOTIC_ARRAY(object) ||
	    !DUK_HOBJECT_HAS_ARRAY_PART(object) ||
	    ((duk_harray *) object)->length > DUK_HOBJECT_GET_ASIZE(object)) {
		return NULL;
	}
	return (duk_harray *) object;
}

static duk_tval *hailstorm_copy_elements(duk_hthread *thr, duk_tval *to, duk_harray *from) {
	duk_tval *value = DUK_HOBJECT_A_GET_BASE(thr->heap, (duk_hobject *) from);
	duk_tval *end = value + from->length;
	for (; value < end; value++, to++) {
		if (DUK_TVAL_IS_UNUSED(value)) {
			DUK_TVAL_SET_UNDEFINED(to);
		} else {
			DUK_TVAL_SET_TVAL(to, value);
			DUK_TVAL_INCREF(thr, to);
		}
	}
	return to;
}

/* Pushes an array of the elements of two, where what is not there is undefined, and returns 1;
 * returns 0 when their elements do not lie side by side. */
int hailstorm_concat(duk_hthread *thr, int first, int second) {
	duk_harray *one = hailstorm_dense_array(thr, first);
	duk_harray *two = hailstorm_dense_array(thr, second);
	duk_tval *to;
	if (one == NULL || two == NULL) {
		return 0;
	}
	to = duk_push_harray_with_size_outptr(thr, one->length + two->length);
	to = hailstorm_copy_elements(thr, to, one);
	(void) hailstorm_copy_elements(thr, to, two);
	return 1;
}

/* Asks for what a coroutine that waits is resumed with: its frames and their values. Its own object
 * is near already. */
void hailstorm_bring_frames_near(const duk_hthread *thr) {
	const char *at = (const char *) thr->valstack;
	const char *const end = (const char *) (thr->valstack_top + 24);
	const duk_activation *act = thr->callstack_curr;
	for (; at < end; at += 64) {
		__builtin_prefetch(at, 1);
	}
	__builtin_prefetch(act, 1);
	__builtin_prefetch((const char *) act + 64, 1);
}
