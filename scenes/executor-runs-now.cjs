/*
---
title: The function given to new Promise
chapter: first-steps
order: 50
question: What is printed before `script` and what after it?
orders:
  both *: executor -> still here -> script -> got 1
---
`new Promise(f)` calls `f` at once, like any other function. Only what is given to `then` is
postponed.

`resolve` does not end `f` either: the next line still runs. And only the first call decides. The
second `resolve` and the `reject` are ignored without a word, which hides mistakes such as a
callback that is called twice.

To stop after settling, write `return resolve(value)`.

Wrapping slow synchronous code in a promise therefore changes nothing: it blocks the loop just as
long.
*/
new Promise((resolve, reject) => {
  console.log("executor");
  resolve(1);
  console.log("still here");
  resolve(2);
  reject(new Error("too late"));
}).then((value) => console.log(`got ${value}`));
console.log("script");
