import type { ChildNote } from "../../message.ts";

/** What the test runner inside the child needs from the child's entry. */
export interface Handover {
  note: (note: ChildNote) => void;
  /** Names the first built-in that was replaced, or `null`. */
  tampered: () => string | null;
}

const KEY = Symbol.for("trainer.handover");

/** Offers `handover` to whoever takes it first; the test runner loads before the learner's code. */
export function offerHandover(handover: Handover): void {
  Object.defineProperty(globalThis, KEY, { value: handover, configurable: true });
}

/** Takes what the entry offered and leaves nothing behind; throws when it was taken before. */
export function takeHandover(): Handover {
  const offered: unknown = Reflect.get(globalThis, KEY);
  Reflect.deleteProperty(globalThis, KEY);
  if (!isHandover(offered))
    throw new Error("The test runner was loaded outside the judge's child.");
  return offered;
}

function isHandover(thing: unknown): thing is Handover {
  return typeof thing === "object" && thing !== null && "note" in thing && "tampered" in thing;
}
