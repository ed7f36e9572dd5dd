/*
---
title: After a top-level await
chapter: modules
order: 20
question: The module waits for a timer. Behind that `await`, is it again a promise job, or a timer callback?
rules: 1, 2
modes: esm
orders:
  esm *: before -> after -> promise -> tick -> after a timer -> promise 2 -> tick 2
---
A promise job. What stands behind an `await` is a microtask, whatever it waited for. The timer
resolves a promise, and the rest of the module runs as its reaction. So promises beat ticks there,
too.

In an ES module with top-level `await` there is no place at top level where a tick is first.

Modules that import this one have to wait until it is done. A top-level `await` for a database
makes the start of the program as slow as the database, and modules that do not need it wait as
well if they import the one that does.
*/
console.log("before");
await null;
console.log("after");
process.nextTick(() => console.log("tick"));
Promise.resolve().then(() => console.log("promise"));
await new Promise((resolve) => setTimeout(resolve, 2));
console.log("after a timer");
process.nextTick(() => console.log("tick 2"));
Promise.resolve().then(() => console.log("promise 2"));
