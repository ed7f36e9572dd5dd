/** Where the sample scene is. */
export const FILE = "scenes/two-ticks.cjs";
/** A scene with a race as CommonJS, and no order on some lines as an ES module. */
export const TEXT = `/*
---
title: Two ticks
chapter: microtasks
order: 20
question: Which one is first?
rules: 1, 2
orders:
  cjs *: a -> {b, c}
  esm >=22 <24 || >=26: a -> c -> b
---
Because.
*/
console.log("a");
`;
