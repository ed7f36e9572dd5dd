/*
---
title: An error in the only timer
chapter: microtasks
order: 107
question: A timer queues a tick, a promise and an immediate, then throws. No other timer is due. Are tick and promise still ahead of the immediate?
rules: 1
orders:
  both *: timer -> uncaught -> tick -> promise -> immediate
---
They are. The error has cut off the emptying of the queues behind the timer, so Node makes up for it: when
the timers phase ends, both queues are emptied before the loop goes on to poll and check.

Compare it with two timers that are due together. There the second timer is a callback that comes sooner,
and the queues are emptied behind it.

So an uncaught error never loses what was queued before it, and delays it by little. From Node 26.4 on this
holds for timers only; an error in a callback of a file or in a tick lets the immediate go first.
*/
process.on("uncaughtException", () => console.log("uncaught"));
setTimeout(() => {
  console.log("timer");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
  throw new Error("from a timer");
}, 1);
