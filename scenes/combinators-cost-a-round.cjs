/*
---
title: all, race and any of settled promises
chapter: microtasks
order: 90
question: The promise is settled from the start. When does `Promise.all` of it report?
rules: 1
orders:
  both *: all of none -> round 1 -> all -> race -> any -> round 2
---
`Promise.all`, `race`, `allSettled` and `any` call `then` on every promise they are given. Those
reactions run in the first round, settle the combined promise, and its own reactions follow in the
second.

`Promise.all([])` has nothing to wait for and is settled when it is returned, so it is in the first
round. `Promise.race([])`, by contrast, never settles: an `await` of it never returns.

A common belief is that `race` is quicker than `all` because it needs only one. Among settled
promises there is no difference: the work is a `then` on each in both cases.
*/
setTimeout(() => {
  const done = Promise.resolve();
  Promise.all([]).then(() => console.log("all of none"));
  Promise.all([done]).then(() => console.log("all"));
  Promise.race([done]).then(() => console.log("race"));
  Promise.any([done]).then(() => console.log("any"));
  done.then(() => console.log("round 1")).then(() => console.log("round 2"));
}, 1);
