import { Readable, Writable } from "node:stream";

/** A stage in the middle may be a function that reads chunks and yields others. */
export type Step = (source: AsyncIterable<unknown>) => AsyncIterable<unknown>;

/** What a pipeline is made of: a source first, a target last. */
export type Stage = Readable | Writable | Iterable<unknown> | AsyncIterable<unknown> | Step;

/** Writes all of `source` to `target`; resolves once `target` has finished. */
export function copy(source: Readable, target: Writable): Promise<void> {
  return run([source, target]);
}

/** Connects all stages; resolves once the last one has finished, rejects with the first error. */
export function pipelineAsync(
  stages: readonly Stage[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  return run(stages, signal);
}

function run(stages: readonly Stage[], signal?: AbortSignal): Promise<void> {
  const { streams, links } = connect(stages);
  const listeners = new Listeners();

  return new Promise((resolve, reject) => {
    let open = streams.filter(({ ends }) => ends.length > 0).length;

    function fail(reason: unknown): void {
      listeners.removeAll();
      for (const { stream } of streams) {
        // Destroying may cause more errors. The first one is reported, the others say nothing new.
        stream.on("error", () => undefined);
        stream.destroy();
      }
      reject(reason);
    }

    function succeed(): void {
      listeners.removeAll();
      resolve();
    }

    const abort = (): void => fail(signal?.reason);
    const done = (): void => {
      open -= 1;
      if (open === 0) succeed();
    };
    for (const part of streams) watch(part, listeners, { fail, done });
    listeners.onRemoval(() => signal?.removeEventListener("abort", abort));
    signal?.addEventListener("abort", abort);
    if (signal?.aborted === true) abort();
    else for (const { from, to } of links) move(from, to, listeners);
  });
}

/** Calls `fail` if the stream fails or closes early, and `done` when its part is over. */
function watch(
  { stream, ends, readByStep }: Part,
  listeners: Listeners,
  { fail, done }: { fail: (reason: unknown) => void; done: () => void },
): void {
  const missing = new Set(ends);
  for (const event of ends)
    listeners.add(stream, event, () => {
      if (missing.delete(event) && missing.size === 0) done();
    });
  listeners.add(stream, "error", (reason) => {
    // A generator that throws leaves its loop, and that destroys the stream it reads with an
    // AbortError, just before its own error arrives.
    if (!readByStep || !isAbortError(reason)) fail(reason);
  });
  listeners.add(stream, "close", () => {
    if (missing.size > 0) fail(new Error("A stream was closed before its end"));
  });
}

function isAbortError(reason: unknown): boolean {
  return reason instanceof Error && reason.name === "AbortError";
}

/** Moves all data, and stands still while the target is full. */
function move(from: Readable, to: Writable, listeners: Listeners): void {
  listeners.add(from, "data", (chunk) => {
    if (!to.write(chunk)) from.pause();
  });
  listeners.add(to, "drain", () => from.resume());
  listeners.add(from, "end", () => to.end());
}

/** A stream, and the events by which it says that its part is over. */
interface Part {
  stream: Readable | Writable;
  ends: string[];
  /** Whether the next stage is a generator: it notices by itself how the stream ends. */
  readByStep: boolean;
}

/** Makes a stream of each stage, and links those that no generator reads. */
function connect(stages: readonly Stage[]) {
  const streams: Part[] = [];
  const links: { from: Readable; to: Writable }[] = [];
  let from: Readable | undefined;
  for (const [index, stage] of stages.entries()) {
    const stream = toStream(stage, from);
    const readByStep = typeof stages[index + 1] === "function";
    const ends = readByStep || index === stages.length - 1 ? [] : ["end"];
    if (from !== undefined && stage instanceof Writable) {
      links.push({ from, to: stage });
      if (!readByStep) ends.push("finish");
    }
    streams.push({ stream, ends, readByStep });
    if (stream instanceof Readable) from = stream;
  }
  return { streams, links };
}

function toStream(stage: Stage, before: Readable | undefined): Readable | Writable {
  if (stage instanceof Readable || stage instanceof Writable) return stage;
  if (typeof stage !== "function") return Readable.from(stage);
  return Readable.from(stage(before ?? Readable.from([])));
}

/** Listeners that are all removed together. */
class Listeners {
  readonly #undo: (() => void)[] = [];

  add(stream: Readable | Writable, event: string, listener: (value: unknown) => void): void {
    stream.on(event, listener);
    this.onRemoval(() => stream.off(event, listener));
  }

  onRemoval(undo: () => void): void {
    this.#undo.push(undo);
  }

  removeAll(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }
}
