/*
---
title: A tick that asks for a tick
chapter: microtasks
order: 70
question: Ticks renew themselves for 20 ms. The timer is due after 1 ms. Is it served in between?
rules: 1
orders:
  both *: ticks done -> immediate -> timer
---
No. Node goes on to the next phase when the queue of ticks is empty, and it does not become empty
while every tick adds another one. For those 20 ms nothing else happens in the process, and then
check comes before the timers.

Without an end, such a chain hangs the server: no timer, no socket, no signal handler. Processor
use is at 100 percent and no error appears.

To repeat something "as soon as possible" use `setImmediate`: it waits for the next turn, so the
others get theirs. The names are the wrong way round; `nextTick` is the more immediate of the two.
*/
setTimeout(() => {
  const until = Date.now() + 20;
  const again = () => {
    if (Date.now() < until) process.nextTick(again);
    else console.log("ticks done");
  };
  setTimeout(() => console.log("timer"), 1);
  setImmediate(() => console.log("immediate"));
  process.nextTick(again);
}, 1);
