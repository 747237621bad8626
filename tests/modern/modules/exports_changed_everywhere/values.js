export let n = 1, text = 'a', list = [1], flag = false, fromLoop = '', destructured = null, maybe;
export function change(how) {
  switch (how) {
    case 'add':
      n += 10;
      return (text += 'b');
    case 'post':
      return [n++, ++n, n--, -n].join();
    case 'swap':
      [n, text] = [text, n];
      [n, text] = [text, n];
      return (list = [...list, n]).length;
    case 'loop':
      for (fromLoop of ['x', 'y']);
      for (const k in { p: 1 }) fromLoop += k;
      for (n = 0; n < 3; n++) text = `${text}${n}`;
      return n;
    case 'pattern':
      ({ d: destructured = 'default', length: n } = { length: 7 });
      [list[0], ...list[1]] = [5, 6, 7];
      return destructured;
    case 'logical':
      flag ||= 'set';
      maybe ??= 'nullish';
      text &&= text.toUpperCase();
      return flag ?? 'never';
    case 'nested':
      return (() => {
        const inner = () => (n **= 2);
        const shadow = (n) => (n = 'local');
        return inner() + shadow(0);
      })();
    case 'catch':
      try {
        throw 'error';
      } catch (flag2) {
        flag = flag2;
      } finally {
        n = -1;
      }
      return flag;
  }
}
export async function changeLater() {
  await null;
  n = await 100;
  [text] = await ['late'];
}
