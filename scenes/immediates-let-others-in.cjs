/*
---
title: An immediate that renews itself
chapter: io
order: 70
question: Immediates renew themselves until a file has been looked at. Does that ever happen?
rules: 5
orders:
  both *: spinning -> stat -> stopped
---
It does. A new immediate waits for the next turn, and each turn has a poll phase in which finished
operations report. So the callback of `fs.stat` gets its turn after some turns of the loop.

The same program with `process.nextTick` or with promises would hang for ever. Those queues have to
be empty before the loop goes on, and so the answer would never be looked at.

While immediates wait, the poll phase does not sleep; it only takes what is ready. The process uses
a whole processor for it, so this is for work in pieces and not for waiting.
*/
const fs = require("node:fs");

let found = false;
const turn = () => {
  if (found) console.log("stopped");
  else setImmediate(turn);
};
fs.stat(process.argv[1], () => {
  console.log("stat");
  found = true;
});
setImmediate(turn);
console.log("spinning");
