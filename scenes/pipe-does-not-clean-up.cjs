/*
---
title: A pipe whose source fails
chapter: streams-and-sockets
order: 60
question: The source of a `pipe` fails and closes. What becomes of the sink?
orders:
  both *: source error -> source close -> sink destroyed false
---
Nothing. `pipe` passes on data, the end, and when to wait. It passes on errors in neither
direction. The sink stays open and waits for more.

With a file that is a handle which is never closed; with a response of a server it is a client who
waits until the timeout. One such leak for each failed request is enough to run out of handles at
night.

`pipeline` exists for this. It destroys all streams when one of them fails, and tells you once.

The listener for `error` is needed here. Without it the error of the source would be thrown and end
the process, which hides the leak only because everything is gone.
*/
const { Readable, Writable } = require("node:stream");

const source = new Readable({ read() {} });
const sink = new Writable({
  write(piece, encoding, done) {
    done();
  },
});
source.on("error", () => console.log("source error"));
source.on("close", () => {
  console.log("source close");
  setImmediate(() => console.log(`sink destroyed ${sink.destroyed}`));
});
source.pipe(sink);
source.destroy(new Error("broken"));
