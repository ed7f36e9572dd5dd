/*
---
title: It matters what is awaited
chapter: await
order: 30
question: A value, a promise, an object with a `then` method, an async call. Which one is late?
rules: 1
orders:
  both *: value -> promise -> async call -> round 1 -> thenable -> round 2
---
A value, a native promise and the promise of an async call that is done all cost one round. An
object that merely has a `then` method costs one more: its `then` is called by a job of its own,
because it is foreign code that may do anything.

Query builders are such objects. They start their work when `then` is called, which is when you
await them, and they start it again if you await them again.

`await` on something that is not a promise is allowed and costs a round for nothing. That is a
reason against "await everything to be safe".
*/
setTimeout(() => {
  const show = async (name, awaited) => {
    await awaited;
    console.log(name);
  };
  show("value", 1);
  show("promise", Promise.resolve());
  show("thenable", { then: (settle) => settle() });
  show("async call", (async () => {})());
  Promise.resolve()
    .then(() => console.log("round 1"))
    .then(() => console.log("round 2"));
}, 1);
