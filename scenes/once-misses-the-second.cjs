/*
---
title: once in a loop
chapter: traps
order: 130
question: A function awaits `once(emitter, "item")` twice, and two items are emitted in a row. Does it see both?
rules: 8
orders:
  both *: emitted -> first -> exit
---
Only the first. `once` settles a promise, and the function goes on in a microtask, when the second item has been
emitted already. Its second `once` listens too late and waits for ever. A pending promise keeps nothing alive,
so the process ends.

Whatever emits several events in one callback loses them this way: parsers, sockets that get two messages in one
chunk, a child process with a lot to say.

`events.on(emitter, "item")` keeps the items that come between two steps of the loop. Make the iterator before
anything can be emitted.
*/
const { EventEmitter, once } = require("node:events");

const emitter = new EventEmitter();
async function listen() {
  const [first] = await once(emitter, "item");
  console.log(first);
  const [second] = await once(emitter, "item");
  console.log(second);
}
void listen();
process.on("exit", () => console.log("exit"));
emitter.emit("item", "first");
emitter.emit("item", "second");
console.log("emitted");
