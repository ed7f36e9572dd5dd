/*
---
title: The end of a pipeline
chapter: streams-and-sockets
order: 40
question: Four events tell that something is over. Which of them comes last?
orders:
  both *: write -> source end -> sink finish -> sink close -> source close -> callback ok
---
The callback of `pipeline`. The source ends when it has handed out everything, the sink finishes
when it has taken everything, both close, and only then the callback is called.

So in the callback all of it is over: the file is written and its handle is closed. That is the
place to answer a request or to delete a temporary file.

`end` of the source is too early for that. The data has been read then, not written.

With `pipe` there is no such place. One has to listen to four events and to count, and errors are
not passed on at all.
*/
const { Readable, Writable, pipeline } = require("node:stream");

const source = Readable.from(["x"]);
const sink = new Writable({
  write(piece, encoding, done) {
    console.log("write");
    done();
  },
});
source.on("end", () => console.log("source end"));
source.on("close", () => console.log("source close"));
sink.on("finish", () => console.log("sink finish"));
sink.on("close", () => console.log("sink close"));
pipeline(source, sink, (error) => console.log(`callback ${error ? "failed" : "ok"}`));
