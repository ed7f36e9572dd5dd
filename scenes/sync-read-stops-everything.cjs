/*
---
title: A synchronous read
chapter: io
order: 100
question: The synchronous read is the last line. Where is it in the order?
rules: 1
orders:
  both *: sync read -> tick -> sync read in a tick -> timer
---
`readFileSync` is a plain function call. It asks the operating system and stands still until the
answer is there, and with it stands the whole process. No queue and no phase is involved.

At the start of a program that is fine, for configuration for instance. In a handler of requests it
stops all other requests for the time of the disk, also when it is hidden in a tick or behind an
`await`.

An `async` function around it changes nothing. The keyword makes the result a promise; it does not
make the work asynchronous.
*/
const fs = require("node:fs");

setTimeout(() => {
  setTimeout(() => console.log("timer"), 0);
  process.nextTick(() => {
    console.log("tick");
    fs.readFileSync(process.argv[1]);
    console.log("sync read in a tick");
  });
  fs.readFileSync(process.argv[1]);
  console.log("sync read");
}, 1);
