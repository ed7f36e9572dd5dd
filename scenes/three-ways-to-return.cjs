/*
---
title: return, return await, return a promise
chapter: await
order: 40
question: Three async functions return the same thing in three ways. Which is the fastest, which the slowest?
rules: 6
orders:
  both *: value -> round 1 -> return await -> round 2 -> return promise -> round 3
---
A plain value settles the promise of the function when the function returns. `return await p` waits
one round for `p` and then returns a plain value. `return p` resolves the outer promise with
another promise, and that takes two rounds: a job to call `then`, a job for the result.

So the advice "leave out `await` before `return`, it is one step less" has it backwards: it is one
step more. The advice comes from a time when an `await` was expensive.

There is a better reason for `return await` as well: only with it a `try` around it catches the
error, and only with it the function appears in the stack of the error.
*/
setTimeout(() => {
  const done = Promise.resolve();
  const value = async () => 1;
  const returnAwait = async () => await done;
  const returnPromise = async () => done;
  returnPromise().then(() => console.log("return promise"));
  returnAwait().then(() => console.log("return await"));
  value().then(() => console.log("value"));
  done
    .then(() => console.log("round 1"))
    .then(() => console.log("round 2"))
    .then(() => console.log("round 3"));
}, 1);
