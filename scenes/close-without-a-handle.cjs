/*
---
title: A socket that was never connected
chapter: streams-and-sockets
order: 90
question: This socket is destroyed before it has connected to anything. When is its `close` event emitted?
rules: 1
orders:
  both *: close -> tick -> immediate -> timeout
---
In front of everything. Without a handle there is nothing that the loop has to close, so the event
is told in a tick. That tick was queued by `destroy`, before the other one.

Compare it with a connected socket, where `close` comes after the immediate. The same line of code,
and the order depends on the state of the object.

So listen to the event and do not count on when it comes. Code that frees something in an immediate
"after the close" is right in one case only.
*/
const net = require("node:net");

setTimeout(() => {
  const socket = new net.Socket();
  socket.on("close", () => console.log("close"));
  socket.destroy();
  process.nextTick(() => console.log("tick"));
  setImmediate(() => console.log("immediate"));
  setTimeout(() => console.log("timeout"), 1);
}, 1);
