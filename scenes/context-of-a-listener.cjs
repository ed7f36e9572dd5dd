/*
---
title: Whose context has a listener
chapter: traps
order: 120
question: A listener is added in one context and the event is emitted in another. What do listener, tick and timer see?
rules: 1
orders:
  both *: listener sees emitter -> tick sees owner -> promise sees owner -> timer sees owner
---
The listener sees the context of whoever emits, as an event is a plain function call. Tick, promise
and timer see the context in which they were made, as Node remembers it for each of them.

So one and the same file can have both: the code in the timer knows its request, the code in the
listener does not, although they stand side by side.

It shows with a shared emitter, such as a pool of connections or a message bus. A listener that
should keep the context of its owner has to be bound: `AsyncLocalStorage.bind(listener)`.
*/
const { AsyncLocalStorage } = require("node:async_hooks");
const { EventEmitter } = require("node:events");

const context = new AsyncLocalStorage();
const bus = new EventEmitter();
const tell = (who) => () => console.log(`${who} sees ${context.getStore()}`);

setTimeout(() => {
  context.run("owner", () => {
    bus.on("news", tell("listener"));
    setTimeout(tell("timer"), 1);
    Promise.resolve().then(tell("promise"));
    process.nextTick(tell("tick"));
  });
  context.run("emitter", () => bus.emit("news"));
}, 1);
