/*
---
title: A wait that times out
chapter: process-events
order: 138
question: A wait on shared memory ends after 1 ms, and so does a timer that is set after it. The callback is busy for 20 ms. Which comes first?
rules: 1
orders:
  both *: busy -> timer -> immediate -> timed out -> tick of it
---
The timer. It was due when the callback ended, so the next timers phase runs it. The wait was not due at all: V8 hands
its timeout over to Node as a task for later, and Node starts the clock for it only in the next poll phase, which
comes after that timers phase. One millisecond later the wait is over, and the next timers
phase settles the promise.

So the timeout of a wait says how long it lasts at the very least, just as with a timer, and a timer of the same delay
can overtake it.

The interval is there for a reason: a waiter keeps nobody alive, not even until its time is over.
*/
const stay = setInterval(() => {}, 100);
setImmediate(() => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const wait = Atomics.waitAsync(cell, 0, 0, 1);
  wait.value.then(() => {
    console.log("timed out");
    process.nextTick(() => console.log("tick of it"));
    clearInterval(stay);
  });
  setTimeout(() => console.log("timer"), 1);
  setImmediate(() => console.log("immediate"));
  const until = Date.now() + 20;
  while (Date.now() < until);
  console.log("busy");
});
