/*
---
title: process.exit at once
chapter: process-events
order: 30
question: A tick, a promise and a timer are waiting when `process.exit` is called. What is still printed?
rules: 8
orders:
  both *: last words -> exit 0
---
Only the `exit` listener. `process.exit` does not return: the line behind it is not reached, the
queues are dropped, `beforeExit` is skipped.

It does not wait for output either. Where that is written asynchronously, as it is on some systems
for a pipe, what is not taken yet can be lost. That is how the last lines of a log disappear.

The better way is `process.exitCode = 1` and to let the loop run out. If it does not, something is
still open, and that is worth knowing.

An answer often heard is "it finishes pending callbacks first". It finishes none.
*/
process.on("beforeExit", () => console.log("beforeExit"));
process.on("exit", (code) => console.log(`exit ${code}`));
process.nextTick(() => console.log("tick"));
Promise.resolve().then(() => console.log("promise"));
setTimeout(() => console.log("timer"), 0);
console.log("last words");
process.exit(0);
