import { withTimeout } from "@solution";

const wait = (ms: number, text: string) =>
  new Promise<string>((resolve) => setTimeout(resolve, ms, text));

console.log(await withTimeout(() => wait(10, "quick"), 100)); // quick
await withTimeout(() => wait(200, "slow"), 50).catch((error) => console.log(error.code)); // TIMEOUT
