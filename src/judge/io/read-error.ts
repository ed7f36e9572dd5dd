import type { RawError } from "../attempt.ts";

const LONGEST = 20_000;

/** Reduces whatever was thrown, or vitest's record of it, to text. Never throws. */
export function readError(thrown: unknown): RawError {
  if (typeof thrown !== "object" || thrown === null) {
    return { name: "Error", message: `${textOf(thrown)} was thrown`, stack: "" };
  }
  const raw: RawError = {
    name: read(thrown, "name") ?? "Error",
    message: read(thrown, "message") ?? "an object that is not an Error was thrown",
    stack: read(thrown, "stack") ?? "",
  };
  const expected = read(thrown, "expected");
  const received = read(thrown, "actual");
  if (expected !== null) raw.expected = expected;
  if (received !== null) raw.received = received;
  const system = readSystem(thrown);
  if (system !== null) raw.system = system;
  if (read(thrown, "code") === "ERR_ACCESS_DENIED") {
    raw.denied = `${read(thrown, "permission") ?? ""} ${read(thrown, "resource") ?? ""}`.trim();
  }
  return raw;
}

/** The code of a failed system call, or of a thread that could not be started. */
function readSystem(thrown: object): string | null {
  const code = read(thrown, "code");
  if (code === null || code === "ERR_WORKER_INIT_FAILED") return code;
  return read(thrown, "syscall") === null ? null : code;
}

/** A getter of the learner's may throw. */
function read(thrown: object, key: string): string | null {
  try {
    const value: unknown = Reflect.get(thrown, key);
    return typeof value === "string" ? value.slice(0, LONGEST) : null;
  } catch {
    return null;
  }
}

function textOf(thrown: unknown): string {
  if (typeof thrown === "function") return "a function";
  if (typeof thrown === "bigint") return `${thrown}n`;
  return typeof thrown === "string" ? JSON.stringify(thrown) : String(thrown);
}
