/*
---
title: An ES module that is imported later
chapter: modules
order: 70
question: A timer callback imports a module with `import()`. Which order does the body of that module see?
rules: 1, 2
orders:
  both *: asked -> body -> promise -> imported -> tick
---
Promise before tick, whoever imports it. `import()` runs the body from a promise job, so the queue
of microtasks is finished before the ticks of the module get their turn.

`asked` is printed first. `import()` never runs the module at once, not even if it is in memory
already. The loader goes on in microtasks of the same drain, so `imported` is ahead of the tick,
too. For a module that has to be read from the disk it would be a later callback.

The import has a promise, so it can fail: a missing file or a syntax error is a rejection. An
`import()` without a handler is an unhandled rejection that waits to happen.
*/
setTimeout(() => {
  const code = `
    process.nextTick(() => console.log("tick"));
    Promise.resolve().then(() => console.log("promise"));
    console.log("body");
  `;
  import(`data:text/javascript,${encodeURIComponent(code)}`).then(() => console.log("imported"));
  console.log("asked");
}, 1);
