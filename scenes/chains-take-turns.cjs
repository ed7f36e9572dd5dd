/*
---
title: Two chains of then
chapter: microtasks
order: 50
question: Is the first chain finished before the second one begins?
rules: 1
orders:
  both *: a1 -> b1 -> a2 -> b2 -> a3 -> b3
---
No, they take turns. Only the first link of each chain is queued at the start. The second link
becomes ready when the first has run, and then it goes to the end of the queue, behind the first
link of the other chain.

So a chain of three links takes three rounds, and everything else that is ready runs in between.
Count rounds, not lines, when you predict the order of promises.

In practice, do not let correctness depend on such a count. One more `then` in a library shifts it.
If one thing must come before another, make one wait for the other.
*/
const chain = (name) =>
  Promise.resolve()
    .then(() => console.log(`${name}1`))
    .then(() => console.log(`${name}2`))
    .then(() => console.log(`${name}3`));

chain("a");
chain("b");
