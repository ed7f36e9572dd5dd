/*
---
title: The script's first tick throws
chapter: process-events
order: 96
question: The script queues two ticks, and the first one throws. A listener catches the error. Is the second tick ahead of the immediate?
rules: 1
modes: cjs
orders:
  cjs <26.4: tick 1 -> uncaught -> tick 2 -> promise -> immediate
  cjs >=26.4: tick 1 -> uncaught -> immediate -> tick 2 -> promise
  cjs >=26.4: tick 1 -> uncaught -> tick 2 -> promise -> immediate
---
Up to Node 26.3 it is: once the error has been dealt with, the rest of the queues is emptied before the loop
begins. From 26.4 on the rest waits for the end of the first callback of the loop: the immediate, unless Node
itself has one ahead of it.

The change is the same as for a tick that was queued by a timer or by a callback of a file. In every case an
error has left a tick, and that is the real fault: inside a tick nobody is left who could catch it, so catch
it there.
*/
process.on("uncaughtException", () => console.log("uncaught"));
process.nextTick(() => {
  console.log("tick 1");
  throw new Error("from a tick");
});
process.nextTick(() => console.log("tick 2"));
Promise.resolve().then(() => console.log("promise"));
setImmediate(() => console.log("immediate"));
