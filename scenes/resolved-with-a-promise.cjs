/*
---
title: A promise resolved with a promise
chapter: microtasks
order: 100
question: Four promises that hold the same value. Are they ready in the same round?
rules: 6
orders:
  both *: value -> same promise -> round 1 -> thenable -> round 2 -> promise -> round 3
---
A promise that is resolved with a plain value is ready at once. `Promise.resolve(p)` returns `p`
itself when that is a promise already, so it adds nothing.

`resolve(p)` is different. The engine may not look inside `p`. It queues a job that calls `p.then`,
and when `p` reports, that is another job: two rounds in all. For a plain object with a `then`
method the call itself reports, so only one round is added.

This is why `new Promise((resolve) => resolve(other))` is slower than `other`. Wrapping a promise
in a new one is useless anyway; return the one you have.
*/
setTimeout(() => {
  const done = Promise.resolve();
  const thenable = { then: (settle) => settle() };
  new Promise((resolve) => resolve(1)).then(() => console.log("value"));
  new Promise((resolve) => resolve(thenable)).then(() => console.log("thenable"));
  new Promise((resolve) => resolve(done)).then(() => console.log("promise"));
  Promise.resolve(done).then(() => console.log("same promise"));
  done
    .then(() => console.log("round 1"))
    .then(() => console.log("round 2"))
    .then(() => console.log("round 3"));
}, 1);
