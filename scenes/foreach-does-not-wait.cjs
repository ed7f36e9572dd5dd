/*
---
title: await inside forEach
chapter: await
order: 60
question: Both loops await for each item. Which one finishes an item before it begins the next?
rules: 1
orders:
  both *: each 1 -> each 2 -> after forEach -> for 1 -> each 1 done -> each 2 done -> for 1 done -> for 2 -> for 2 done -> after for
---
`forEach` calls the function for each item and throws the returned promises away. So all items
begin in one go, and `after forEach` is printed before any of them is done. `for ... of` is part of
the function, so its `await` really holds it up.

The promises that were thrown away have another effect: if one of them rejects, nobody handles it,
and the process ends.

Use `for ... of` to do things one by one, and `await Promise.all(items.map(f))` to start them
together and wait for all. The same trap sits in `filter` with an async test: a promise is always
truthy.
*/
setTimeout(async () => {
  [1, 2].forEach(async (item) => {
    console.log(`each ${item}`);
    await null;
    console.log(`each ${item} done`);
  });
  console.log("after forEach");
  for (const item of [1, 2]) {
    console.log(`for ${item}`);
    await null;
    console.log(`for ${item} done`);
  }
  console.log("after for");
}, 1);
