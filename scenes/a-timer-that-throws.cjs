/*
---
title: An error in a timer
chapter: microtasks
order: 105
question: The first timer queues a tick and a promise and then throws. A listener catches that. Is the second timer behind them?
rules: 1
orders:
  both *: timer 1 -> uncaught -> timer 2 -> tick -> promise
---
It is ahead of them. A callback that throws has not returned, so the emptying of the queues behind
it does not take place. `uncaughtException` is told at once, Node goes on with the next timer, and
when that has ended both queues are emptied as usual.

What was queued before the error does run, one callback later. An uncaught error drops the rest of
its own callback and nothing else.

After an error the order of a program is hardly ever what was planned, and the state neither. That
is the reason for the advice to use this listener for writing a last line, and then to end the
process.
*/
process.on("uncaughtException", () => console.log("uncaught"));
setTimeout(() => {
  console.log("timer 1");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  throw new Error("from a timer");
}, 2);
setTimeout(() => console.log("timer 2"), 2);
const until = Date.now() + 8;
while (Date.now() < until);
