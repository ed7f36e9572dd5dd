/*
---
title: The last one closed is the first to say so
chapter: streams-and-sockets
order: 85
question: Two connected sockets are destroyed, `first` and then `second`. Whose `close` comes first?
orders:
  both *: immediate -> second -> first
---
That of the second. Handles that are closed in the same turn wait in a list that libuv fills and
empties at the same end, so the close phase goes through them backwards. Every other queue of the
loop is emptied in the order in which it was filled; this one is not.

It holds for all that tells its closing in the close phase: for connected sockets, for message ports,
for the pipes of a child process. UDP sockets and servers without connections tell it in a tick, and
ticks keep their order.

So the order in which resources report that they are gone says nothing about the order in which they
were closed. If one must be gone before the other, wait for its `close` and close the other one then.
*/
const net = require("node:net");

const server = net.createServer((peer) => peer.on("error", () => {}).resume());
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const first = net.connect(port, "127.0.0.1", () => {
    const second = net.connect(port, "127.0.0.1", () => {
      first.on("close", () => console.log("first"));
      second.on("close", () => console.log("second"));
      first.destroy();
      second.destroy();
      setImmediate(() => console.log("immediate"));
      server.close();
    });
  });
});
