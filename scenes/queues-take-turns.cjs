/*
---
title: A tick from a promise, a promise from a tick
chapter: microtasks
order: 30
question: A tick adds a promise, a promise adds a tick. Where do the two late ones go?
rules: 1
orders:
  both *: tick 1 -> tick 2 -> promise 1 -> promise of tick 1 -> promise 2 -> tick of promise 1
---
After the callback the ticks are emptied, then the microtasks, then Node looks again. It goes on
until both queues are empty.

`promise of tick 1` joins the queue of microtasks behind `promise 1` and waits there for its turn.
`promise 2` is the second link of a chain, so it is queued when the first link is done, behind
both.

`tick of promise 1` was queued early but is printed last. Once the microtasks are being emptied
they are finished first; a tick does not jump in between two of them.

Hence "a tick runs before any promise" is not even true in CommonJS. It is true when a callback
ends, not when a microtask ends.
*/
setTimeout(() => {
  process.nextTick(() => {
    console.log("tick 1");
    Promise.resolve().then(() => console.log("promise of tick 1"));
  });
  Promise.resolve()
    .then(() => {
      console.log("promise 1");
      process.nextTick(() => console.log("tick of promise 1"));
    })
    .then(() => console.log("promise 2"));
  process.nextTick(() => console.log("tick 2"));
}, 1);
