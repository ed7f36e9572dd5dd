/*
---
title: A timer set by a promise of a timer
chapter: timers-and-immediates
order: 75
question: A promise of a timer callback sets a timer and stays busy until it is due. Does that timer wait for the next turn?
rules: 5
orders:
  both <22: outer -> {immediate, inner}
  both >=22: outer -> immediate -> inner
---
From Node 22 on it does, always: only timers that were there when the phase began may run in it.

On Node 20 it may run in the same phase. The microtask runs between two looks at the list of timers, and the
second look reads the clock anew. If the new timer is due by then, it is taken at once, ahead of poll and check.

A timer that the callback itself sets waits for the next turn on every release. So does code that people
write: few promises keep the thread busy. Rely on neither order.
*/
setTimeout(() => {
  console.log("outer");
  setImmediate(() => console.log("immediate"));
  Promise.resolve().then(() => {
    setTimeout(() => console.log("inner"), 0);
    const until = Date.now() + 5;
    while (Date.now() < until);
  });
}, 1);
