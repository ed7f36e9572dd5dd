/*
---
title: A top-level await that never ends
chapter: modules
order: 90
question: The promise is never settled. Does the process hang?
modes: esm
exit: 13
orders:
  esm <22.15 || >=23 <23.11: before -> beforeExit -> exit 0
  esm >=22.15 <23 || >=23.6: before -> beforeExit -> exit 13
---
It does not hang. A promise keeps nothing alive; only timers, sockets and the like do. The loop is
empty, so Node ends with code 13, which means "a top-level await was not settled", and prints a
warning.

The code is 13 on all versions. What the `exit` listeners are told differs: 0 on Node 20 and on 22
before 22.15, and 13 later on.

In CommonJS the same mistake is silent. An `await` inside a function that never goes on ends the
process with code 0, and it looks like success. In a script of a build that is worse than an error.

"Node waits for open promises" is believed by many. It waits for operations, not for promises.
*/
process.on("beforeExit", () => console.log("beforeExit"));
process.on("exit", (code) => console.log(`exit ${code}`));
console.log("before");
await new Promise(() => {});
console.log("after");
