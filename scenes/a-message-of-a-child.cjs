/*
---
title: A message of a child process
chapter: process-events
order: 105
question: A child sends one message. The listener queues a promise, a tick, an immediate and a timer. In which order do they run?
rules: 1, 3
orders:
  both *: message -> tick -> promise -> immediate -> timer
---
The message arrives in the poll phase, so the immediate is next, and the timer comes at the end of the turn although
it is due. It is the order that holds for a file or a socket as well: what comes from another process has no rank of
its own.

Look at the phase of the first line: it is a tick. Node does not call a `message` listener from poll but from a tick
that it queues there. You do not notice, since the queues are emptied before the loop goes on.

A parent waits for its child as long as the channel between them is open. Here the child has nothing more to do and
ends, which closes it.
*/
const { fork } = require("node:child_process");

if (process.argv[2] === "child") {
  process.send("hello");
} else {
  const child = fork(process.argv[1], ["child"], { execArgv: [] });
  child.on("message", () => {
    console.log("message");
    setTimeout(() => console.log("timer"), 0);
    setImmediate(() => console.log("immediate"));
    Promise.resolve().then(() => console.log("promise"));
    process.nextTick(() => console.log("tick"));
    const until = Date.now() + 5;
    while (Date.now() < until);
  });
}
