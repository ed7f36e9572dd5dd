/*
---
title: A delay of 0 and a delay of 1
chapter: timers-and-immediates
order: 10
question: The longer delay is set first. Which timer fires first?
rules: 3
orders:
  both *: one -> zero
---
`setTimeout` turns every delay below 1 into 1. Both timers have a delay of 1 ms, are in the same
list, and fire in the order in which they were set.

So there is no "timer of 0 ms" in Node. If you want to run something in the next turn,
`setImmediate` says so and does not wait for a millisecond to pass.

Some answers sort these two by their numbers, and one well known question even puts the immediates
between them. In browsers 0 has become a real 0; what you measure there says nothing about Node.
*/
setTimeout(() => console.log("one"), 1);
setTimeout(() => console.log("zero"), 0);
