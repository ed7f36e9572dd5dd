/*
---
title: A write that takes its time
chapter: streams-and-sockets
order: 30
question: The sink works one turn later. How often is it called before `drain`?
orders:
  both *: sink a -> false -> false -> sink b -> a written -> drain -> b written -> finish
---
Twice, once for each piece. A sink without `writev` gets one piece at a time, the next one when it
has called back for the last. Both calls of `write` return false, as the mark of one byte is
reached at once.

The callback `a written` comes a moment after the sink was given `b`. Node gives on the next piece
first and calls back in a tick.

`drain` means that the buffer is empty again. It is emitted once, before the callback of the last
piece. If you wait for it after each false, the memory stays small, however much is to be written.
*/
const { Writable } = require("node:stream");

const sink = new Writable({
  highWaterMark: 1,
  write(piece, encoding, done) {
    console.log(`sink ${piece}`);
    setImmediate(done);
  },
});
sink.on("drain", () => {
  console.log("drain");
  sink.end();
});
sink.on("finish", () => console.log("finish"));
console.log(sink.write("a", () => console.log("a written")));
console.log(sink.write("b", () => console.log("b written")));
