/*
---
title: The loser of a race
chapter: traps
order: 80
question: A job is raced against a deadline and loses. Is it stopped?
orders:
  both *: deadline -> gave up -> job step 1 -> job step 2
---
It is not. `Promise.race` only decides whose result is taken. The job goes on with all its steps,
uses its connection and its memory, and its result is thrown away.

A server that is overloaded gets worse by this: each request that was given up still costs as much
as before, and the client tries again.

A deadline needs two halves: stop waiting, and tell the other side. Pass an `AbortSignal` to the
job and end it there. And clear the timer of the deadline when the job wins; it keeps the process
alive until it fires.
*/
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function job() {
  await turn();
  await turn();
  console.log("job step 1");
  await turn();
  console.log("job step 2");
}

const deadline = turn().then(() => console.log("deadline"));
Promise.race([job(), deadline]).then(() => console.log("gave up"));
