import { retry } from "@solution";

let calls = 0;
const flaky = async () => {
  calls += 1;
  if (calls < 3) throw new Error("503");
  return `answer after ${calls} calls`;
};

console.log(await retry(flaky, { retries: 4, baseMs: 10 })); // answer after 3 calls

const down = async () => {
  throw new Error("still 503");
};
await retry(down, { retries: 2, baseMs: 10 }).catch((error) => console.log(error.message)); // still 503
