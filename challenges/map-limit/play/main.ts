import { mapLimit } from "@solution";

let running = 0;
let most = 0;
const load = async (ms: number) => {
  running += 1;
  most = Math.max(most, running);
  await new Promise((resolve) => setTimeout(resolve, ms));
  running -= 1;
  return `loaded in ${ms} ms`;
};

const results = await mapLimit([30, 10, 20], load, { limit: 2 });
console.log(results.join(", ")); // loaded in 30 ms, loaded in 10 ms, loaded in 20 ms
console.log(most); // 2

const broken = async () => {
  throw new Error("404");
};
await mapLimit(["ada"], broken, { limit: 2 }).catch((error) => console.log(error.message)); // 404
