/*
---
title: Between two immediates
chapter: timers-and-immediates
order: 50
question: Two immediates wait in the same phase. When do the tick and the promise of the first one run?
rules: 1
orders:
  both *: immediate 1 -> tick -> promise -> immediate 2
---
After the first immediate and before the second. It is the rule of all callbacks: when one ends,
the ticks and then the microtasks are emptied, and only then the next callback of the phase is
called.

So two immediates are not one piece. Anything that the first one awaits and that is settled already
goes on before the second one runs.

The same is true for two events of the same socket or two files that were read at the same time.
You may never count on two callbacks of one phase running without something in between.
*/
setImmediate(() => {
  console.log("immediate 1");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
});
setImmediate(() => console.log("immediate 2"));
