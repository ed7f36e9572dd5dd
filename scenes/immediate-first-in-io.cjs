/*
---
title: After reading a file
chapter: io
order: 10
question: A file callback sets a timer and an immediate, the timer first. Is this a race too?
rules: 3
orders:
  both *: read -> immediate -> timeout
---
Here it is not. The callback of a file runs in the poll phase. The next phase is check, with the
immediates. The timers come behind it. Whatever the clock says, the immediate is first.

That is the use of `setImmediate`: to go on right after the events that have just arrived, with no
delay and without holding up the others.

The rule is about the phase, not about files. It holds in a callback of a socket, of a child
process and of a DNS lookup as well. It does not hold in an immediate, nor at top level.
*/
const fs = require("node:fs");

fs.readFile(process.argv[1], () => {
  console.log("read");
  setTimeout(() => console.log("timeout"), 0);
  setImmediate(() => console.log("immediate"));
});
