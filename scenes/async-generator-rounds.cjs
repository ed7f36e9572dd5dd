/*
---
title: Rounds of an async generator
chapter: await
order: 90
question: A generator yields two values at once, a counter of rounds runs beside it. How many rounds does an item take?
rules: 1
orders:
  both *: make 1 -> round 1 -> round 2 -> got 1 -> make 2 -> round 3 -> round 4 -> got 2 -> end -> round 5 -> loop done
---
Two. `yield` in an async generator awaits the value it yields, which is one round, and `for await`
awaits the result of each step, which is another one.

The generator and the loop take turns: `make 2` comes after `got 1`, because the body of a
generator only runs on when the next item is asked for.

That laziness is what makes async generators good for reading page after page. It also means that
nothing is fetched ahead. If the next page may be loaded while this one is worked on, you have to
start it yourself.
*/
setTimeout(async () => {
  async function* make() {
    console.log("make 1");
    yield 1;
    console.log("make 2");
    yield 2;
    console.log("end");
  }
  let chain = Promise.resolve();
  for (const round of [1, 2, 3, 4, 5]) chain = chain.then(() => console.log(`round ${round}`));
  for await (const item of make()) console.log(`got ${item}`);
  console.log("loop done");
}, 1);
