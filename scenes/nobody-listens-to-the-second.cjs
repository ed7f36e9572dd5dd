/*
---
title: Two awaits in a row
chapter: traps
order: 60
question: The second of two running jobs fails while the first is awaited. Does the `try` around both catch that in time?
rules: 7
orders:
  both *: unhandled no luck -> first is done -> caught no luck -> handled after all
---
Not in time. While the function stands at the first `await`, nobody listens to the second promise.
It rejects, the ticks and microtasks run out, and Node reports an unhandled rejection. Without the
listener of this snippet the process would be gone.

Later the function does get to the second `await`, and the `try` catches the error after all.

Start both and await both at the same time: `await Promise.all([first, second])` listens to all of
them from the start. The same goes for `Promise.allSettled`.

The code looks careful, with its `try` around everything. That it fails only if the second job is
the faster one is what makes it a trap.
*/
process.on("unhandledRejection", (error) => console.log(`unhandled ${error.message}`));
process.on("rejectionHandled", () => console.log("handled after all"));

async function main() {
  const first = new Promise((resolve) => setTimeout(resolve, 3));
  const second = new Promise((resolve, reject) => {
    setImmediate(() => reject(new Error("no luck")));
  });
  try {
    await first;
    console.log("first is done");
    await second;
  } catch (error) {
    console.log(`caught ${error.message}`);
  }
}

setTimeout(main, 1);
