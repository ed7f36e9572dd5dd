/*
---
title: Importing what is loaded already
chapter: modules
order: 80
question: A module of Node itself is imported with `import()`. Nothing has to be read. Is it there at once?
rules: 1, 2
orders:
  cjs *: script -> tick -> promise -> imported -> immediate
  esm *: script -> promise -> imported -> tick -> immediate
---
No, but soon: it takes a few microtasks and no trip to the disk. The immediate is behind it in any
case.

Tick and promise are in the order of the module type. In CommonJS the tick is first, then the
microtasks, among them those of the import. In an ES module the microtasks are finished first, and
so the import is ahead of the tick.

`import()` of a big package is quite another thing. Reading and compiling it happens in pieces, and
the compiling blocks the loop. Load what every request needs at the start.
*/
process.nextTick(() => console.log("tick"));
Promise.resolve().then(() => console.log("promise"));
import("node:path").then(() => {
  console.log("imported");
  setImmediate(() => console.log("immediate"));
});
console.log("script");
