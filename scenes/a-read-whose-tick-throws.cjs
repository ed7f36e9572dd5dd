/*
---
title: A tick of a file callback that throws
chapter: process-events
order: 94
question: The callback of fs.stat queues two ticks and an immediate. The first tick throws, and a listener catches that. Is the second tick ahead of the immediate?
rules: 1
orders:
  both <26.4: tick 1 -> uncaught -> tick 2 -> promise -> immediate
  both >=26.4: tick 1 -> uncaught -> immediate -> tick 2 -> promise
  both >=26.4: tick 1 -> uncaught -> tick 2 -> promise -> immediate
---
Up to Node 26.3 it is: once the error has been dealt with, the rest of the queues is emptied. From 26.4 on the rest
waits for the end of the next callback. That is the immediate here, unless Node itself has a callback ahead of it.

It is the same change as for a tick of a timer or of the script, and as for the callback of a file itself. So from
26.4 on remember one sentence: wherever an error leaves your code, what was queued behind it waits for one more
callback. Only an error in the last timer that is due is made up for at once.
*/
const fs = require("node:fs");

process.on("uncaughtException", () => console.log("uncaught"));
fs.stat(process.argv[1], () => {
  process.nextTick(() => {
    console.log("tick 1");
    throw new Error("from a tick");
  });
  process.nextTick(() => console.log("tick 2"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
});
