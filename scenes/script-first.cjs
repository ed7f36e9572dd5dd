/*
---
title: A delay of nothing
chapter: first-steps
order: 10
question: The timer asks for no delay at all. Where does its line appear?
orders:
  both *: first -> second -> timer
---
A callback is never run in the middle of other JavaScript. There is one thread for it, and it runs
the script from the first line to the last. Only then does Node look for something else to do.

`setTimeout` does not wait. It writes down a callback and a time, and returns. So `second` is
printed while the callback is merely noted, whatever delay was asked for.

In practice: code after a scheduling call may not rely on what the callback does. A variable that
is filled in a callback is still empty on the next line.

It is often said that a delay of 0 means "now". It means "not before the current code is done, and
then when the timers get their turn".
*/
console.log("first");
setTimeout(() => console.log("timer"), 0);
console.log("second");
