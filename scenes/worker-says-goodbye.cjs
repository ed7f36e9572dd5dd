/*
---
title: A worker that fails
chapter: process-events
order: 110
question: A worker posts a message and then throws. What does its parent hear, and in which order?
orders:
  both *: script -> {message, error} -> exit 1
---
Three things, and only the last one has a fixed place. The message and the error come by different
ways; usually the message is first, and sometimes the error overtakes it. `exit` ends it in any
case, with code 1.

So a result that is posted right before a failure cannot be relied on, and `error` is not the end:
wait for `exit` before the worker is replaced.

An error in a worker ends that thread and not the process, provided the parent listens for `error`.
Without the listener it is thrown in the parent.

The code of the worker runs in parallel, in a loop of its own. It is only the events in the parent
that stand in a queue.
*/
const { Worker } = require("node:worker_threads");

const code = `
  require("node:worker_threads").parentPort.postMessage("result");
  throw new Error("failed");
`;
const worker = new Worker(code, { eval: true });
worker.on("message", () => console.log("message"));
worker.on("error", () => console.log("error"));
worker.on("exit", (exitCode) => console.log(`exit ${exitCode}`));
console.log("script");
