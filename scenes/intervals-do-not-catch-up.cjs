/*
---
title: An interval that is too slow
chapter: traps
order: 30
question: The interval is 5 ms, its callback needs 15 ms. Are the missed calls made up for?
rules: 5
orders:
  both *: call 1 -> immediate 1 -> call 2 -> immediate 2 -> call 3 -> immediate 3 -> at least 30 ms
---
No. The timer is set again after each call. However many were missed, it is in the list once, and
since a timer that is set while timers run waits for the next phase, a whole turn of the loop lies
between two calls.

So an interval is late more and more. Three calls of an interval of 5 ms took at least 30 ms here.
Counting calls is no clock; compare with `Date.now()` or `performance.now()`.

An interval with an `async` callback has the opposite trap. It does not wait for the promise, so
slow jobs overlap. Use a loop that awaits, or set a new timer when the job is done.
*/
const began = performance.now();
let calls = 0;
const interval = setInterval(() => {
  calls += 1;
  const n = calls;
  console.log(`call ${n}`);
  setImmediate(() => {
    console.log(`immediate ${n}`);
    if (n === 3) console.log(performance.now() - began >= 30 ? "at least 30 ms" : "less");
  });
  if (n === 3) clearInterval(interval);
  const until = Date.now() + 15;
  while (Date.now() < until);
}, 5);
