/*
---
title: Two functions that await
chapter: await
order: 20
question: Both await twice and a chain of `then` runs beside them. How do they mix?
rules: 1
orders:
  both *: a1 -> b1 -> sync -> a2 -> b2 -> link 1 -> a3 -> b3 -> link 2
---
An `await` of a plain value or of a settled promise costs exactly one round of microtasks. So does
a link of a chain. All three take turns, in the order in which they were first queued.

Older material counts three rounds for an `await`. That was true before Node 12; since then a
native promise is awaited as it is, without a wrapper around it.

Read `await x` as `x.then(rest of the function)`. With that picture you can predict every such mix
on paper.
*/
setTimeout(() => {
  const walk = async (name) => {
    console.log(`${name}1`);
    await null;
    console.log(`${name}2`);
    await null;
    console.log(`${name}3`);
  };
  walk("a");
  walk("b");
  Promise.resolve()
    .then(() => console.log("link 1"))
    .then(() => console.log("link 2"));
  console.log("sync");
}, 1);
