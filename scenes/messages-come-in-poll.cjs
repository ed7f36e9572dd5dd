/*
---
title: Messages between ports
chapter: streams-and-sockets
order: 120
question: Two messages are posted to a port of the same process. Are they ahead of the immediate?
rules: 1
orders:
  both *: tick -> promise -> message 1 -> message 2 -> immediate -> timeout
---
They are. A message wakes up the loop like a socket does, and it is received in the poll phase.
Poll comes before check, and the timer was set in a timer, so it waits for the end of the turn.

All messages that are there are taken in one go. In between, the ticks and microtasks are emptied
as after every callback.

`setImmediate` for browsers was built on such channels. In Node it is a way to see that poll comes
between timers and check. A message that is posted in poll itself, say by a socket's callback, has to wait for the
next turn, and there the immediate is first.

A port with a listener keeps the process alive. Close it, or let it go with `unref`.
*/
const { MessageChannel } = require("node:worker_threads");

setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (text) => {
    console.log(text);
    if (text === "message 2") port1.close();
  });
  setTimeout(() => console.log("timeout"), 0);
  setImmediate(() => console.log("immediate"));
  port2.postMessage("message 1");
  port2.postMessage("message 2");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
}, 1);
