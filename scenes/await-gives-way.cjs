/*
---
title: What await does to a function
chapter: await
order: 10
question: The awaited value is there already. Does the function go on without a pause?
rules: 1
orders:
  both *: called -> inside -> caller goes on -> after await 5
---
An async function runs at once, like any function, up to its first `await`. There it always stops
and its caller goes on. The rest is a microtask, even when there is nothing to wait for.

So the part before the first `await` can block, and everything behind it sees a world in which
other code has run. A check such as "is the cache empty" has to be made again after an `await`.

"An async function runs in the background" is wrong. Nothing of it runs elsewhere; it is the same
thread, in two pieces.
*/
async function read() {
  console.log("inside");
  const value = await 5;
  console.log(`after await ${value}`);
}

console.log("called");
read();
console.log("caller goes on");
