/*
---
title: A promise and a timer
chapter: first-steps
order: 40
question: The timer was set first, the promise is resolved already. Who is printed first?
rules: 1
orders:
  both *: script -> promise -> timer
---
A reaction to a settled promise is a microtask. When a piece of JavaScript has ended, Node empties
the queue of microtasks before the loop goes on. Timers are only looked at when the loop goes on.

So it does not matter that the timer came first in the file, nor how short it is.

It is a common wrong answer that "both are asynchronous, so the first one wins". There are several
queues, and they are not equal: one is emptied after every callback, the others wait for their
phase.
*/
setTimeout(() => console.log("timer"), 0);
Promise.resolve().then(() => console.log("promise"));
console.log("script");
