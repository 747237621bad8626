const log = [];
async function main() {
  const events = [];
  const emitter = {
    on(f) {
      this.f = f;
    },
    emit(x) {
      return this.f?.(x);
    }
  };
  emitter.on(async (x) => {
    events.push('start ' + x);
    await null;
    events.push('end ' + x);
  });
  await Promise.all([emitter.emit(1), emitter.emit(2)]);
  log.push(events.join());
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
