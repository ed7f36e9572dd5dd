/*
---
title: for await over an array of promises
chapter: await
order: 80
question: The second promise is settled already, the first takes longer. Who is printed first?
orders:
  both *: fast is settled -> slow -> fast
---
`for await` takes the items in the order of the array. It waits at the first one until it has settled, even if all others are ready.

All the promises were running before the loop began. The loop starts nothing, and it does not make
anything wait; it only decides when results are looked at.

The danger is a rejection. While the loop stands at the first item nobody listens to the others. If
one of them rejects meanwhile, that is an unhandled rejection and the process ends, although the
loop stands in a `try`. For promises that already run, use `Promise.all` or `Promise.allSettled`.
*/
setTimeout(async () => {
  const slow = new Promise((resolve) => setTimeout(() => resolve("slow"), 5));
  const fast = Promise.resolve("fast");
  fast.then((name) => console.log(`${name} is settled`));
  for await (const name of [slow, fast]) console.log(name);
}, 1);
