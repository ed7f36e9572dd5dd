/*
---
title: The body of an ES module
chapter: modules
order: 10
question: The same five lines as in many CommonJS examples. In an ES module, who is first, tick or promise?
rules: 2
modes: esm
orders:
  esm *: body -> promise -> microtask -> tick
---
The promise, on every version. An ES module may await at top level, so Node runs its body from a
promise job. While that job runs, the queue of microtasks is being emptied, and it is finished
before the ticks.

In CommonJS the body is an ordinary call and the tick is first. So the same snippet has two
answers, and a question about it that does not name the module type has none.

The list "1. nextTick, 2. promises, 3. timers" was made with CommonJS. Moving a program to ES
modules changes it at top level, and nowhere else.
*/
process.nextTick(() => console.log("tick"));
Promise.resolve().then(() => console.log("promise"));
queueMicrotask(() => console.log("microtask"));
console.log("body");
