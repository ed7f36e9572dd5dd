/*
---
title: When there is nothing left to do
chapter: process-events
order: 20
question: `beforeExit` sets one more timer. How often is it emitted?
rules: 8
orders:
  both *: script -> beforeExit -> one more -> beforeExit -> exit 0
---
Twice. It is emitted when the loop has nothing left, and it may give it something. Then the loop
goes on, runs out again, and the event comes again. A listener that always sets a timer keeps the
process for ever.

`exit` comes once and cannot be stopped.

`beforeExit` is not emitted after `process.exit()` nor after an uncaught error. It says "the
program has run out of work", not "the program ends". A server never sees it, since a listening
socket is work.
*/
let rounds = 0;
process.on("beforeExit", () => {
  console.log("beforeExit");
  rounds += 1;
  if (rounds === 1) setTimeout(() => console.log("one more"), 1);
});
process.on("exit", (code) => console.log(`exit ${code}`));
console.log("script");
