/*
---
title: One of each, from a callback
chapter: first-steps
order: 80
question: Five ways to run something later, all called in one timer callback. What is the order?
rules: 1, 5
orders:
  both *: sync -> tick -> promise -> immediate -> timer
---
This is the basic order, and inside a callback it is the same on every version and for both module
types.

The callback ends. Node empties the queue of ticks, then the queue of microtasks. Then the loop
goes on: after the timers comes poll, then check with the immediates, and at the end of the turn
the timers again. The new timer has to wait for that, even if it is due already.

Most tables that one finds on the web show this order for a whole script. At top level it is not
that simple: there the module type and a race with the clock come in, which the next scene shows.
*/
setTimeout(() => {
  setTimeout(() => console.log("timer"), 0);
  setImmediate(() => console.log("immediate"));
  Promise.resolve().then(() => console.log("promise"));
  process.nextTick(() => console.log("tick"));
  console.log("sync");
}, 1);
