import { getContext, runWithContext } from "@solution";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Knows nothing of who has called it.
async function charge() {
  await wait(5);
  console.log("charging", getContext()?.["user"]);
}

await Promise.all([
  runWithContext({ user: "ada" }, () => charge()), // charging ada
  runWithContext({ user: "grace" }, () => charge()), // charging grace
]);
console.log(getContext()); // undefined
