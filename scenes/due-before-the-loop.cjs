/*
---
title: A timer that is certainly due
chapter: timers-and-immediates
order: 30
question: The script is busy for 5 ms, so the timer is due when it ends. Does that decide the race?
rules: 3, 4
orders:
  cjs *: timeout -> immediate
  esm <22.18 || >=23 <24.3: immediate -> timeout
  esm >=22.18 <23 || >=24.3: timeout -> immediate
---
In CommonJS it does. Before the first turn of the loop Node runs the timers that are due. This one
is, so it is ahead of the check phase.

For ES modules the release decides. Node 20, 22 before 22.18 and 24 before 24.3 run the entry
module from inside the loop: the next phase is check, and the timers have to wait for the end of
the turn, due or not. From 22.18 and 24.3 on the module behaves as a script does.

That makes the race visible. If a test depends on this order, it passes or fails with the speed of
the machine that runs it, and with the version of Node.
*/
setTimeout(() => console.log("timeout"), 0);
setImmediate(() => console.log("immediate"));
const until = Date.now() + 5;
while (Date.now() < until);
