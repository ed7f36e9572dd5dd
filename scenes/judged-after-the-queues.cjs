/*
---
title: When a rejection is judged
chapter: process-events
order: 50
question: A promise is rejected and nobody handles it. What still runs before Node says so?
rules: 1, 7
orders:
  both *: script -> tick -> promise 1 -> promise 2 -> tick of a promise -> unhandled -> immediate
---
All ticks and microtasks of this callback, including those that are added on the way. When both
queues are empty Node looks at the rejections that still have no handler. The next phase comes
after that.

So Node decides neither immediately nor "at the end of the iteration". There is time to attach a
handler, and the time is exactly this drain.

Without a listener for `unhandledRejection` the process ends here with code 1. That has been so
since Node 15; old answers speak of a warning.
*/
process.on("unhandledRejection", () => console.log("unhandled"));
setTimeout(() => {
  Promise.reject(new Error("nobody cares"));
  setImmediate(() => console.log("immediate"));
  process.nextTick(() => console.log("tick"));
  Promise.resolve()
    .then(() => {
      console.log("promise 1");
      process.nextTick(() => console.log("tick of a promise"));
    })
    .then(() => console.log("promise 2"));
  console.log("script");
}, 1);
