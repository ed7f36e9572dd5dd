/*
---
title: A long chain of microtasks
chapter: microtasks
order: 60
question: Halfway through a thousand microtasks, one of them calls `process.nextTick`. When does that callback run?
rules: 1
orders:
  both *: tick before -> microtasks done -> tick from a microtask -> immediate
---
It waits for all of them. The queue of microtasks is finished before Node returns to the ticks,
however long it gets, and the immediate waits for both.

That microtasks can starve timers and sockets is well known. That they starve ticks too is not:
many diagrams give the tick the highest priority of all.

It bites in code that drains a list with recursive promises. A chain that always has one more link
is an endless loop which no timeout can break, since the timeout is never looked at.
*/
setTimeout(() => {
  let left = 1000;
  const step = () => {
    left -= 1;
    if (left === 500) process.nextTick(() => console.log("tick from a microtask"));
    if (left > 0) queueMicrotask(step);
    else console.log("microtasks done");
  };
  setImmediate(() => console.log("immediate"));
  queueMicrotask(step);
  process.nextTick(() => console.log("tick before"));
}, 1);
