/*
---
title: queueMicrotask and promises
chapter: microtasks
order: 40
question: Does `queueMicrotask` have a queue of its own?
rules: 1
orders:
  both *: tick -> micro 1 -> promise -> micro 2
---
It does not. `queueMicrotask`, reactions of promises and what follows an `await` share one queue,
first in, first out. The tick has a different queue, which is emptied before it here.

`queueMicrotask` is the plain way to say "when this code is done, before anything else". It needs
no promise, and an error thrown in it is an uncaught exception rather than a rejection.

`process.nextTick` does nearly the same and is older. The documentation of Node advises
`queueMicrotask` unless you need the arguments or the exact place of a tick.
*/
setTimeout(() => {
  queueMicrotask(() => console.log("micro 1"));
  Promise.resolve().then(() => console.log("promise"));
  queueMicrotask(() => console.log("micro 2"));
  process.nextTick(() => console.log("tick"));
}, 1);
