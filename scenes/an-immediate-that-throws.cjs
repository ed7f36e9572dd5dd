/*
---
title: An immediate that throws
chapter: process-events
order: 98
question: An immediate queues a tick, a timer that is due and another immediate, then throws. A listener catches the error. In which order do they run?
rules: 1, 5
orders:
  both *: immediate -> uncaught -> new immediate -> tick -> promise -> timer
---
The new immediate is first. Usually it would wait for the next turn, and the queues would be emptied at once. The
error changes both: Node starts the check phase anew with the immediates that are there by then, and the new one is
among them. Tick and promise wait for the end of that callback. The timer is due, but its phase comes after check.

So an error in an immediate gives you two exceptions from the rules at once, on every release. Nothing is lost, and
nothing is where you expect it.

It only shows if `uncaughtException` lets the process live. Catch an error inside the callback, and every rule holds.
*/
process.on("uncaughtException", () => console.log("uncaught"));
setImmediate(() => {
  console.log("immediate");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("new immediate"));
  setTimeout(() => console.log("timer"), 0);
  const until = Date.now() + 5;
  while (Date.now() < until);
  throw new Error("from an immediate");
});
