/*
---
title: Timers as promises
chapter: timers-and-immediates
order: 120
question: The promise form of each pair is made first. Is it slower than the callback form?
rules: 1, 5
orders:
  both *: awaited immediate -> immediate -> awaited timeout -> timeout
---
No. The functions of `node:timers/promises` use the same timers and immediates. When its turn comes
the promise is resolved, and since microtasks run before the next callback, what awaits it goes on
ahead of the next one in the list.

`setTimeout` of `timers/promises` takes an `AbortSignal`, which is the way to end a wait early. The
timer of the callback form ends with `clearTimeout`.

"Promises run before timers" does not apply here. A promise that a timer resolves cannot be earlier
than its timer.
*/
const timers = require("node:timers/promises");

setTimeout(() => {
  timers.setTimeout(2).then(() => console.log("awaited timeout"));
  setTimeout(() => console.log("timeout"), 2);
  timers.setImmediate().then(() => console.log("awaited immediate"));
  setImmediate(() => console.log("immediate"));
}, 1);
