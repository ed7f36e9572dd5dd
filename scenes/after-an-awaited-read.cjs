/*
---
title: After an awaited read
chapter: io
order: 30
question: The same four calls, but behind an awaited read instead of in a callback. What changes?
rules: 1, 2, 3
orders:
  both *: promise -> tick -> immediate -> timeout
---
Tick and promise change places. Behind an `await` the code is a microtask, and the queue of
microtasks is finished before the ticks get their turn.

Immediate and timer do not change places. The microtask runs right after the callback that Node's
own code has in the poll phase, so check is still the next phase.

If you move code from callbacks to `await`, its relation to `process.nextTick` changes without a
warning. Few programs depend on that, but streams and emitters that report errors in a tick are
among them.
*/
const fs = require("node:fs/promises");

async function main() {
  await fs.readFile(process.argv[1]);
  setTimeout(() => console.log("timeout"), 1);
  setImmediate(() => console.log("immediate"));
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  const until = Date.now() + 5;
  while (Date.now() < until);
}

main();
