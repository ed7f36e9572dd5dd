import { once } from "node:events";
import { Readable, Writable, type Duplex } from "node:stream";
import { finished } from "node:stream/promises";

type Chunks = AsyncIterable<unknown>;
type Stage = Readable | Writable | Iterable<unknown> | Chunks | ((source: Chunks) => Chunks);

/** Every link is a loop; the first thing that fails ends all the others through a signal. */
export async function pipelineAsync(
  stages: Stage[],
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const streams = stages.filter((stage) => isStream(stage));
  const stop = new AbortController();
  let failure: { reason: unknown } | undefined;
  const fail = (reason: unknown): void => {
    if (failure !== undefined) return;
    failure = { reason };
    stop.abort(reason);
    for (const stream of streams) stream.on("error", () => undefined).destroy();
  };
  const onAbort = (): void => fail(new DOMException("The pipeline was aborted", "AbortError"));
  options.signal?.addEventListener("abort", onAbort);
  if (options.signal?.aborted === true) onAbort();

  const loops: Promise<void>[] = [];
  const guard = (work: Promise<unknown>) => loops.push(work.then(() => undefined, fail));
  let chunks: Chunks = Readable.from([]);
  for (const [index, stage] of stages.entries()) {
    if (typeof stage === "function") chunks = stage(chunks);
    else if (stage instanceof Writable && index > 0) {
      guard(pour(chunks, stage, stop.signal));
      if (stage instanceof Readable) chunks = stage;
    } else if (Symbol.asyncIterator in stage) chunks = stage;
    else if (Symbol.iterator in stage) chunks = values(stage);
    if (isStream(stage)) {
      const last = index === stages.length - 1;
      guard(finished(stage, { readable: !last, writable: index > 0 }));
    }
  }
  await Promise.all(loops);
  options.signal?.removeEventListener("abort", onAbort);
  if (failure !== undefined) throw failure.reason;
}

function isStream(stage: Stage): stage is Readable | Writable | Duplex {
  return stage instanceof Readable || stage instanceof Writable;
}

async function* values(items: Iterable<unknown>): AsyncGenerator {
  yield* items;
}

async function pour(chunks: Chunks, target: Writable, signal: AbortSignal): Promise<void> {
  for await (const chunk of chunks) {
    if (signal.aborted) return;
    if (!target.write(chunk)) await once(target, "drain", { signal });
  }
  if (!signal.aborted) target.end();
}

/** A pipeline of two. */
export const copy = (source: Readable, target: Writable): Promise<void> =>
  pipelineAsync([source, target]);
