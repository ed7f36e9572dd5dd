/*
---
title: Closing an idle server
chapter: streams-and-sockets
order: 100
question: A server without connections is closed. Does its callback wait for the close phase?
rules: 1
orders:
  both *: close callback -> close event -> tick -> promise -> immediate
---
It does not. With no connection left to wait for, `close` queues a tick, and that tick emits the
event. It was queued before the tick of this snippet.

The callback given to `close` is only a listener for that event, added once. It was added first, so
it is called first.

With open connections it is quite another matter: the event comes when the last of them has gone,
which can take hours. That is why a server does not stop when you tell it to. An HTTP server closes
its idle connections by itself, but not those with a request under way, so an orderly shutdown
needs a deadline.
*/
const net = require("node:net");

const server = net.createServer();
server.listen(0, "127.0.0.1", () => {
  setImmediate(() => {
    server.close(() => console.log("close callback"));
    server.on("close", () => console.log("close event"));
    process.nextTick(() => console.log("tick"));
    Promise.resolve().then(() => console.log("promise"));
    setImmediate(() => console.log("immediate"));
  });
});
