const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()).join());
for (let i = 0; i < 4; i++) {
  if (i === 1) continue;
  fs.push(() => i++);
  if (i === 2) break;
}
console.log(fs.map((f) => f()).join(), fs.map((f) => f()).join());
let x = 1;
{
  let x = 2;
  const y = x + 1;
  console.log(x, y);
}
console.log(x);
for (const k in { a: 1, b: 2 }) fs.push(() => k);
console.log(fs.slice(-2).map((f) => f()).join());
switch (x) {
  case 1:
    let x = 'inner';
    console.log(x);
}
let n = 0;
while (n < 3) {
  const m = n++;
  fs.push(() => m);
}
console.log(fs.slice(-3).map((f) => f()).join());
