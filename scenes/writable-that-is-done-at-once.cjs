/*
---
title: A write that is done at once
chapter: streams-and-sockets
order: 20
question: Three bytes are written where two are allowed, but the sink takes them at once. Is `write` true or false?
orders:
  both *: sink -> write returned true -> script -> written -> finish -> close
---
It is true. `false` means "the buffer is over its mark, please wait for `drain`". The sink calls
back before `write` returns, nothing is left in the buffer, and no `drain` will be emitted.

Node 18 and the first releases of 20 returned false here and promised a `drain`. The change came
with 20.10 at the latest.

The callback of the write is a tick, although the sink was done at once. Code that calls `write`
can rely on it that its own next line runs first.

A loop that writes without looking at the result works with such a sink and fills the memory with a
slow one. Look at the result, or use `pipeline`, which does.
*/
const { Writable } = require("node:stream");

const sink = new Writable({
  highWaterMark: 2,
  write(piece, encoding, done) {
    console.log("sink");
    done();
  },
});
sink.on("finish", () => console.log("finish"));
sink.on("close", () => console.log("close"));
const room = sink.write("abc", () => console.log("written"));
console.log(`write returned ${room}`);
sink.end();
console.log("script");
