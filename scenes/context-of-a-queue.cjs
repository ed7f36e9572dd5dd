/*
---
title: A queue of your own
chapter: traps
order: 100
question: Three jobs are queued for request A and run while request B is served. Whose context do they see?
orders:
  both *: plain job sees B -> bound job sees A -> resource sees A
---
The plain one sees B. `AsyncLocalStorage` follows timers, ticks and promises by itself. A queue
that you write in an array is not known to it: a function has no context, it takes that of its
caller.

`AsyncLocalStorage.bind` or an `AsyncResource` remember the context when the job is queued.
Libraries with pools of connections have to do this, and those that do not mix up request ids in
the logs.

That the context is "attached to the function" is the usual misunderstanding. It is attached to the
asynchronous operation.
*/
const { AsyncLocalStorage, AsyncResource } = require("node:async_hooks");

const request = new AsyncLocalStorage();
const queue = [];
request.run("A", () => {
  queue.push(() => console.log(`plain job sees ${request.getStore()}`));
  queue.push(AsyncLocalStorage.bind(() => console.log(`bound job sees ${request.getStore()}`)));
  const resource = new AsyncResource("job");
  queue.push(() =>
    resource.runInAsyncScope(() => console.log(`resource sees ${request.getStore()}`)),
  );
});
request.run("B", () => {
  for (const job of queue) job();
});
