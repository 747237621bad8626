const giving = (result) => ({
  calls: 0,
  [Symbol.iterator]() {
    return this;
  },
  next() {
    if (this.calls++ > 3) throw new RangeError('asked on');
    return result;
  }
});
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
for (const result of [5, null, undefined, 'text', true, Symbol('s')]) {
  const outcomes = [
    attempt(() => [...giving(result)].length),
    attempt(() => {
      const [first] = giving(result);
      return first;
    }),
    attempt(() => {
      for (const x of giving(result)) return 'body';
      return 'over';
    }),
    attempt(() => Array.from(giving(result)).length),
    attempt(() => new Set(giving(result)).size),
    attempt(() => (function* () { yield* giving(result); })().next().done)
  ];
  console.log(typeof result, outcomes.join());
}
console.log(attempt(() => [...giving(() => 1)]), attempt(() => [...giving([])]), attempt(() => [...giving({ done: true })].length));
