# Our own build of Duktape from the amalgamated source that Debian's duktape-dev ships, with
# lib/script/duk_custom.h spliced into its configuration, a few places amended, and
# cmake/duktape_limits.c, duktape_shortcuts.c and duktape_compiler.c at its end. The configuration
# changes the layout of Duktape's structures, so this folder must come before /usr/include.
set(duktape_source /usr/share/duktape)
if(NOT EXISTS ${duktape_source}/duktape.c)
  message(FATAL_ERROR "Duktape's source is missing in ${duktape_source}: ./hail setup installs it")
endif()
set(duktape_build ${CMAKE_BINARY_DIR}/duktape)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/lib/script/duk_custom.h ${CMAKE_SOURCE_DIR}/cmake/duktape_limits.c
  ${CMAKE_SOURCE_DIR}/cmake/duktape_shortcuts.c ${CMAKE_SOURCE_DIR}/cmake/duktape_compiler.c)
file(READ ${duktape_source}/duk_config.h config)
string(FIND "${config}" "/* __OVERRIDE_DEFINES__ */" marker)
if(marker EQUAL -1)
  message(FATAL_ERROR "duk_config.h has no __OVERRIDE_DEFINES__ marker: an unknown duktape-dev")
endif()
string(REPLACE "/* __OVERRIDE_DEFINES__ */" "#include \"duk_custom.h\"" config "${config}")
write_if_changed(${duktape_build}/duk_config.h "${config}")

