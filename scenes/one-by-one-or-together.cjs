/*
---
title: One by one or together
chapter: await
order: 100
question: Two jobs are awaited twice over, in two styles. In which style do they overlap?
orders:
  both *: begin a -> end a -> begin b -> end b -> begin c -> begin d -> end c -> end d
---
A promise is not a job that waits to be started. The work begins when the function is called, and
`await` only waits for it.

`await job("a"); await job("b")` calls the second function when the first is done. With
`Promise.all` both have been called before anything is awaited, so they overlap.

That is the first thing to look for in a slow handler: awaits in a row that do not need each other.
It is also where too much is done: `Promise.all` over a thousand items starts a thousand requests
at once and has no limit of its own.

`Promise.all` starts nothing either. It gets promises whose work is under way.
*/
const job = async (name) => {
  console.log(`begin ${name}`);
  await new Promise((resolve) => setTimeout(resolve, 3));
  console.log(`end ${name}`);
};

async function main() {
  await job("a");
  await job("b");
  await Promise.all([job("c"), job("d")]);
}

main();
