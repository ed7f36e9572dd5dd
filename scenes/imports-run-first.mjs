/*
---
title: An import below the code
chapter: modules
order: 30
question: The import stands below the first line of code. Which of the two runs first?
modes: esm
orders:
  esm *: dependency -> body -> promise of the dependency -> promise of the body -> tick of the dependency -> tick of the body
---
The import. Static imports are found before anything runs, and the dependency is run before the
module that needs it. Where the line stands in the file does not matter.

Here the two bodies run right behind each other: no microtask gets in between, as neither of them
awaits anything. Then the promises of both, then the ticks of both.

That is why settings made in the first line, such as `process.env.NAME = "x"`, come too late for an
imported module. Put them into a module of their own and import it first, or import the rest with
`await import()`.
*/
console.log("body");
process.nextTick(() => console.log("tick of the body"));
Promise.resolve().then(() => console.log("promise of the body"));

import "data:text/javascript,console.log('dependency'); process.nextTick(() => console.log('tick of the dependency')); Promise.resolve().then(() => console.log('promise of the dependency'));";
