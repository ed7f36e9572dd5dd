import type { Channel } from "./channel.ts";

/** How long a stretch without a turn of the event loop is worth a note, in nanoseconds. */
const STRETCH_NS = 100_000_000n;
const CAPACITY = 500;

/**
 * Makes the function that probes in the learner's modules call: it notes which of them are passed
 * in a long stretch without a turn of the event loop, again and again while it lasts.
 */
export function createProbe(channel: Channel): (id: number) => void {
  const now = process.hrtime.bigint.bind(process.hrtime);
  const turn = setImmediate;
  let began = 0n;
  let passed = new Set<number>();
  return (id) => {
    if (began === 0n) {
      began = now();
      turn(() => (began = 0n));
    }
    if (passed.size < CAPACITY) passed.add(id);
    if (now() - began < STRETCH_NS) return;
    channel.note({ kind: "spinning", probes: [...passed] });
    passed = new Set();
    began = now();
  };
}
