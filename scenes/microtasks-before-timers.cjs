/*
---
title: A promise inside a promise
chapter: first-steps
order: 60
question: One promise is only made while the other is handled. Is it too late to be ahead of the timers?
rules: 1
orders:
  both *: outer -> inner -> timer 1 -> timer 2
---
The queue of microtasks is emptied until it is empty, and that includes what is added while it is
being emptied. The inner reaction joins the same queue, so it still runs before the first timer.

There is no limit to this. A microtask that always adds another one keeps the loop from ever
reaching its timers: the process looks alive and does nothing.

The picture of "one microtask for each turn of the loop" is wrong, and so is "one for each timer".
*/
setTimeout(() => console.log("timer 1"), 0);
Promise.resolve().then(() => {
  console.log("outer");
  Promise.resolve().then(() => console.log("inner"));
});
setTimeout(() => console.log("timer 2"), 0);
