/*
---
title: What await using does at the end
chapter: await
order: 110
question: A function opens `a` and `b` with `await using` and returns a value. When are they closed, and who sees the value first?
node: >=24
orders:
  both >=24: work -> closing b -> called -> closed b -> promise -> closing a -> closed a -> value
---
They are closed when the block is left, the last one first, and one after the other: `closing a` waits until
`b` is closed. `return` does not settle the promise of the function until all of it is done, so the value comes last.

The first `[Symbol.asyncDispose]()` is called at once, within the call of `work`. What it returns is awaited, and there
the function gives way for the first time. Nothing was awaited before: `await using` waits at the end of its
block, not where it stands.

Node 24 and later know `using` and `await using`. Node 20 and 22 do not parse them: there use `try` and `finally`.
*/
function open(name) {
  return {
    async [Symbol.asyncDispose]() {
      console.log(`closing ${name}`);
      await null;
      console.log(`closed ${name}`);
    },
  };
}

async function work() {
  await using a = open("a");
  await using b = open("b");
  console.log("work");
  return "value";
}

work().then((value) => console.log(value));
console.log("called");
Promise.resolve().then(() => console.log("promise"));
