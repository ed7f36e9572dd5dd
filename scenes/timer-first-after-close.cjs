/*
---
title: The pair in a close callback
chapter: timers-and-immediates
order: 95
question: The `close` listener of a socket sets a timer and an immediate and stays busy for 5 ms. Who is first?
rules: 3, 5
orders:
  both *: close -> timeout -> immediate
---
The timer. The close phase comes after check and before the timers. When the listener ends, the timer is due and
its phase is next. The immediate has to wait for the check phase of the next turn.

So the sentence "inside a callback the immediate is first" needs its limits: it holds for callbacks of poll and
for timers, which have a check phase ahead of the next timers phase. It does not hold for callbacks of check
and close, which come behind it.
*/
const net = require("node:net");

const server = net.createServer((peer) => peer.on("error", () => {}).resume());
server.listen(0, "127.0.0.1", () => {
  const socket = net.connect(server.address().port, "127.0.0.1", () => {
    socket.on("close", () => {
      console.log("close");
      setTimeout(() => console.log("timeout"), 0);
      setImmediate(() => console.log("immediate"));
      const until = Date.now() + 5;
      while (Date.now() < until);
    });
    socket.destroy();
    server.close();
  });
});
