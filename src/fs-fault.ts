import { TrainerError } from "./errors.ts";

/** What was tried on the disk when it failed. */
interface FsAttempt {
  /** Follows "Cannot" in the sentence. */
  action: "read" | "write" | "create" | "move";
  path: string;
}

/**
 * Turns a failed call of the file system into a `TrainerError` that names the path and a next step:
 * `DISK_FULL`, `NO_ACCESS`, `READ_ONLY`, `NOT_A_FOLDER`, `NOT_A_FILE`, `NOT_FOUND` or `FS_FAILED`.
 * An error that no file system made comes back as it is, because it is a bug.
 */
export function explainFsFault(error: unknown, attempt: FsAttempt): Error {
  if (error instanceof TrainerError) return error;
  const code = findErrno(error);
  if (code === null) return error instanceof Error ? error : new Error(String(error));
  const fault = describe(code, error, attempt.action);
  const message = `Cannot ${attempt.action} \`${attempt.path}\`: ${fault.reason}.`;
  return new TrainerError(fault.code, message, { hint: fault.hint, cause: error });
}

/** Turns a failure to make a folder below `parent`, the system's for temporary files, into a `NO_TEMP_FOLDER`. */
export function explainTempFault(cause: unknown, parent: string): TrainerError {
  const message = `The folder for temporary files, \`${parent}\`, is not writable.`;
  const hint = "Set TMPDIR to a folder that can be written and type the command again.";
  return new TrainerError("NO_TEMP_FOLDER", message, { hint, cause });
}

/** Turns an error of a system that has no more of something into a `MACHINE_LIMIT`; `null` for any other. */
export function explainShortage(error: unknown): TrainerError | null {
  const short = SHORTAGES.get(findErrno(error) ?? "");
  if (short === undefined) return null;
  const [what, limit] = short;
  const message = `The system gives trainer no more ${what}.`;
  const hint = `Close other programs or raise the limit (\`ulimit ${limit}\`), and run it again.`;
  return new TrainerError("MACHINE_LIMIT", message, { hint, cause: error });
}

const SHORTAGES = new Map<string, readonly [what: string, limit: string]>([
  ["EMFILE", ["open files", "-n"]],
  ["ENFILE", ["open files", "-n"]],
  ["ENOMEM", ["memory", "-v"]],
  ["EAGAIN", ["processes", "-u"]],
] as const);

/** The code such as `ENOENT` of a failed system call, `null` for any other error. */
export function findErrno(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

interface Description {
  code: string;
  reason: string;
  hint: string;
}

const ELSEWHERE = "choose another folder with `--workspace`";

function describe(errno: string, error: unknown, action: FsAttempt["action"]): Description {
  switch (errno) {
    case "ENOSPC":
    case "EDQUOT":
      return {
        code: "DISK_FULL",
        reason: "the disk is full",
        hint: "Free some space and try again.",
      };
    case "EACCES":
    case "EPERM":
      return describeDenial(action);
    case "EROFS":
      return {
        code: "READ_ONLY",
        reason: "the file system is read-only",
        hint: `Make it writable, or ${ELSEWHERE}.`,
      };
    case "ENOTDIR":
    case "EEXIST":
      return {
        code: "NOT_A_FOLDER",
        reason: "a file is where a folder should be",
        hint: `Move that file away, or ${ELSEWHERE}.`,
      };
    default:
      return describeRest(errno, error);
  }
}

function describeDenial(action: FsAttempt["action"]): Description {
  const hint =
    action === "read"
      ? "Allow your user to read it and type the command again."
      : `Allow your user to write there, or ${ELSEWHERE}.`;
  return { code: "NO_ACCESS", reason: "permission is denied", hint };
}

function describeRest(errno: string, error: unknown): Description {
  switch (errno) {
    case "EISDIR":
      return {
        code: "NOT_A_FILE",
        reason: "it is a folder, not a file",
        hint: "Move the folder away, or name a file instead.",
      };
    case "ENOENT":
      return {
        code: "NOT_FOUND",
        reason: "there is no such file or folder",
        hint: "Check the path and type the command again.",
      };
    default:
      return {
        code: "FS_FAILED",
        reason: `the system says ${quoteSystem(errno, error)}`,
        hint: "Type the command again; `trainer doctor` checks the machine.",
      };
  }
}

/** Node words it as `EIO: i/o error, write`; people need the middle and the code. */
function quoteSystem(errno: string, error: unknown): string {
  const words = error instanceof Error ? /^\w+: ([^,]+)/.exec(error.message)?.[1] : undefined;
  return words === undefined ? errno : `"${words}" (${errno})`;
}
