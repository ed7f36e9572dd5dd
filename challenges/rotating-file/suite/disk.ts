/** A scratch folder with real files, and logs whose failures are seen where a test looks for them. */
import {
  fstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rotatingFile } from "@solution";
import { expect, onTestFinished } from "vitest";
import { settled, turn, type Settled } from "../../kit.ts";

export type Options = Omit<Parameters<typeof rotatingFile>[0], "path">;

/** How long a few operations on files may take. */
export const SOON = 3000;

/** What the log of most tests is called. */
export const NAME = "app.log";

/** A folder of one test. */
export interface Disk {
  /** The path of a file. */
  at: (name: string) => string;
  /** What a file contains; `undefined` if there is none. */
  read: (name?: string) => string | undefined;
  put: (name: string, text: string) => void;
  /** Renames the file of the log, as a tool of the operators does. */
  move: (to: string) => void;
  /** The names of all files, sorted. */
  names: () => string[];
  /** What each file contains. */
  files: () => Record<string, string | undefined>;
  /** The text of all files of the log, from the oldest to the newest. */
  all: () => string;
  /** Puts a folder with a file in it in the way, and returns how to take it away. */
  block: (name: string) => () => void;
  isFile: (name: string) => boolean;
  isFolder: (name: string) => boolean;
  /** Makes a log in this folder. */
  open: (options?: Options, name?: string) => Log;
}

/** A log of the learner. Its promises may be left alone; failures are seen where one is awaited. */
export interface Log {
  write: (line: string) => Promise<void>;
  /** Writes a line and waits for it. */
  put: (line: string) => Promise<void>;
  reopen: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Makes an empty folder. It stays until the run ends, because a log may still be writing when its test is
 * over.
 */
export function makeDisk(): Disk {
  const root = mkdtempSync(join(tmpdir(), "trainer-rotating-"));
  const at = (name: string): string => join(root, name);
  const find = (name: string) => statSync(at(name), { throwIfNoEntry: false });
  const isFile = (name: string): boolean => find(name)?.isFile() === true;
  const read = (name = NAME): string | undefined =>
    isFile(name) ? readFileSync(at(name), "utf8") : undefined;
  const names = (): string[] => readdirSync(root).toSorted();
  return {
    at,
    read,
    names,
    put: (name, text) => writeFileSync(at(name), text),
    move: (to) => {
      if (read() === undefined) expect.fail("a line that was written is in a file at the path");
      renameSync(at(NAME), at(to));
    },
    files: () => Object.fromEntries(names().map((name) => [name, read(name)])),
    all: () => {
      const old = names()
        .map((name) => Number(/^app\.log\.(\d+)$/.exec(name)?.[1] ?? 0))
        .filter((number) => number > 0)
        .toSorted((one, other) => other - one)
        .map((number) => `${NAME}.${number}`);
      return [...old, NAME].map((name) => read(name) ?? "").join("");
    },
    block: (name) => {
      mkdirSync(join(at(name), "inside"), { recursive: true });
      return () => rmSync(at(name), { recursive: true, force: true });
    },
    isFile,
    isFolder: (name) => find(name)?.isDirectory() === true,
    open: (options = {}, name = NAME) => makeLog({ path: at(name), ...options }),
  };
}

/** A message of the system without its paths, which differ from run to run. */
function withoutPath(message: string): string {
  return message.replace(/ '.*/s, "");
}

function construct(options: Options & { path: string }): ReturnType<typeof rotatingFile> {
  try {
    return rotatingFile(options);
  } catch (error) {
    if (error instanceof Error) error.message = withoutPath(error.message);
    throw error;
  }
}

function makeLog(options: Options & { path: string }): Log {
  const log = construct(options);
  const quiet = (call: () => Promise<void>): Promise<void> => {
    const done = (async () => call())();
    done.catch(() => undefined);
    return done;
  };
  const write = (line: string): Promise<void> => quiet(() => log.write(line));
  const close = (): Promise<void> => quiet(() => log.close());
  onTestFinished(async () => {
    // Its listeners are gone before the next test.
    let isOver = false;
    const over = (): void => void (isOver = true);
    close().then(over, over);
    for (let left = 200; left > 0 && !isOver; left -= 1) await turn();
  });
  return {
    write,
    put: async (line) => {
      const sentence = "write resolves when nothing is wrong with the file";
      const end = await settled(write(line), SOON, sentence);
      if (end.status === "fulfilled") return;
      expect.fail(`${sentence} (it rejected with ${withoutPath(String(end.reason))})`);
    },
    reopen: () => quiet(() => log.reopen()),
    close,
  };
}

/** Waits for all of these and tells how each of them ended. */
export async function outcomes(
  calls: readonly Promise<void>[],
  sentence = "every promise of write settles",
): Promise<Settled<void>["status"][]> {
  const ended = await Promise.all(calls.map((call) => settled(call, SOON, sentence)));
  return ended.map(({ status }) => status);
}

/** Numbered lines of different lengths. */
export function lines(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, n) => `${from + n} ${"x".repeat((n * 7) % 13)}\n`);
}

/** How many numbers of open files are looked at; a process of tests has far fewer. */
const NUMBERS = 512;

/** Whether this process has the file open, whatever name it had then. */
export async function isOpen(disk: Disk, name: string): Promise<boolean> {
  const file = statSync(disk.at(name), { bigint: true });
  const isIt = (number: number): boolean => {
    try {
      const { ino, dev } = fstatSync(number, { bigint: true });
      return ino === file.ino && dev === file.dev;
    } catch {
      return false;
    }
  };
  // A file that is being closed has some time for it.
  for (let left = 10; left > 0; left -= 1) {
    if (!Array.from({ length: NUMBERS }, (_, number) => number).some(isIt)) return false;
    await turn();
  }
  return true;
}
