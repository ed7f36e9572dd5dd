/*
---
title: Waiting on shared memory
chapter: process-events
order: 137
question: A timer waits with `Atomics.waitAsync` and wakes itself at once. Is the reaction among the promises of this callback?
rules: 1
orders:
  both *: notified -> tick -> promise -> woken -> promise of woken -> tick of woken -> immediate
---
It is not. `Atomics.notify` settles nothing by itself. V8 hands the settling over to Node as a task, and Node runs it
in the next poll phase: after both queues of this callback are empty, and before the immediate.

The promise is settled outside of every callback, so its reaction is a microtask of that task. As behind every
microtask, promises beat ticks there: the microtasks are finished first.

`waitAsync` may also answer at once. If the cell has another value than the one you expect, it returns
`{ async: false, value: "not-equal" }` and no promise. So look at `async` before you wait.
*/
setTimeout(() => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const wait = Atomics.waitAsync(cell, 0, 0);
  wait.value.then(() => {
    console.log("woken");
    process.nextTick(() => console.log("tick of woken"));
    Promise.resolve().then(() => console.log("promise of woken"));
  });
  Atomics.notify(cell, 0);
  console.log("notified");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
}, 1);
