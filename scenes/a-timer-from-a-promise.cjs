/*
---
title: A timer set by a promise of a timer
chapter: timers-and-immediates
order: 75
question: A promise of a timer callback sets a timer, stays busy until it is due, and sets another one. Do they wait for the next turn?
rules: 5
orders:
  both <22: outer -> inner 1 -> {immediate, inner 2}
  both >=22: outer -> immediate -> inner 1 -> inner 2
---
From Node 22 on they do, always: only timers that were due when the phase began may run in it.

On Node 20 the phase goes on as long as it finds a timer that is due. It compares with a clock that is read when a
timer is set, and no later. The second `setTimeout` reads it anew, after 5 ms, so the first inner timer is due and
runs at once, ahead of poll and check. The second one follows it in the same phase only if a millisecond has passed
by then.

Without the second `setTimeout` the clock would stand still, and the first one would wait. What a timer callback
itself sets waits for the next turn on every release. Rely on none of this: it is the library below Node that
changed.
*/
setTimeout(() => {
  console.log("outer");
  setImmediate(() => console.log("immediate"));
  Promise.resolve().then(() => {
    setTimeout(() => console.log("inner 1"), 0);
    const until = Date.now() + 5;
    while (Date.now() < until);
    setTimeout(() => console.log("inner 2"), 0);
  });
}, 1);
