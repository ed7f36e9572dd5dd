/*
---
title: A worker of a cluster
chapter: process-events
order: 112
question: A primary forks a worker, which listens on a port. In which order does the primary hear of it?
rules: 1
orders:
  both *: script -> fork -> tick -> online -> listening -> exit 0
---
`fork` is a tick that the call queues, so it is ahead of the tick of the script, and says nothing about the child.
`online` is the first message of the child: its Node runs. `listening` is a later message on the same channel, and
messages of one channel keep their order.

The worker does not open the port itself. Its `listen` asks the primary, which opens the socket once and passes the
connections on. That is why several workers can listen on one port without `EADDRINUSE`.

`exit` ends it. There is a `disconnect` as well, when the channel closes. It usually comes before `exit`, but one is
told by the channel and the other by the operating system, so do not rely on it.
*/
const cluster = require("node:cluster");
const net = require("node:net");

if (cluster.isWorker) {
  net.createServer().listen(0, "127.0.0.1");
} else {
  cluster.setupPrimary({ execArgv: [] });
  cluster.on("fork", () => console.log("fork"));
  cluster.on("online", () => console.log("online"));
  cluster.on("listening", (worker) => {
    console.log("listening");
    worker.disconnect();
  });
  cluster.on("exit", (worker, exitCode) => console.log(`exit ${exitCode}`));
  cluster.fork();
  process.nextTick(() => console.log("tick"));
  console.log("script");
}
