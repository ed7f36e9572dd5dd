/** One of each, from a callback, so that its order is the same on every Node. */
export const TOUR = `const fs = require("node:fs");
const log = (text) => console.log(text);
setTimeout(() => {
  setTimeout(() => log("timer"), 0);
  setImmediate(() => {
    console.log("immediate");
    setImmediate(() => console.log("next immediate"));
  });
  const never = setTimeout(() => console.log("never"), 5000);
  clearTimeout(never);
  Promise.resolve().then(() => console.log("promise"));
  process.nextTick(() => console.error("tick"));
  process.stdout.write("sy");
  process.stdout.write("nc\\n");
}, 1);
`;

/** As an ES module its promise comes first. */
export const TWO_WAYS = `process.nextTick(() => console.log("tick"));
Promise.resolve().then(() => console.log("promise"));
console.log("script");
`;

/** Its texts try to leave the place where they stand. */
export const HOSTILE = `// </script><script>window.ran = 1</script> \u202E
process.nextTick(() => console.log("</script><img src=x onerror='window.ran = 1'> \u202E \\u0007 \\ud800"));
console.log("\\u2028 <!-- <b>bold</b>");
console.log("x".repeat(4000));
`;
