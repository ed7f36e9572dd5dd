/*
---
title: A broadcast channel
chapter: streams-and-sockets
order: 128
question: A message is broadcast within one thread. Does its sender hear it, and when does the other end?
rules: 1
orders:
  both *: tick -> promise -> news -> immediate -> timeout
---
The sender does not: a channel hears what the others post. The other end receives it in the poll phase, as with ports,
even though both are in the same thread. Nothing is called by `postMessage`.

A channel that is open keeps the process alive, so close it or use `unref`. Between threads it is the easiest way to
tell everybody something, such as "the settings have changed". It does not leave the process: between
processes you need a server such as Redis.
*/
const { BroadcastChannel } = require("node:worker_threads");

setTimeout(() => {
  const sender = new BroadcastChannel("settings");
  const other = new BroadcastChannel("settings");
  sender.onmessage = () => console.log("heard myself");
  other.onmessage = ({ data }) => {
    console.log(data);
    sender.close();
    other.close();
  };
  setImmediate(() => console.log("immediate"));
  setTimeout(() => console.log("timeout"), 0);
  sender.postMessage("news");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
}, 1);
