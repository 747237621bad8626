let a = 1 // one
let b = 2 /* two */
;[a, b] = [b, a]
const r = /[/'"`]/g // a regular expression
console.log(a, b, "x'y/z".replace(r, '-'))
const f = () => {
  return (
    // comment
    1
  )
}
console.log(f()) /** trailing */
