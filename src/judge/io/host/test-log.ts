import type { RawError, TestRecord } from "../../attempt.ts";
import { readError } from "../read-error.ts";

/** What vitest reported of one run. */
export interface RunRecord {
  tests: TestRecord[];
  controls: { failed: number; wrong: number };
  loadErrors: RawError[];
  lateErrors: RawError[];
}

/** The part of vitest's task that is read. */
interface Task {
  id: string;
  name: string;
  type: string;
  fails?: unknown;
  result?: TaskResult | undefined;
  tasks?: Task[];
}

interface TaskResult {
  state?: unknown;
  duration?: unknown;
  errors?: object[];
}

/** Collects what vitest's worker reports. */
export interface TestLog {
  onCollected: (files: unknown) => void;
  onTaskUpdate: (packs: unknown) => void;
  onUnhandledError: (error: unknown) => void;
  read: () => RunRecord;
}

const STATES = new Map<unknown, TestRecord["state"]>([
  ["pass", "passed"],
  ["fail", "failed"],
  ["skip", "skipped"],
  ["todo", "skipped"],
]);

/** What has been reported so far. */
interface Reported {
  tests: Map<string, { name: string; task: Task }>;
  files: Map<string, Task>;
  results: Map<string, TaskResult>;
  lateErrors: RawError[];
}

/** Starts an empty log; tests whose name begins with `tag` are controls. */
export function startTestLog(tag: string): TestLog {
  const seen: Reported = { tests: new Map(), files: new Map(), results: new Map(), lateErrors: [] };
  return {
    onCollected: (found) => {
      for (const file of readTasks(found)) {
        seen.files.set(file.id, file);
        for (const [name, task] of listTests(file, [])) seen.tests.set(task.id, { name, task });
      }
    },
    onTaskUpdate: (packs) => {
      for (const pack of readList(packs)) {
        const [id, result] = readList(pack);
        if (typeof id === "string" && isResult(result)) seen.results.set(id, result);
      }
    },
    onUnhandledError: (error) => {
      seen.lateErrors.push(readError(isObject(error) ? error : {}));
    },
    read: () => summarize(seen, tag),
  };
}

function summarize({ tests, files, results, lateErrors }: Reported, tag: string): RunRecord {
  const records = [...tests.values()].map(({ name, task }) =>
    readTest(name, task, results.get(task.id) ?? task.result),
  );
  const controls = records.filter(({ name }) => name.startsWith(tag));
  const failed = controls.filter(
    ({ state, error }) => state === "failed" && error?.name === "AssertionError",
  ).length;
  const loadErrors = [...files.values()].flatMap((file) => {
    const errors = results.get(file.id)?.errors ?? file.result?.errors ?? [];
    return errors.map((error) => readError(error));
  });
  return {
    tests: records.filter(({ name }) => !name.startsWith(tag)),
    controls: { failed, wrong: controls.length - failed },
    loadErrors,
    lateErrors,
  };
}

function readList(thing: unknown): readonly unknown[] {
  return Array.isArray(thing) ? thing : [];
}

function readTest(name: string, task: Task, result: TaskResult | undefined): TestRecord {
  const [error] = result?.errors ?? [];
  return {
    name,
    state: STATES.get(result?.state) ?? "pending",
    expectedToFail: task.fails === true,
    error: error === undefined ? null : readError(error),
    durationMs: typeof result?.duration === "number" ? result.duration : 0,
  };
}

function listTests(parent: Task, names: string[]): [string, Task][] {
  return (parent.tasks ?? []).flatMap((task): [string, Task][] => {
    const path = [...names, task.name];
    return task.type === "suite" ? listTests(task, path) : [[path.join(" > "), task]];
  });
}

function readTasks(thing: unknown): Task[] {
  return Array.isArray(thing) ? thing.filter((one) => isTask(one)) : [];
}

function isTask(thing: unknown): thing is Task {
  return (
    isObject(thing) &&
    typeof Reflect.get(thing, "id") === "string" &&
    typeof Reflect.get(thing, "name") === "string"
  );
}

function isResult(thing: unknown): thing is TaskResult {
  return isObject(thing) && "state" in thing;
}

function isObject(thing: unknown): thing is object {
  return typeof thing === "object" && thing !== null;
}
