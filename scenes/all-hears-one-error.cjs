/*
---
title: Two errors in Promise.all
chapter: traps
order: 70
question: Both jobs fail, one after the other. What becomes of the second error?
rules: 7
orders:
  both *: first fails -> caught first -> second fails -> exit 0
---
Nothing. `Promise.all` rejects with the first error. It had attached its handlers to all promises,
so the second one counts as handled, and it is dropped without a word.

The second job was not stopped either. It ran on after the error was caught. If it writes to a
database, it does so after your program has answered "failed".

Use `Promise.allSettled` when every result matters. To stop the others you need an
`AbortController` which you pass to all of them; promises cannot be cancelled.
*/
process.on("unhandledRejection", () => console.log("unhandled"));
process.on("exit", (code) => console.log(`exit ${code}`));

const fail = (name) =>
  new Promise((resolve, reject) => {
    setTimeout(() => {
      console.log(`${name} fails`);
      reject(new Error(name));
    }, 2);
  });

Promise.all([fail("first"), fail("second")]).catch((error) =>
  console.log(`caught ${error.message}`),
);
