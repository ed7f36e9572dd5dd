/*
---
title: Before an await and behind it
chapter: await
order: 70
question: The same two lines stand before the `await` and behind it. Do they print in the same order?
rules: 1, 2
orders:
  both *: tick 1 -> promise 1 -> awaited -> promise 2 -> tick 2
---
Before the `await` this is an ordinary callback. When it ends, the tick goes first.

Behind the `await` the function is itself a microtask. The queue of microtasks is being emptied and
will be finished, so the promise goes first and the tick waits.

Nearly all code of today is behind an `await`. So the rule "`nextTick` before promises", which
every list of interview answers repeats, is false for most of the code that is written. The same
holds inside any `then`.
*/
setTimeout(async () => {
  process.nextTick(() => console.log("tick 1"));
  Promise.resolve().then(() => console.log("promise 1"));
  await null;
  console.log("awaited");
  process.nextTick(() => console.log("tick 2"));
  Promise.resolve().then(() => console.log("promise 2"));
}, 1);