# Puts `to` wherever the source has `from`; refuses a source that has it nowhere.
file(READ ${duktape_source}/duktape.c source)
function(amend from to)
  string(FIND "${source}" "${from}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "duktape.c does not have '${from}': an unknown duktape-dev")
  endif()
  string(REPLACE "${from}" "${to}" amended "${source}")
  set(source "${amended}" PARENT_SCOPE)
endfunction()

# Finalizers run in the heap's first thread and fail, without a word and for good, while that thread
# waits for a coroutine: what dies in one is kept until the coroutine has yielded.
set(busy "heap->heap_thread != NULL && heap->heap_thread->state == DUK_HTHREAD_STATE_RESUMED")
amend("if (heap->pf_prevent_count != 0) {" "if (heap->pf_prevent_count != 0 || (${busy})) {")

# Limits that are constants there become a heap's own.
amend("\tduk_int_t call_recursion_limit;"
  "\tduk_int_t call_recursion_limit;\n\tduk_size_t call_depth;\n\tduk_uint32_t regexp_steps;
	duk_small_uint_t limited;")
amend("res->call_recursion_limit = DUK_USE_NATIVE_CALL_RECLIMIT;"
  "res->call_recursion_limit = DUK_USE_NATIVE_CALL_RECLIMIT;
	res->call_depth = 10000;
	res->regexp_steps = 1000000;
	res->limited = 0;")
amend("re_ctx.steps_limit = DUK_RE_EXECUTE_STEPS_LIMIT;"
  "re_ctx.steps_limit = thr->heap->regexp_steps;")
# An allocation that fails is tried once more after one collection: each is a pause for all bots.
amend("#define DUK_HEAP_ALLOC_FAIL_MARKANDSWEEP_LIMIT \\\n\t10 "
  "#define DUK_HEAP_ALLOC_FAIL_MARKANDSWEEP_LIMIT \\\n\t1 ")

# Who passes a limit is told of before the error is made, and the error when it is there.
amend("DUK_ERROR_RAW(thr, filename, linenumber, DUK_ERR_ERROR, DUK_STR_ALLOC_FAILED);"
  "if (thr->heap->limited) hailstorm_out_of_memory(thr->heap->heap_udata);
	DUK_ERROR_RAW(thr, filename, linenumber, DUK_ERR_ERROR, DUK_STR_ALLOC_FAILED);")
amend("DUK_ERROR_RANGE(re_ctx->thr, DUK_STR_REGEXP_EXECUTOR_STEP_LIMIT);"
  "if (re_ctx->thr->heap->limited)
				hailstorm_out_of_steps(re_ctx->thr->heap->heap_udata);
			DUK_ERROR_RANGE(re_ctx->thr, DUK_STR_REGEXP_EXECUTOR_STEP_LIMIT);")
amend("\t\tduk_err_setup_ljstate1(thr, DUK_LJ_TYPE_THROW, DUK_GET_TVAL_NEGIDX(thr, -1));
		thr->heap->creating_error = 0;

		/* Error is now created"
  "\t\tif (thr->heap->limited) hailstorm_error_made(thr, thr->heap->heap_udata);
		duk_err_setup_ljstate1(thr, DUK_LJ_TYPE_THROW, DUK_GET_TVAL_NEGIDX(thr, -1));
		thr->heap->creating_error = 0;

		/* Error is now created")

# Native loops are charged as if they were opcodes, and end where their stretch of script ends.
amend("#define DUK_HEAP_ALLOC_FAIL_MARKANDSWEEP_LIMIT "
  "void hailstorm_charge(duk_hthread *thr, duk_size_t opcodes);
void hailstorm_work(duk_hthread *thr, duk_size_t opcodes);
static void hailstorm_work_on_given(duk_hthread *thr);
DUK_NORETURN(void hailstorm_cannot_yield(duk_hthread *thr));
#define DUK_HEAP_ALLOC_FAIL_MARKANDSWEEP_LIMIT ")
amend("\tlen = duk_to_uint32(thr, -1);\n\n\t/* -> [ ... ToObject(this) ToUint32(length) ] */"
  "\tlen = hailstorm_bounded(thr, duk_to_uint32(thr, -1));\n")
amend("\t\tlen = (duk_uint32_t) tmp_len;\n\t\tif (DUK_UNLIKELY(tmp_len != (duk_size_t) len)) {"
  "\t\tlen = (duk_uint32_t) hailstorm_bounded(thr, tmp_len);
		if (DUK_UNLIKELY(tmp_len != (duk_size_t) len)) {")
amend("DUK_LOCAL duk_uint32_t duk__push_this_obj_len_u32(duk_hthread *thr) {\n\tduk_uint32_t len;"
  "static duk_size_t hailstorm_bounded(duk_hthread *thr, duk_size_t length);
DUK_LOCAL duk_uint32_t duk__push_this_obj_len_u32(duk_hthread *thr) {\n\tduk_uint32_t len;")
amend("\t\t\tif (duk_memcmp((const void *) p, (const void *) q_start, (size_t) q_blen) == 0) {"
  "\t\t\thailstorm_charge(thr, (duk_size_t) q_blen >> 5);
			if (duk_memcmp((const void *) p, (const void *) q_start, (size_t) q_blen) == 0) {")
amend("\tchar_length = (duk_uint_fast32_t) DUK_HSTRING_GET_CHARLEN(h);
	DUK_ASSERT(char_offset <= char_length);"
  "\tchar_length = (duk_uint_fast32_t) DUK_HSTRING_GET_CHARLEN(h);
	hailstorm_charge(thr, (duk_size_t) char_length >> 3);
	DUK_ASSERT(char_offset <= char_length);")
amend("\t *  Matching complete, create result array or return a 'null'."
  "\t */
	hailstorm_charge(thr, re_ctx.steps_count * 2);

	/*
	 *  Matching complete, create result array or return a 'null'.")

amend("\t\tif (func) {
			rc = ((duk_hnatfunc *) func)->func(thr);"
  "\t\thailstorm_work_on_given(thr);
		if (func) {
			rc = ((duk_hnatfunc *) func)->func(thr);")
amend("\t\t\trc = duk_js_string_compare(h1, h2);"
  "\t\t\thailstorm_work(thr, (duk_size_t) DUK_HSTRING_GET_BYTELEN(h1) >> 3);
			rc = duk_js_string_compare(h1, h2);")
amend("\tDUK_ASSERT(duk_is_string(thr, -1));

	/* Quite lenient, e.g. allow empty as zero, but don't allow trailing"
  "\thailstorm_work(thr, (duk_size_t) DUK_HSTRING_GET_BYTELEN(duk_require_hstring(thr, -1)));

	/* Quite lenient, e.g. allow empty as zero, but don't allow trailing")

foreach(place
    "bool_t duk__json_enc_value(duk_json_enc_ctx *js_ctx, duk_idx_t idx_holder) {"
    "bool_t duk__json_stringify_fast_value(duk_json_enc_ctx *js_ctx, duk_tval *tv) {"
    "void duk__json_dec_value(duk_json_dec_ctx *js_ctx) {")
  amend("${place}" "${place}\n\thailstorm_charge(js_ctx->thr, 8);")
endforeach()

# A bot that cannot wait where it stands is told where that is.
amend("\nstate_error:
	DUK_DCERROR_TYPE_INVALID_STATE(thr);
}
#endif

#if defined(DUK_USE_COROUTINE_SUPPORT)
DUK_INTERNAL duk_ret_t duk_bi_thread_current"
  "\nstate_error:
	hailstorm_cannot_yield(thr);
}
#endif

#if defined(DUK_USE_COROUTINE_SUPPORT)
DUK_INTERNAL duk_ret_t duk_bi_thread_current")

# What is loaded from bytecode is a program: the functions in it are patterns that closures are made
# of. As where they were compiled they get no prototype, and no empty list of variables.
amend("if (DUK_HOBJECT_HAS_CONSTRUCTABLE((duk_hobject *) h_fun)) {
		/* Restore empty external .prototype only for constructable"
  "if (0) {
		/* Restore empty external .prototype only for constructable")
amend("	duk_compact_m1(thr);
	duk_xdef_prop_stridx_short(thr, -2, DUK_STRIDX_INT_VARMAP, DUK_PROPDESC_FLAGS_NONE);

	/* _Formals may"
  "	if (DUK_HOBJECT_GET_ENEXT(duk_known_hobject(thr, -1)) == 0) {
		duk_pop(thr);
	} else {
		duk_compact_m1(thr);
		duk_xdef_prop_stridx_short(thr, -2, DUK_STRIDX_INT_VARMAP, DUK_PROPDESC_FLAGS_NONE);
	}

	/* _Formals may")

# `break` out of a labelled try statement has somewhere to go, as that out of a labelled block has.
amend("\t\tduk__parse_try_stmt(comp_ctx, res);"
  "\t\tduk__parse_try_stmt(comp_ctx, res);
		if (label_id >= 0) {
			duk__patch_jump_here(comp_ctx, pc_at_entry + 1); /* break jump */
		}")

# In `n + f()` and `n + (n = 2)` the first n is what it was before.
amend("\t\tduk__ivalue_toplain(comp_ctx, left);
		duk__expr_toplain(comp_ctx, res, args & 0xff /*rbp_flags*/);

		/* combine"
  "\t\tduk_regconst_t copy = -1;
		duk_int_t start;

		duk__ivalue_toplain(comp_ctx, left);
		start = duk__get_current_pc(comp_ctx);
		if (left->x1.t == DUK_ISPEC_REGCONST && DUK__ISREG(left->x1.regconst) &&
		    !DUK__ISREG_TEMP(comp_ctx, left->x1.regconst)) {
			copy = DUK__ALLOCTEMP(comp_ctx);
		}
		duk__expr_toplain(comp_ctx, res, args & 0xff /*rbp_flags*/);
		if (copy >= 0) hailstorm_keep_left(comp_ctx, left, copy, start);

		/* combine")
amend("DUK_LOCAL_DECL void duk__emit_invalid(duk_compiler_ctx *comp_ctx);"
  "DUK_LOCAL_DECL void duk__emit_invalid(duk_compiler_ctx *comp_ctx);
static void hailstorm_keep_left(duk_compiler_ctx *comp_ctx, duk_ivalue *left, duk_regconst_t copy,
                                duk_int_t start);")

# Object.assign, and with it what is spread, takes properties whose keys are symbols.
amend("duk_enum(thr, idx, DUK_ENUM_OWN_PROPERTIES_ONLY);
		while (duk_next(thr, -1, 1 /*get_value*/)) {
			/* [ target ... enum key value ] */
			duk_put_prop(thr, 0);"
  "duk_enum(thr, idx, DUK_ENUM_OWN_PROPERTIES_ONLY | DUK_ENUM_INCLUDE_SYMBOLS);
		while (duk_next(thr, -1, 1 /*get_value*/)) {
			/* [ target ... enum key value ] */
			duk_put_prop(thr, 0);")

# What a proxy's handler gets as a key is a string, not a number.
amend("duk_push_tval(thr, tv_key); /* P */"
  "duk_push_tval(thr, tv_key); /* P */
				(void) duk_to_property_key_hstring(thr, -1);")

# Date.UTC(year), and [].splice(), are those of later editions.
amend("\tif (nargs < 2) {\n\t\tduk_push_nan(thr);" "\tif (nargs < 1) {\n\t\tduk_push_nan(thr);")
amend("\tif (nargs < 2) {\n\t\tduk_set_top(thr, 2);\n\t\tnargs = 2;\n\t\thave_delcount = 0;"
  "\tif (nargs == 0) {
		duk_push_int(thr, 0);
		duk_push_int(thr, 0);
		nargs = 2;
		have_delcount = 1;
	} else if (nargs < 2) {
		duk_set_top(thr, 2);
		nargs = 2;
		have_delcount = 0;")

file(READ ${CMAKE_SOURCE_DIR}/cmake/duktape_limits.c limits)
file(READ ${CMAKE_SOURCE_DIR}/cmake/duktape_shortcuts.c shortcuts)
file(READ ${CMAKE_SOURCE_DIR}/cmake/duktape_compiler.c compiler)
write_if_changed(${duktape_build}/duktape.c "${source}\n${limits}\n${shortcuts}\n${compiler}")
configure_file(${duktape_source}/duktape.h ${duktape_build}/duktape.h COPYONLY)
configure_file(${CMAKE_SOURCE_DIR}/lib/script/duk_custom.h ${duktape_build}/duk_custom.h COPYONLY)

add_library(duktape STATIC ${duktape_build}/duktape.c)
target_include_directories(duktape SYSTEM BEFORE PUBLIC ${duktape_build})
# Instrumented, -O2 takes fifteen times the time to compile (469 s to 32 s) and gains nothing. Fuzz
# targets look for faults of our code: with Duktape instrumented, a script takes 4 s to transpile.
if(HAIL_FUZZ)
  target_compile_options(duktape PRIVATE -O2 -w -fno-sanitize=all)
elseif(HAIL_SANITIZE)
  target_compile_options(duktape PRIVATE -O1 -w)
else()
  target_compile_options(duktape PRIVATE -O2 -w)
endif()
set_target_properties(duktape PROPERTIES C_STANDARD 99)
target_link_libraries(duktape PUBLIC m)

add_library(use_duktape INTERFACE)
target_link_libraries(use_duktape INTERFACE duktape)
