import { once } from "node:events";

/** In a child of `runChildren`: resolves when all of the children are ready. */
export async function startTogether(): Promise<void> {
  const go = once(process, "message");
  process.send?.("ready");
  await go;
  process.disconnect();
}
