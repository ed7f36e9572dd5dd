/*
---
title: AbortSignal.timeout alone
chapter: traps
order: 40
question: A deadline of half a second is all that is left. Does the process wait for it?
rules: 8
orders:
  both *: script -> exit 0
---
It does not. The timer of `AbortSignal.timeout` is unref'd: it fires if the process is still there,
but nobody stays for it. A promise waiting for the signal never settles, and the process exits with code 0.

This is intentional. A deadline belongs to some operation, and when that is over the deadline should
not hold up the end of the program.

The trap is a wait made of it, such as "sleep until the signal comes", or a deadline for something
that is unref'd itself. For a plain wait use `setTimeout` of `node:timers/promises`, which keeps
the process.
*/
const signal = AbortSignal.timeout(500);
signal.addEventListener("abort", () => console.log("aborted"));
process.on("exit", (code) => console.log(`exit ${code}`));
console.log("script");
