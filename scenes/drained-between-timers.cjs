/*
---
title: Between two timers
chapter: timers-and-immediates
order: 40
question: Both timers are due at once. The first timer queues a `nextTick` callback and a promise. Do they run before the second timer?
rules: 1
orders:
  both *: timer 1 -> tick -> promise -> timer 2
---
Yes. The queues are emptied after every callback, also between two timers of the same phase.

Before Node 11 it was different: all timers that were due ran in a row, and the ticks and promises
came afterwards. Many articles and drawings are from that time, with a box for microtasks "between
the phases". The box belongs between the callbacks.

The change was made so that Node and browsers agree. It is the reason why old answers with "timer
1, timer 2, tick, promise" are still around.
*/
setTimeout(() => {
  console.log("timer 1");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
}, 1);
setTimeout(() => console.log("timer 2"), 1);
const until = Date.now() + 5;
while (Date.now() < until);
