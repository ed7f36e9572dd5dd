/*
---
title: A message that is posted in poll
chapter: streams-and-sockets
order: 125
question: The callback of a connection posts a message to a port, then sets an immediate. Is the message received first?
rules: 1
orders:
  both *: posted -> tick -> promise -> immediate -> message
---
It is not. The callback already runs in the poll phase, and poll takes only what was reported when it looked. The
message is for the next look, and in between lies the check phase with the immediate.

From a timer it is the other way round: poll is still to come in that turn, so the message is ahead of the
immediate. A message has no fixed rank. It is received in the next poll phase, like data of a socket.
*/
const net = require("node:net");
const { MessageChannel } = require("node:worker_threads");

const { port1, port2 } = new MessageChannel();
port1.on("message", () => {
  console.log("message");
  port1.close();
});
const server = net.createServer((peer) => peer.on("error", () => {}).resume());
server.listen(0, "127.0.0.1", () => {
  const socket = net.connect(server.address().port, "127.0.0.1", () => {
    port2.postMessage("news");
    setImmediate(() => console.log("immediate"));
    process.nextTick(() => console.log("tick"));
    Promise.resolve().then(() => console.log("promise"));
    console.log("posted");
    socket.destroy();
    server.close();
  });
});
