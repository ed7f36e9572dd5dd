/*
---
title: A rejection and uncaughtException
chapter: process-events
order: 80
question: Only `uncaughtException` has a listener. Does it hear of a rejection?
rules: 7
orders:
  both *: tick -> unhandledRejection -> immediate -> exit 0
---
It does. A rejection that nobody handles is thrown as an uncaught error, and the listener is told
the origin as its second argument: `unhandledRejection`. As there is a listener, the process goes
on.

The tick was still in time to handle it; the immediate comes after the judgement.

To go on after an unknown error is a risk: files and connections may be in any state. Use the
listener to write down what happened, and end the process. A supervisor starts a fresh one.
*/
process.on("uncaughtException", (error, origin) => console.log(origin));
process.on("exit", (code) => console.log(`exit ${code}`));
setTimeout(() => {
  Promise.reject(new Error("no handler"));
  process.nextTick(() => console.log("tick"));
  setImmediate(() => console.log("immediate"));
}, 1);
