/*
---
title: A tick that throws
chapter: process-events
order: 90
question: The first of two ticks throws, and a listener catches that. Is the second one ahead of the immediate?
rules: 1
orders:
  both <26.4: tick 1 -> uncaught -> tick 2 -> promise -> immediate
  both >=26.4: tick 1 -> uncaught -> immediate -> tick 2 -> promise
  both >=26.4: tick 1 -> uncaught -> tick 2 -> promise -> immediate
---
Until Node 26.3 it was. After the error was dealt with, the rest of the queues was emptied at once,
as always. From 26.4 on the rest waits for the next callback of the loop and comes right after it.
Here that is the immediate, unless something of Node itself is ahead of it.

It is an exception to the rule that the queues are emptied after every callback. It only shows if
an error gets out of a tick and `uncaughtException` lets the process live. For a tick that an
immediate queued it is like that on every version.

Any callback can be the next one, also one that Node itself or a tool has in the loop. So do not
rely on the new order either, and let no error get out of a tick.
*/
process.on("uncaughtException", () => console.log("uncaught"));
setTimeout(() => {
  process.nextTick(() => {
    console.log("tick 1");
    throw new Error("from a tick");
  });
  process.nextTick(() => console.log("tick 2"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
}, 1);
