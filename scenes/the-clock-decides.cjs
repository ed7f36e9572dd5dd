/*
---
title: Different delays, different lists
chapter: timers-and-immediates
order: 100
question: The second timer has the shorter delay, but is set 30 ms later. Who fires first?
orders:
  both *: set for 10 -> set for 1
---
What counts is the moment at which a timer expires: when it was set plus its delay. The first one
expires after 10 ms. The second is set after 30 ms and so expires after 31.

When both are overdue, Node takes the list that expires first. It does not sort by delay, and not
by the order of the calls.

Two timers with different delays and no pause in between are a weaker case. If the process is held
up between the two calls by more than the difference, the later one can expire later than expected.
Do not build an order on a difference of a millisecond.
*/
setTimeout(() => console.log("set for 10"), 10);
const until = Date.now() + 30;
while (Date.now() < until);
setTimeout(() => console.log("set for 1"), 1);
