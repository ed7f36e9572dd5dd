/*
---
title: A timer that sets a timer
chapter: timers-and-immediates
order: 70
question: The new timer is overdue before its callback ends. Does it run in the same phase?
rules: 5
orders:
  both *: outer -> busy for 5 ms -> immediate -> inner
---
It does not. A timer that is set while timers run waits for the next timers phase, even if its time
has come. In between lies the rest of the turn, with poll and check, so the immediate is first.

Without this rule a timer of 0 ms that renews itself would never let the loop go on.

It also settles the race of timer and immediate: for what a timer callback itself sets, the immediate always
wins, as it does inside an I/O callback. From a script it is open, and behind check it is the reverse.

The reason is not the clock, which is what the usual explanation says ("1 ms has not passed yet").
Here five have passed.
*/
setTimeout(() => {
  console.log("outer");
  setTimeout(() => console.log("inner"), 0);
  setImmediate(() => console.log("immediate"));
  const until = Date.now() + 5;
  while (Date.now() < until);
  console.log("busy for 5 ms");
}, 1);
