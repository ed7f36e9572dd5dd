/*
---
title: A timer or an immediate
chapter: timers-and-immediates
order: 20
question: Is the result the same on every run?
rules: 3, 4
orders:
  cjs *: {timeout, immediate}
  esm <22.18 || >=23 <24.3: immediate -> timeout
  esm >=22.18 <23 || >=24.3: {timeout, immediate}
---
From a CommonJS script it is a race. Node looks at the timers once before the first turn of the
loop. If the millisecond is over by then, the timer is first. If not, poll and check come first,
and the immediate wins. How long the start takes depends on the machine, on the load, on what else
the script does.

An ES module on Node 20, on 22 before 22.18 and on 24 before 24.3 knows no race: its body is run
from inside the loop, the next phase is check, so the immediate always wins. Later releases start
the entry module before the loop, and it races as CommonJS does.

Both popular answers, "the timer, as timers are the first phase" and "the immediate, as it is
immediate", claim what nobody can promise. Counting how often each one wins is no better: the
counts change with every machine.
*/
setTimeout(() => console.log("timeout"), 0);
setImmediate(() => console.log("immediate"));
