/*
---
title: A listener of an EventTarget that throws
chapter: process-events
order: 128
question: The first of two listeners of an EventTarget throws. Does the second one run, and who hears of the error?
rules: 1
orders:
  both *: listener 1 -> listener 2 -> dispatched -> tick -> uncaught
---
The second one runs, and `dispatchEvent` returns as if nothing had happened. Node throws the error in a tick, where
only `uncaughtException` can catch it. Without such a listener the process ends.

An EventEmitter is different: there the error leaves `emit` at once, the other listeners are skipped, and the
caller can catch it.

`AbortSignal` is an EventTarget. A `try` around `controller.abort()` therefore does not catch what a listener of
`abort` throws.
*/
process.on("uncaughtException", () => console.log("uncaught"));
setTimeout(() => {
  const target = new EventTarget();
  target.addEventListener("order", () => {
    console.log("listener 1");
    throw new Error("from a listener");
  });
  target.addEventListener("order", () => console.log("listener 2"));
  process.nextTick(() => console.log("tick"));
  target.dispatchEvent(new Event("order"));
  console.log("dispatched");
}, 1);
