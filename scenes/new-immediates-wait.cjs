/*
---
title: An immediate that sets an immediate
chapter: timers-and-immediates
order: 60
question: The renewed immediate and the one that already waits, who is next?
rules: 1, 5
orders:
  both *: again 1 -> tick 1 -> waiting -> again 2 -> tick 2 -> again 3 -> tick 3
---
The check phase takes the list of immediates as it is when the phase begins. A new one goes to a
new list, for the next turn of the loop. So `waiting` is next, and `again 2` belongs to the second
turn.

This is what makes `setImmediate` safe for long work. Between two pieces there is a whole turn:
sockets are served, timers fire. With `process.nextTick` or promises there would be nothing in
between.

Some explain `setImmediate` as "the next callback". It is "the check phase of this turn, or of the
next one if that phase has begun".
*/
const again = (n) => {
  console.log(`again ${n}`);
  process.nextTick(() => console.log(`tick ${n}`));
  if (n < 3) setImmediate(again, n + 1);
};
setImmediate(again, 1);
setImmediate(() => console.log("waiting"));
