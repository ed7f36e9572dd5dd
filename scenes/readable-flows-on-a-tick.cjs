/*
---
title: When a readable begins to flow
chapter: streams-and-sockets
order: 10
question: The data is there when the listener is added. Is it called at once?
rules: 1
orders:
  both *: script -> read -> read -> data a -> read -> data b -> tick -> end -> close -> immediate
---
No. Adding a `data` listener only queues a tick, and that tick lets the stream flow. It was queued
before the tick of this script, so all data comes ahead of it. `end` and `close` are told in ticks
of their own that are queued later.

The stream reads one step ahead: `read` is called again before the first piece is handed out, as
long as its buffer has room.

So you have until the end of the current code to add further listeners. After an `await` it may be
too late: the data has flowed, and the new listener sees the rest or nothing.

Nothing here waits for the disk or the network. Streams as such are emitters and ticks; only what
feeds them belongs to a phase.
*/
const { Readable } = require("node:stream");

setTimeout(() => {
  const pieces = ["a", "b"];
  const stream = new Readable({
    read() {
      console.log("read");
      this.push(pieces.shift() ?? null);
    },
  });
  stream.on("data", (piece) => console.log(`data ${piece}`));
  stream.on("end", () => console.log("end"));
  stream.on("close", () => console.log("close"));
  process.nextTick(() => console.log("tick"));
  setImmediate(() => console.log("immediate"));
  console.log("script");
}, 1);
