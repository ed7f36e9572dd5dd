/*
---
title: A try that catches nothing
chapter: await
order: 50
question: Both functions have a `try` around the failing call. Which of them catches the error?
rules: 6
orders:
  both *: with await caught inside -> without await caught by the caller
---
`return fail()` hands the promise on and leaves the function. When it rejects, the `try` is long
gone, so the caller gets the error. `return await fail()` stays inside the function until the
promise has settled, and the error is thrown right there, within the `try`.

The order tells the same: the inner `catch` runs one round after the call, while the other
rejection first has to be adopted by the outer promise.

In practice this is how a retry or a cleanup in `catch` is silently skipped. Linters have a rule
for it: `return-await` in the setting "in try catch".
*/
const fail = async () => {
  throw new Error("no");
};

async function withAwait() {
  try {
    return await fail();
  } catch {
    console.log("with await caught inside");
  }
}

async function withoutAwait() {
  try {
    return fail();
  } catch {
    console.log("without await caught inside");
  }
}

withoutAwait().catch(() => console.log("without await caught by the caller"));
withAwait();
