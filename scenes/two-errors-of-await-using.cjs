/*
---
title: Two errors of await using
chapter: traps
order: 72
question: The work fails, and closing fails as well. Is `a` still closed, and which error arrives?
node: >=24
orders:
  both >=24: work -> closing b -> closing a -> SuppressedError -> error close failed -> suppressed work failed
---
Everything is closed, whatever fails on the way. The two errors become one `SuppressedError`: its `error` is the
latest, from the closing, and its `suppressed` is the one before, from the work.

A `finally` that throws would have replaced the first error, and with it what you want to know. Here nothing gets
lost, but code that looks at `error.code` or `instanceof` sees neither of the two. Look at `suppressed` too.

Node 24 and later know `using` and `await using`. Node 20 and 22 do not parse them.
*/
const a = {
  async [Symbol.asyncDispose]() {
    console.log("closing a");
  },
};
const b = {
  async [Symbol.asyncDispose]() {
    console.log("closing b");
    throw new Error("close failed");
  },
};

async function work() {
  await using first = a;
  await using second = b;
  console.log("work");
  throw new Error("work failed");
}

work().catch((reason) => {
  console.log(reason.name);
  console.log(`error ${reason.error.message}`);
  console.log(`suppressed ${reason.suppressed.message}`);
});
