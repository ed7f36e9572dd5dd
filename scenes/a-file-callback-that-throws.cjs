/*
---
title: A callback of a file that throws
chapter: process-events
order: 93
question: The callback of fs.stat queues a tick and a promise, then throws. A listener catches the error. Are both still ahead of the immediate?
rules: 1
orders:
  both <26.4: stat -> uncaught -> tick -> promise -> immediate
  both >=26.4: stat -> uncaught -> immediate -> tick -> promise
  both >=26.4: stat -> uncaught -> tick -> promise -> immediate
---
It depends on the release. Up to Node 26.3 the queues are emptied as soon as the error has been dealt with.
From 26.4 on what was queued waits for the end of the next callback. That is the immediate here, unless Node itself
has a callback ahead of it.

A timer that throws is treated alike on all releases: there the queues are emptied before the loop goes on.

You see this only where `uncaughtException` lets the process live. In an interview it is enough to know
that an error which nobody catches cuts off the emptying of the queues, and that nothing queued is lost.
*/
const fs = require("node:fs");

process.on("uncaughtException", () => console.log("uncaught"));
fs.stat(process.argv[1], () => {
  console.log("stat");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
  throw new Error("from a callback of a file");
});
