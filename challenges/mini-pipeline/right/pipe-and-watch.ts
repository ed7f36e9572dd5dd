import { Duplex, Readable, Writable, finished } from "node:stream";

type Chunks = AsyncIterable<unknown>;
type Stage = Readable | Writable | Iterable<unknown> | Chunks | ((source: Chunks) => Chunks);

function toStream(stage: Stage): Readable | Writable {
  if (stage instanceof Readable || stage instanceof Writable) return stage;
  return typeof stage === "function" ? Duplex.from(stage) : Readable.from(stage);
}

/** `pipe` moves the data; `finished` watches each stream. */
export function pipelineAsync(stages: Stage[], options?: { signal?: AbortSignal }): Promise<void> {
  const signal = options?.signal;
  const streams = stages.map(toStream);
  return new Promise<void>((resolve, reject) => {
    let left = streams.length;
    let over = false;
    const settle = (error?: unknown): void => {
      if (over) return;
      over = true;
      signal?.removeEventListener("abort", onAbort);
      if (error === undefined) return resolve();
      reject(error);
      for (const stream of streams) stream.on("error", () => {}).destroy();
    };
    const onAbort = (): void => settle(Object.assign(new Error("aborted"), { name: "AbortError" }));
    signal?.addEventListener("abort", onAbort);
    for (const [index, stream] of streams.entries()) {
      const ends = { readable: index < streams.length - 1, writable: index > 0 };
      finished(stream, ends, (error) => {
        left -= 1;
        if (error) settle(error);
        else if (left === 0) settle();
      });
    }
    if (signal?.aborted) return onAbort();
    streams.reduce((before, next) => {
      if (before instanceof Readable && next instanceof Writable) before.pipe(next);
      return next;
    });
  });
}

/** A pipeline of two. */
export function copy(source: Readable, target: Writable): Promise<void> {
  return pipelineAsync([source, target]);
}
