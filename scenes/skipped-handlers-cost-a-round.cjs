/*
---
title: Handlers that have nothing to do
chapter: microtasks
order: 80
question: A `catch` on a promise that succeeds does nothing. Does it cost time?
rules: 1
orders:
  both *: then -> caught -> round 1 -> after catch -> round 2 -> round 3 -> after finally -> round 4
---
Yes. Every `then`, `catch` and `finally` makes a new promise, and that is settled by a microtask
even when there is no handler to call. `after catch` comes in round 2, not in round 1.

`finally` takes even longer: three rounds. It has to wait for what its callback returns, as that
may be a promise, and passes the old result on afterwards.

The rounds do not matter for speed. They matter when two chains meet, and for questions in
interviews: `catch` and `finally` are not invisible in the order.

A handler that stands directly on the rejected promise is as fast as a `then`: `caught` is in the
first round.
*/
setTimeout(() => {
  const fine = Promise.resolve();
  fine.then(() => console.log("then"));
  fine.catch(() => {}).then(() => console.log("after catch"));
  fine.finally(() => {}).then(() => console.log("after finally"));
  Promise.reject(new Error("x")).catch(() => console.log("caught"));
  let chain = fine;
  for (const round of [1, 2, 3, 4]) chain = chain.then(() => console.log(`round ${round}`));
}, 1);
