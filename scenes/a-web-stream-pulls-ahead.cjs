/*
---
title: A web stream pulls ahead
chapter: streams-and-sockets
order: 130
question: A ReadableStream is made and read one turn later. When are `start` and `pull` called?
rules: 1
orders:
  both *: start -> made -> tick -> pull 1 -> promise -> immediate -> pull 2 -> read 1 -> read 2
---
`start` is called by the constructor. The first `pull` follows in a microtask, although nobody reads: a web stream
fills its queue up to its high-water mark, which is one chunk. The second `pull` comes when a reader has taken the
first chunk.

A stream of Node behaves otherwise: a Readable calls `read` for the first time when somebody reads or listens.

If making a chunk is expensive or must not happen too early, pass `{ highWaterMark: 0 }` as the second argument.
Then each `pull` waits for a reader.
*/
setTimeout(() => {
  let made = 0;
  const stream = new ReadableStream({
    start() {
      console.log("start");
    },
    pull(controller) {
      made += 1;
      console.log(`pull ${made}`);
      controller.enqueue(made);
      if (made === 2) controller.close();
    },
  });
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  console.log("made");
  setImmediate(async () => {
    console.log("immediate");
    for await (const value of stream) console.log(`read ${value}`);
  });
}, 1);
