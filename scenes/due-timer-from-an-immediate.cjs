/*
---
title: The pair in a busy immediate
chapter: timers-and-immediates
order: 90
question: The same pair in an immediate that stays busy for 5 ms. Who is first now?
rules: 5
orders:
  both *: check -> timeout -> immediate
---
The timer. When the immediate ends it is due, and the timers phase is the next one that has
something to do. The new immediate waits for the check phase of the next turn.

Put the three places side by side. From an I/O callback or a timer the immediate is first, even if
the timer is overdue. From an immediate the timer is first, if it is due. From a script it depends
on the clock. One picture explains all of them: poll, check, close, timers, and round again.

"`setImmediate` is always faster than `setTimeout` inside callbacks" is the answer this disproves.
*/
setImmediate(() => {
  console.log("check");
  setTimeout(() => console.log("timeout"), 0);
  setImmediate(() => console.log("immediate"));
  const until = Date.now() + 5;
  while (Date.now() < until);
});
