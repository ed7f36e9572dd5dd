/*
---
title: A forgotten return
chapter: traps
order: 90
question: Both chains save and then report. Only one of them has a `return`. Which one reports too early?
orders:
  both *: careless reported -> careful saved -> careful reported -> careless saved
---
The one without `return`. The next link waits for what the function returns. It returned nothing,
so the link goes on with `undefined`, and the saving runs beside the chain.

Its errors are lost to the chain as well: a `catch` at the end does not see them, and they end up
as unhandled rejections.

An arrow function with braces is where it happens: `() => save()` returns, `() => { save(); }` does
not. With `async` and `await` the same mistake is a missing `await`. The rule
`no-floating-promises` of typescript-eslint finds both.
*/
const save = (name) =>
  new Promise((resolve) => {
    setImmediate(() => {
      console.log(`${name} saved`);
      resolve();
    });
  });

Promise.resolve()
  .then(() => save("careful"))
  .then(() => console.log("careful reported"));
Promise.resolve()
  .then(() => {
    save("careless");
  })
  .then(() => console.log("careless reported"));
