/*
---
title: A handler that comes later
chapter: process-events
order: 60
question: Three rejections get their handler in a microtask, in a tick and in an immediate. Which one is too late?
rules: 7
orders:
  both *: caught in a tick -> caught in a microtask -> unhandled C -> caught in an immediate -> handled after all
---
The one in the immediate. Rejections are judged when ticks and microtasks are empty. Handlers that
are attached by then are in time, from either queue.

The third one is reported as unhandled first, and as `rejectionHandled` when the handler comes.
Without the two listeners the process would have ended before the immediate.

This is why "I do attach a handler, a bit later" breaks programs. A promise that is kept in a
variable while a timer or a file is awaited is without a handler for that time. Attach the handler
where the promise is made, even an empty one, and await it later.
*/
process.on("unhandledRejection", (error) => console.log(`unhandled ${error.message}`));
process.on("rejectionHandled", () => console.log("handled after all"));
setTimeout(() => {
  const inMicrotask = Promise.reject(new Error("A"));
  const inTick = Promise.reject(new Error("B"));
  const inImmediate = Promise.reject(new Error("C"));
  queueMicrotask(() => inMicrotask.catch(() => console.log("caught in a microtask")));
  process.nextTick(() => inTick.catch(() => console.log("caught in a tick")));
  setImmediate(() => inImmediate.catch(() => console.log("caught in an immediate")));
}, 1);
