/*
---
title: Closing a UDP socket and a watcher
chapter: streams-and-sockets
order: 105
question: A UDP socket and a watcher are closed, both with an open handle. Do their `close` events wait for the close phase?
rules: 1
orders:
  both *: tick -> socket closed -> watcher closed -> promise -> immediate
---
They do not. `close` lets the handle go at once and queues a tick, and that tick emits the event. The loop does close the
handle in its close phase, but nobody is told of that.

A connected TCP socket has to wait, because Node emits its `close` when the handle has really gone. What has a
handle therefore tells you nothing about the phase. If the order matters to your program, do in the listener what
has to come after it, and do not count on the phase in which it is called.
*/
const dgram = require("node:dgram");
const fs = require("node:fs");
const os = require("node:os");

const socket = dgram.createSocket("udp4");
socket.bind(0, "127.0.0.1", () => {
  const watcher = fs.watch(os.tmpdir());
  setImmediate(() => {
    process.nextTick(() => console.log("tick"));
    socket.on("close", () => console.log("socket closed"));
    socket.close();
    watcher.on("close", () => console.log("watcher closed"));
    watcher.close();
    Promise.resolve().then(() => console.log("promise"));
    setImmediate(() => console.log("immediate"));
  });
});
