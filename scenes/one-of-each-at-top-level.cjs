/*
---
title: One of each, at top level
chapter: first-steps
order: 90
question: The interview classic. Which lines have a fixed place, and which do not?
rules: 1, 2, 3, 4
orders:
  cjs *: A -> F -> tick -> promise -> {timer, immediate}
  esm <22.18 || >=23 <24.3: A -> F -> promise -> tick -> immediate -> timer
  esm >=22.18 <23 || >=24.3: A -> F -> promise -> tick -> {timer, immediate}
---
Fixed: the script comes first, then the ticks and microtasks, then the loop. In CommonJS the tick
is ahead of the promise. In an ES module it is behind, because the module itself is run from a
promise job.

Not fixed: timer or immediate. A delay of 0 means 1 ms, and whether that millisecond is over when
the loop starts depends on the machine. So a list with all six lines in one order cannot be right
for every run of the CommonJS file.

The exception are ES modules on Node 20, on 22 before 22.18 and on 24 before 24.3. There the entry
module is run from inside the loop, right before the immediates, and the timer always loses.

The popular answer is "tick, promise, timer, immediate". In an interview, say what is fixed, and
then say what the rest depends on.
*/
console.log("A");
setTimeout(() => console.log("timer"), 0);
Promise.resolve().then(() => console.log("promise"));
process.nextTick(() => console.log("tick"));
setImmediate(() => console.log("immediate"));
console.log("F");
