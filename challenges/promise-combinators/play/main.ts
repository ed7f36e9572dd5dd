import { all, allSettled } from "@solution";

const later = <T>(ms: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(resolve, ms, value));

console.log(await all([later(20, "slow"), later(5, "fast"), "now"])); // ["slow", "fast", "now"]

const broken = Promise.reject(new Error("no tea left"));
const records = await allSettled([later(5, "tea"), broken]);
console.log(records.map((record) => record.status)); // ["fulfilled", "rejected"]

await all([later(50, "late"), broken]).catch((error: unknown) => {
  console.log(String(error)); // "Error: no tea left", without waiting for the other
});
