/*
---
title: A small file and an immediate
chapter: io
order: 40
question: Reading a small file takes far less than a millisecond. Can its callback be ahead of the immediate?
rules: 3
orders:
  both <26.8: script -> immediate -> read
  both >=26.8: script -> {immediate, read}
---
Up to Node 26.7 it cannot. `fs.readFile` opens, looks at, reads and closes the file, and each of
these is a trip to the thread pool that ends in a poll phase of its own. The first check phase
comes after the first of them.

From 26.8 on the callback form does all of it in one trip. When that ends before the first poll
phase is over, the callback is ahead of the immediate; otherwise it is behind. That is a race.

So an answer that was right for ten years is not right any more: "the file callback always comes
after the first immediates". It was never a rule, only the number of trips.
*/
const fs = require("node:fs");

fs.readFile(process.argv[1], () => console.log("read"));
setImmediate(() => console.log("immediate"));
console.log("script");
