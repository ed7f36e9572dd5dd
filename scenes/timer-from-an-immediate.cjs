/*
---
title: The pair in an immediate
chapter: timers-and-immediates
order: 80
question: Both are set in an immediate. Is there a fixed order?
rules: 3, 5
orders:
  both *: check -> {timeout, immediate}
---
No. After check come the timers of the same turn. If the millisecond has passed by then, the timer
fires, ahead of the next check phase. If it has not, the loop goes round and the immediate is
first.

Compare it with a file or timer callback, where check lies between you and the next timers. The
question is always which of the two phases comes next, and whether the timer is due by then.

"In the check phase a new immediate is handled at once" would give one fixed order, and is wrong:
it belongs to the next turn.
*/
setImmediate(() => {
  console.log("check");
  setTimeout(() => console.log("timeout"), 0);
  setImmediate(() => console.log("immediate"));
});
