/*
---
title: An event is a function call
chapter: first-steps
order: 70
question: Is the listener called during `emit`, or later by the loop?
orders:
  both *: before -> listener 1 -> listener 2 -> after -> tick
---
`emit` calls the listeners one after the other, in the order in which they were added, and returns
when the last one has returned. No queue is involved and no phase of the loop.

That the name "event loop" contains "event" misleads many. The loop waits for the operating system;
an `EventEmitter` is a list of functions.

So a slow listener slows down whoever emits, and an error thrown by a listener comes out of `emit`.
A listener that should run later has to be postponed by itself, for example with `setImmediate`.
*/
const { EventEmitter } = require("node:events");

const door = new EventEmitter();
door.on("ring", () => console.log("listener 1"));
door.on("ring", () => console.log("listener 2"));
process.nextTick(() => console.log("tick"));
console.log("before");
door.emit("ring");
console.log("after");
