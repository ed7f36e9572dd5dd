/*
---
title: waitAsync alone
chapter: traps
order: 45
question: A wait on shared memory ends after a minute at the latest. Nothing else is left. Does the process stay for it?
rules: 8
orders:
  both *: waiting -> exit 0
---
It does not. `Atomics.waitAsync` keeps nothing alive, not even with a timeout: the loop has no timer, no handle and no
operation that it would have to wait for. The promise is never settled, and the process ends with code 0.

In a real program a worker thread is to wake the waiter, and a worker that runs keeps the process alive. If the
worker ends first, or is unref'd, what you await never comes, and nothing tells you.

`Atomics.wait` without "Async" blocks the thread instead, so the process stays, but no callback runs meanwhile. Do
not use it in a thread that serves requests.
*/
const cell = new Int32Array(new SharedArrayBuffer(4));
const wait = Atomics.waitAsync(cell, 0, 0, 60_000);
wait.value.then((outcome) => console.log(outcome));
process.on("exit", (code) => console.log(`exit ${code}`));
console.log("waiting");
