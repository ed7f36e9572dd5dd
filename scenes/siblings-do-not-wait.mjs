/*
---
title: Two imports that await
chapter: modules
order: 40
question: The first import awaits something. Does the second one wait until it is done?
modes: esm
orders:
  esm *: one begins -> two begins -> one goes on -> two goes on -> body
---
No. Modules are begun in the order of the import lines. When one stops at an `await`, the next one
that does not depend on it is begun. Only a module that imports them waits, for all of them.

So imports with top-level `await` overlap like promises in `Promise.all`. If the second needs what
the first sets up, it has to import it.

An answer that is often given, "imports are synchronous, one after the other", is right for
`require`, and for ES modules only as long as nobody awaits.
*/
import "data:text/javascript,console.log('one begins'); await null; console.log('one goes on');";
import "data:text/javascript,console.log('two begins'); await null; console.log('two goes on');";

console.log("body");
