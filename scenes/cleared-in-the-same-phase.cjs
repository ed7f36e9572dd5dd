/*
---
title: Cleared at the last moment
chapter: timers-and-immediates
order: 110
question: Both victims are due in the same phase as the callback that clears them. Do they still run?
orders:
  both *: timer clears its neighbour -> immediate clears its neighbour -> end
---
No. Clearing works up to the moment at which a callback is called, even when the phase is already
on its way through the list.

A timer that is cleared twice, or that has fired, is no error: `clearTimeout` does nothing then. So
a cleanup function may clear without asking.

What cannot be taken back is work that was started. Clearing the timer of a timeout does not stop
the request it was meant for, and a callback that has begun runs to its end.
*/
setTimeout(() => {
  console.log("timer clears its neighbour");
  clearTimeout(second);
  setImmediate(() => {
    console.log("immediate clears its neighbour");
    clearImmediate(neighbour);
    setTimeout(() => console.log("end"), 1);
  });
  const neighbour = setImmediate(() => console.log("cleared immediate"));
}, 3);
const second = setTimeout(() => console.log("cleared timer"), 3);
const until = Date.now() + 10;
while (Date.now() < until);
