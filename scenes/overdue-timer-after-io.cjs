/*
---
title: An overdue timer in a file callback
chapter: io
order: 20
question: The callback is busy until the timer is overdue. Does the timer get ahead of the immediate?
rules: 1, 3
orders:
  both *: tick -> promise -> immediate -> timeout
---
No. First the two queues are emptied, as after every callback. Then the loop goes on from poll to
check, and only afterwards to the timers. Being late gives a timer no higher rank.

This takes the clock out of the picture: in I/O callbacks the order of all four is fixed.

The explanation "the immediate wins since the millisecond is not over" is heard often and is wrong.
Here five milliseconds are over.
*/
const fs = require("node:fs");

fs.stat(process.argv[1], () => {
  setTimeout(() => console.log("timeout"), 1);
  setImmediate(() => console.log("immediate"));
  Promise.resolve().then(() => console.log("promise"));
  process.nextTick(() => console.log("tick"));
  const until = Date.now() + 5;
  while (Date.now() < until);
});
