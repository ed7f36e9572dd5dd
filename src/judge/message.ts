import type { ChildRecord } from "./attempt.ts";

/** What the judged child tells its parent besides vitest's own traffic. */
export type ChildNote =
  | { kind: "began"; name: string; timeoutMs: number }
  | { kind: "ended"; record: ChildRecord }
  | { kind: "tampered"; what: string }
  | { kind: "left"; leaks: { kind: string; count: number; stack: string }[] };

/** Every message of the child carries the secret that it got before the learner's code loaded. */
export type ChildMessage = { secret: string } & ({ note: ChildNote } | { vitest: unknown });

/** The parent's first message. */
export interface Handshake {
  trainer: "handshake";
  secret: string;
}

/** Whether `thing` is the parent's first message. */
export function isHandshake(thing: unknown): thing is Handshake {
  return isObject(thing) && thing["trainer"] === "handshake" && typeof thing["secret"] === "string";
}

/**
 * Opens a message from the child; `null` when it does not carry `secret`, which means that the
 * learner's code sent it.
 */
export function openMessage(
  thing: unknown,
  secret: string,
): { note: ChildNote } | { vitest: unknown } | null {
  if (!isObject(thing) || thing["secret"] !== secret) return null;
  if ("vitest" in thing) return { vitest: thing["vitest"] };
  const note = thing["note"];
  return isNote(note) ? { note } : null;
}

function isNote(thing: unknown): thing is ChildNote {
  return isObject(thing) && typeof thing["kind"] === "string";
}

function isObject(thing: unknown): thing is Record<string, unknown> {
  return typeof thing === "object" && thing !== null;
}
