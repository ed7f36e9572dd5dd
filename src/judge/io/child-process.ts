import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { openMessage } from "../message.ts";
import type { ChildNote } from "../message.ts";

/** How to start the judged child. */
export interface ChildOptions {
  /** Absolute path of the built child entry. */
  entry: string;
  flags: string[];
  cwd: string;
  env: Record<string, string>;
  outputBytes: number;
}

/** What the parent does with what the child says. */
export interface ChildListener {
  onNote: (note: ChildNote) => void;
  onVitest: (message: unknown) => void;
  /** A message without the secret arrived. */
  onForged: () => void;
  onOutputLimit: () => void;
  onExit: (code: number | null, signal: string | null) => void;
}

/** The judged child: a process group of its own, killed as a whole. */
export interface JudgeChild {
  pid: number;
  send: (message: object) => void;
  kill: () => void;
  /** Set once the run begins; what arrives before is lost. */
  listener: ChildListener | null;
  /** What it printed, capped at the output limit. */
  output: () => { text: string; truncated: boolean };
  exited: Promise<void>;
}

const living = new Set<JudgeChild>();
process.once("exit", () => {
  for (const child of living) child.kill();
});

/** Starts the judged child and hands it the secret that its messages must carry. */
export function startChild(options: ChildOptions): JudgeChild {
  const secret = randomBytes(16).toString("hex");
  const raw = fork(options.entry, [], {
    cwd: options.cwd,
    env: options.env,
    execArgv: options.flags,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  raw.send({ trainer: "handshake", secret }, () => undefined);
  const child = wrap(raw, options.outputBytes);
  raw.on("message", (message: unknown) => {
    const opened = openMessage(message, secret);
    if (opened === null) child.listener?.onForged();
    else if ("note" in opened) child.listener?.onNote(opened.note);
    else child.listener?.onVitest(opened.vitest);
  });
  return child;
}

function wrap(raw: ChildProcess, outputBytes: number): JudgeChild {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    raw.once("exit", (code, signal) => {
      gone = true;
      living.delete(child);
      child.listener?.onExit(code, signal);
      resolve();
    });
    raw.once("error", () => resolve());
  });
  const child: JudgeChild = {
    pid: raw.pid ?? 0,
    listener: null,
    exited,
    send: (message) => {
      if (raw.connected) raw.send(message, () => undefined);
    },
    kill: () => killGroup(raw, gone),
    output: () => ({
      text: Buffer.concat(chunks).subarray(0, outputBytes).toString("utf8"),
      truncated: bytes > outputBytes,
    }),
  };
  const collect = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= outputBytes + chunk.length) chunks.push(chunk);
    if (bytes > outputBytes) child.listener?.onOutputLimit();
  };
  raw.stdout?.on("data", collect);
  raw.stderr?.on("data", collect);
  living.add(child);
  return child;
}

function killGroup(raw: ChildProcess, gone: boolean): void {
  if (raw.pid === undefined) return;
  try {
    if (process.platform === "win32") raw.kill("SIGKILL");
    else process.kill(-raw.pid, "SIGKILL");
  } catch {
    // The group has ended already.
    if (!gone) raw.kill("SIGKILL");
  }
}
