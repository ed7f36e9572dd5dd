/*
---
title: Two ways to set a context
chapter: traps
order: 110
question: Two functions set a context for themselves, in two ways. Whose setting does the caller see?
orders:
  both *: inside run 1 -> caller sees none -> inside enterWith 2 -> caller sees 2
---
That of `enterWith`. The part of an async function before its first `await` is an ordinary call and
shares the context of its caller. `enterWith` changes exactly this context, so the change stays
when the call returns.

`run` sets the context for one function and puts the old one back. It cannot leak.

In a server that means the next piece of code in the same handler logs with the wrong id, or even
the next request on the same connection. Prefer `run`. `enterWith` is for the rare place where
there is no function to wrap.
*/
const { AsyncLocalStorage } = require("node:async_hooks");

const id = new AsyncLocalStorage();
const tell = (who) => console.log(`${who} ${id.getStore() ?? "none"}`);

async function withRun() {
  await id.run(1, async () => tell("inside run"));
}

async function withEnter() {
  id.enterWith(2);
  tell("inside enterWith");
}

setTimeout(async () => {
  await withRun();
  tell("caller sees");
  await withEnter();
  tell("caller sees");
}, 1);
