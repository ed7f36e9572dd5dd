import { parentPort } from "node:worker_threads";

parentPort.on("message", (n) => {
  if (typeof n === "number") parentPort.postMessage({ data: n * n });
  else parentPort.postMessage({ error: "not a number" });
});
