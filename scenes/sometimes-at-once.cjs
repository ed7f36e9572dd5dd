/*
---
title: A callback that is sometimes called at once
chapter: traps
order: 10
question: The second call finds its answer in the cache. Is the order of the lines the same both times?
orders:
  both *: asked for 1 -> got 1 -> got 2 -> asked for 2
---
It is reversed. Without the cache the callback comes later, with it the callback is called before
`load` returns. The caller cannot know which of the two it will be.

The errors that come of it are rare and hard to repeat: a variable that is used before it is set, a
listener that is added too late. They appear when the cache is warm, which is not the case in
tests.

A function should be asynchronous always or never. Put the quick way into `process.nextTick` or
`queueMicrotask`, or make the function `async`, which settles the matter.
*/
const cache = new Map();
const load = (key, done) => {
  if (cache.has(key)) return done();
  setImmediate(() => {
    cache.set(key, true);
    done();
  });
};

load("x", () => {
  console.log("got 1");
  load("x", () => console.log("got 2"));
  console.log("asked for 2");
});
console.log("asked for 1");
