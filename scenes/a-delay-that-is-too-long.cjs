/*
---
title: A timer for thirty days
chapter: traps
order: 20
question: This timer is set for thirty days. When does it fire?
rules: 3
orders:
  both *: script -> warning TimeoutOverflowWarning -> fired
---
Almost at once. A delay is a whole number of 32 bits, and the longest one is 2 to the power of 31
minus 1 milliseconds, not quite 25 days. Whatever is longer becomes 1 ms. Node prints a warning
about it on standard error, as a tick.

If the callback sets the timer again, the "once a month" job runs a thousand times in a second.

A plan for long times needs pieces: wait at most a day, then look at the clock again. Counting days
in one timer is wrong for another reason as well, since a restart of the process forgets it.
*/
process.on("warning", (warning) => console.log(`warning ${warning.name}`));
setTimeout(() => console.log("fired"), 30 * 24 * 60 * 60 * 1000);
console.log("script");
