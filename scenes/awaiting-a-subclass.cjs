/*
---
title: Awaiting a subclass of Promise
chapter: await
order: 105
question: One function awaits a promise, another one a promise of a subclass. Both are settled. Which goes on first?
rules: 6
orders:
  both *: plain -> one -> two -> subclass -> three
---
The one with the plain promise, two rounds ahead. `await` takes a promise as it is only if its constructor is
`Promise` itself. Anything else is put into a new promise by `resolve`, and that costs a microtask to call its `then`
and another one until the new promise is settled.

That is three rounds, as many as `resolve(promise)` takes in general. Libraries that return promises of a class
of their own pay it at each `await`.
*/
class Traced extends Promise {}

async function awaitSubclass() {
  await Traced.resolve();
  console.log("subclass");
}
async function awaitPlain() {
  await Promise.resolve();
  console.log("plain");
}
setTimeout(() => {
  void awaitSubclass();
  void awaitPlain();
  Promise.resolve()
    .then(() => console.log("one"))
    .then(() => console.log("two"))
    .then(() => console.log("three"));
}, 1);
