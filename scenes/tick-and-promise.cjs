/*
---
title: A tick or a promise
chapter: microtasks
order: 10
question: Both callbacks are due as soon as the script ends. Which one is printed first?
rules: 1, 2
orders:
  cjs *: script -> tick -> promise
  esm *: script -> promise -> tick
---
When a callback returns, Node first empties the queue of `process.nextTick`, then the queue of
microtasks, which holds promise reactions and `queueMicrotask`. A CommonJS script is such a callback,
so the tick wins.

An ES module is run from a promise job. The engine is then already emptying the queue of microtasks
and finishes that first, so the promise wins.
*/
process.nextTick(() => console.log("tick"));
Promise.resolve().then(() => console.log("promise"));
console.log("script");
