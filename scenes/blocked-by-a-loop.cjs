/*
---
title: A callback that takes long
chapter: first-steps
order: 20
question: The second timer is due long before the first callback ends. Does it get in between?
orders:
  both *: one begins -> one ends -> two
---
A callback runs to its end. The second timer is due after 1 ms as well, but while the first
callback is busy there is nobody who could notice it.

This is why one slow calculation delays everything: other timers, answers to other requests, the
sockets of all clients. The time of a timer is the earliest moment, never a promise.

Work that takes long belongs in a worker thread, or has to be cut into pieces with `setImmediate`
between them.

Some explanations let timers run "in parallel" and only their callbacks queue up. There is no
second thread that counts: the clock is simply compared when the loop comes by.
*/
setTimeout(() => {
  console.log("one begins");
  const until = Date.now() + 25;
  while (Date.now() < until);
  console.log("one ends");
}, 1);
setTimeout(() => console.log("two"), 1);
