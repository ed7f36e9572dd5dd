/*
---
title: Three jobs for the thread pool
chapter: io
order: 50
question: Three files are looked at, one after the other in the code. Are the answers in that order?
orders:
  both *: asked -> {one, two, three}
---
They may be, and they need not be. Each call is a job of its own, up to four threads work at the
same time, and the operating system decides who is done first. Each order is allowed.

If you have seen only one order, you have seen a quiet machine. Under load, on a network drive, or
on a computer with more cores it changes.

When the order of the results matters, use `Promise.all`: it returns them in the order of the
requests, whichever finishes first. When one step needs the other, wait for it.

"Callbacks run in the order in which the calls were made" is true for timers of equal delay, ticks,
microtasks and immediates. It is not true for I/O.
*/
const fs = require("node:fs");

for (const name of ["one", "two", "three"]) {
  fs.stat(process.argv[1], () => console.log(name));
}
console.log("asked");
