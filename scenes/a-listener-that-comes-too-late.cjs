/*
---
title: Waiting for an event that is over
chapter: traps
order: 50
question: Both doors open in a tick. Between making the second one and listening lies a wait. What is printed?
orders:
  both *: opens first -> heard first -> opens second -> gave up on second
---
The second event is lost. An emitter keeps nothing: it calls the listeners that are there at the
moment, and there was none. `once` then waits for an event that has been.

Its promise stays pending for ever. That does not even keep the process alive, so without the timer
the program would just end.

It happens when an `await` is put between making an object and listening to it: a connection that
is open already, a stream that has ended. Listen first, then wait:
`const opened = once(door, "open")`, then the other work, then `await opened`.
*/
const { EventEmitter, once } = require("node:events");

const makeDoor = (name) => {
  const door = new EventEmitter();
  process.nextTick(() => {
    console.log(`opens ${name}`);
    door.emit("open");
  });
  return door;
};

async function main() {
  await once(makeDoor("first"), "open");
  console.log("heard first");
  const door = makeDoor("second");
  await new Promise((resolve) => setImmediate(resolve));
  once(door, "open").then(() => console.log("heard second"));
  setTimeout(() => console.log("gave up on second"), 2);
}

main();
