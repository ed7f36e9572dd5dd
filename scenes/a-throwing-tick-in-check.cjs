/*
---
title: An error between two immediates
chapter: microtasks
order: 110
question: The first tick throws, and a listener catches that. Do the other tick and the promise still come before the next immediate?
rules: 1
orders:
  both *: immediate 1 -> tick 1 -> uncaught -> immediate 2 -> tick 2 -> promise -> immediate 3
---
They do not. The error interrupts draining the queues. Node takes the next immediate of the
phase, and when that has ended both queues are emptied as usual. Nothing is lost, it only comes one
callback later.

So "after every callback the queues are emptied" has an exception, on every version: a tick that
throws while `uncaughtException` lets the process live. For a tick of a timer it depends on the
release, which a scene of the chapter on process events shows.

Test runners have such a listener. If you see an immediate overtake a tick there, look for an error
before it.
*/
process.on("uncaughtException", () => console.log("uncaught"));
setImmediate(() => {
  console.log("immediate 1");
  Promise.resolve().then(() => console.log("promise"));
  process.nextTick(() => {
    console.log("tick 1");
    throw new Error("from a tick");
  });
  process.nextTick(() => console.log("tick 2"));
});
setImmediate(() => console.log("immediate 2"));
setImmediate(() => console.log("immediate 3"));
