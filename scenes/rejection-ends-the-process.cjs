/*
---
title: A rejection without any listener
chapter: process-events
order: 70
question: Nothing listens for rejections. How far does the script get?
rules: 7, 8
exit: 1
orders:
  both *: script -> tick -> exit 1
---
Up to the end of the ticks and microtasks. Then the rejection is judged, and as nobody listens Node
treats it as an uncaught error: a message on standard error, `exit` with 1, and the loop never
starts. Timer and immediate are lost.

Before Node 15 it was a warning and the process went on. Many articles still say so.

`beforeExit` is not emitted, since the work has not run out, it was cut off. A single forgotten
`await` in a handler of requests is enough for this, and it ends all other requests too.
*/
process.on("beforeExit", () => console.log("beforeExit"));
process.on("exit", (code) => console.log(`exit ${code}`));
Promise.reject(new Error("nobody listens"));
process.nextTick(() => console.log("tick"));
setTimeout(() => console.log("timer"), 0);
setImmediate(() => console.log("immediate"));
console.log("script");
