/*
---
title: Two ticks and two promises
chapter: microtasks
order: 20
question: They were queued alternately. Are they also run alternately?
rules: 1, 2
orders:
  cjs *: tick 1 -> tick 2 -> promise 1 -> promise 2
  esm *: promise 1 -> promise 2 -> tick 1 -> tick 2
---
No. A queue is emptied before the other one gets its turn. In CommonJS the ticks come first, all of
them. At the top level of an ES module a promise job is running already, so the microtasks are
finished first, all of them.

The order in which the calls stand in the file decides only within one queue.

"`nextTick` always comes before promises" is the most frequent wrong statement about Node. It was
right for the CommonJS scripts in which it was tried.
*/
process.nextTick(() => console.log("tick 1"));
Promise.resolve().then(() => console.log("promise 1"));
process.nextTick(() => console.log("tick 2"));
Promise.resolve().then(() => console.log("promise 2"));
