/*
---
title: The close event of a socket
chapter: streams-and-sockets
order: 80
question: A connected socket is destroyed. Is `close` a tick, or does it come later than the immediate?
rules: 1, 3
orders:
  both *: tick -> immediate -> close -> timeout
---
Later. A connected socket owns a handle of the event loop. Closing the handle is finished in the
close phase, which follows check. Then come the timers, so even an overdue timer is behind it.

This is the one phase that most people cannot give an example for. It is there to tell that a
handle is really gone.

A socket that was never connected has no handle. Its `close` is a tick and comes before the
immediate. So "close comes in the close phase" does not hold for everything that has an event of
that name: streams in memory emit it in a tick, and so do UDP sockets, though these have a handle.
*/
const net = require("node:net");

const server = net.createServer((peer) => peer.on("error", () => {}).resume());
server.listen(0, "127.0.0.1", () => {
  const socket = net.connect(server.address().port, "127.0.0.1", () => {
    socket.on("close", () => console.log("close"));
    socket.destroy();
    process.nextTick(() => console.log("tick"));
    setImmediate(() => console.log("immediate"));
    setTimeout(() => console.log("timeout"), 1);
    const until = Date.now() + 5;
    while (Date.now() < until);
    server.close();
  });
});
