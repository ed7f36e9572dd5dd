import type { RawError, TestRecord } from "./attempt.ts";
import type { RunFacts } from "./build-attempt.ts";

/** What the system had too little of. */
export type Shortage = "files" | "memory" | "threads" | "time" | "disk" | "unknown";

/** Why a run says nothing of the code that it ran. */
export interface MachineFault {
  shortage: Shortage;
  /** The end of a sentence that begins with "because". */
  because: string;
}

/** What V8 and Node say when they get no more memory from the system; a full heap of ours is not it. */
const NO_MEMORY =
  /Fatal process O(?:OM|ut of memory)|process out of memory|virtual memory|bad_alloc|Cannot allocate memory|semi space|during deserialization/i;
const NO_THREADS = /uv_thread_create|pthread_create|Resource temporarily unavailable|Cannot fork/i;
/** How Node ends what it aborts where there are no signals, and the least code of a crash on Windows. */
const ABORTED = 134;
const LEAST_CRASH_CODE = 0x80000000;
/** Errors of the system that are nobody's mistake; files may as well be left open by the code. */
const SHORT = new Map<string, Exclude<Shortage, "unknown">>([
  ["ENOMEM", "memory"],
  ["EAGAIN", "threads"],
  ["ERR_WORKER_INIT_FAILED", "threads"],
  ["ENOSPC", "disk"],
  ["EDQUOT", "disk"],
]);
/** What a pool passes on of it. */
const NO_THREAD = /Worker initialization failure: \w+/;
const TOO_MANY_FILES = /\b(?:EMFILE|ENFILE)\b/;

/** Why the machine, not the code, ended a run: too little time, or a death that the code did not ask for. */
export function findMachineFault(
  { killed, exit, endsItself }: Pick<RunFacts, "killed" | "exit" | "endsItself">,
  output: string,
): MachineFault | null {
  if (killed === "starved") return faultOf("time");
  if (killed !== null || exit === null || endsItself) return null;
  const { code, signal } = exit;
  const isCrash = signal !== null || code === ABORTED || (code ?? 0) >= LEAST_CRASH_CODE;
  if (!isCrash) return null;
  if (NO_THREADS.test(output)) return faultOf("threads");
  if (NO_MEMORY.test(output)) return faultOf("memory");
  if (signal === "SIGKILL") {
    const because = "the system killed the test process, as it does when memory runs out";
    return { shortage: "memory", because };
  }
  const because = `the test process crashed inside Node (${signal ?? `code ${code}`})`;
  return { shortage: "unknown", because };
}

/** What the system had too little of while the code ran, as its errors tell; files only may be. */
export function findShortage(
  failures: readonly RawError[],
): { fault: MachineFault; isSure: boolean } | null {
  for (const { system, message, received = "" } of failures) {
    const shortage = SHORT.get(system ?? "");
    if (shortage !== undefined) return { fault: faultOf(shortage), isSure: true };
    if (NO_THREAD.test(`${message} ${received}`))
      return { fault: faultOf("threads"), isSure: true };
    if (TOO_MANY_FILES.test(`${system ?? ""} ${message} ${received}`)) {
      return { fault: faultOf("files"), isSure: false };
    }
  }
  return null;
}

/** The errors of a run that may tell it. */
export function listFailures(
  tests: readonly TestRecord[],
  others: readonly RawError[],
): RawError[] {
  return [...others, ...tests.flatMap(({ error }) => (error === null ? [] : [error]))];
}

function faultOf(shortage: Exclude<Shortage, "unknown">): MachineFault {
  return { shortage, because: BECAUSE[shortage] };
}

const BECAUSE = {
  files: "the system lets it open no more files",
  memory: "the system gives the test process no more memory",
  threads: "the system lets it start no more threads or processes",
  time: "this machine is too busy to give the tests their time",
  disk: "the disk for temporary files is full",
};
