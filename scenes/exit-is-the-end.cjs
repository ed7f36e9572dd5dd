/*
---
title: Work that is queued while exiting
chapter: process-events
order: 10
question: The `exit` listener asks for a timer, an immediate, a tick and a microtask. Which of them runs?
rules: 8
orders:
  both *: script -> timer -> exit -> microtask
---
When `exit` is emitted the loop is over. Nothing turns it on again, so timers and immediates that
are set now never run, and the queue of ticks is not emptied any more.

A microtask may still run, as the engine empties that queue by itself when the last piece of
JavaScript has returned. This is what happens today and nothing to build on.

So an `exit` listener can only do synchronous things: write a line, write a file with
`writeFileSync`, set `process.exitCode`. Sending a last message to a server does not work there.

"Close the database in `process.on("exit")`" is a popular answer and a wrong one. Do it on
`SIGTERM`, and wait for it.
*/
process.on("exit", () => {
  console.log("exit");
  setTimeout(() => console.log("late timer"), 0);
  setImmediate(() => console.log("late immediate"));
  process.nextTick(() => console.log("late tick"));
  queueMicrotask(() => console.log("microtask"));
});
setTimeout(() => console.log("timer"), 1);
console.log("script");
