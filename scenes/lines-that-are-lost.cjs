/*
---
title: Lines that nobody reads
chapter: traps
order: 140
question: A readline interface is made, something else is awaited, then `for await` reads its lines. How many are there?
rules: 8
orders:
  both *: ready -> exit
---
None, and the loop never ends. An interface reads as soon as it is made. While the other promise is awaited it emits
its lines to nobody and closes. The iterator that is made afterwards waits for lines that have been there, and
the process ends in the middle of the function.

Make the interface right before the loop, or take the iterator first:
`const lines = rl[Symbol.asyncIterator]()`. The same holds for every emitter that begins by itself.
*/
const { createInterface } = require("node:readline");
const { PassThrough } = require("node:stream");
const { setTimeout: sleep } = require("node:timers/promises");

async function count() {
  const input = new PassThrough();
  input.end("one\ntwo\n");
  const lines = createInterface({ input });
  await sleep(20);
  console.log("ready");
  let found = 0;
  for await (const line of lines) found += line.length > 0 ? 1 : 0;
  console.log(`${found} lines`);
}
process.on("exit", () => console.log("exit"));
void count();
