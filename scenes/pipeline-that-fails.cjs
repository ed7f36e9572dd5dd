/*
---
title: A pipeline that fails in the middle
chapter: streams-and-sockets
order: 50
question: The middle stream fails. Has everything been closed when the callback is called?
orders:
  both <22.5: middle error -> middle close -> sink error -> sink close -> callback boom -> source error -> source close
  both >=22.5: middle error -> middle close -> sink error -> sink close -> source error -> source close -> callback boom
---
From Node 22.5 on, yes: `pipeline` waits until all its streams are closed. Before that, and on Node
20 to this day, the callback came while the source, made by `Readable.from`, was still on its way
down.

The stream in the middle reports first. Then the neighbours are destroyed with the same error: the
sink below it and the source above it.

If the callback deletes the file that the source reads, or starts a second try, the old order is a
race with the closing source. On Node 20 wait for `close` as well, or use `finished`.

`pipe` would have destroyed nothing. Both neighbours would stay open for ever.
*/
const { Readable, Transform, Writable, pipeline } = require("node:stream");

const listen = (stream, name) => {
  stream.on("error", () => console.log(`${name} error`));
  stream.on("close", () => console.log(`${name} close`));
  return stream;
};
const source = listen(Readable.from(["x", "y"]), "source");
const middle = listen(
  new Transform({
    transform(piece, encoding, done) {
      done(new Error("boom"));
    },
  }),
  "middle",
);
const sink = listen(
  new Writable({
    write(piece, encoding, done) {
      done();
    },
  }),
  "sink",
);
pipeline(source, middle, sink, (error) => console.log(`callback ${error.message}`));
