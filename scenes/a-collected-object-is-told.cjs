/*
---
title: A finalization registry
chapter: process-events
order: 135
question: A timer makes the garbage collector run. When is the registry told of the object that is gone?
rules: 1
orders:
  both *: collected -> tick -> promise -> gone -> immediate
---
Not by the collector. V8 hands the call over to Node, which makes it a callback of its own after the current one
has ended and its queues are empty.

`--expose-gc` makes this snippet certain. In a real program nobody knows when the collector runs, or whether it does
before the process ends: then the registry is never told. So use it for a warning about something that was not
closed, or to drop an entry of a cache, but never to close a file or a connection.
*/
const v8 = require("node:v8");
const vm = require("node:vm");

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");
const registry = new FinalizationRegistry(() => console.log("gone"));
function lose() {
  registry.register({ size: 1 }, "lost");
}
setTimeout(() => {
  // Not earlier, or the collector might run by itself before the timer.
  lose();
  collect();
  console.log("collected");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
}, 5);
