
/* Appended to duktape.c by cmake/duktape.cmake: what its compiler gets wrong. */

/* Whether an instruction may change a variable that lives in a register: by a call of a function
 * that closes over it, or by an assignment. */
static int hailstorm_may_change(duk_instr_t ins, duk_regconst_t variable) {
	duk_small_uint_t op = DUK_DEC_OP(ins);

	return (op >= DUK_OP_CALL0 && op <= DUK_OP_CALL15) || DUK_DEC_A(ins) == variable ||
	       DUK_DEC_BC(ins) == variable;
}

/* The left side of a binary operator is read after the right side has run, where it is a variable
 * in a register. So a copy of it is made before, if the right side, whose code begins at `start`,
 * may change it. Without code there nothing changes, and nothing is made. */
static void hailstorm_keep_left(duk_compiler_ctx *comp_ctx, duk_ivalue *left, duk_regconst_t copy,
                                duk_int_t start) {
	duk_int_t end = duk__get_current_pc(comp_ctx), pc;
	duk_regconst_t variable = left->x1.regconst;
	duk_compiler_instr *instr;

	if (end == start) {
		comp_ctx->curr_func.temp_next = copy;
		return;
	}
	for (pc = start; pc < end; pc++) {
		if (hailstorm_may_change(duk__get_instr_ptr(comp_ctx, pc)->ins, variable)) break;
	}
	if (pc == end || copy > DUK_BC_A_MAX || variable > DUK_BC_BC_MAX) return;
	duk__insert_jump_entry(comp_ctx, start);
	instr = duk__get_instr_ptr(comp_ctx, start);
	instr->ins = DUK_ENC_OP_A_BC(DUK_OP_LDREG, copy, variable);
	left->x1.regconst = copy;
}
