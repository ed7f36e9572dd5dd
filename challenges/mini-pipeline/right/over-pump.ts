// over: pump@3
import { Duplex, Readable, Writable } from "node:stream";
import pump from "pump";

type Chunks = AsyncIterable<unknown>;
type Stage = Readable | Writable | Iterable<unknown> | Chunks | ((source: Chunks) => Chunks);

/** pump knows streams only, so other stages become streams, and a signal destroys the first one. */
export function pipelineAsync(
  stages: Stage[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const streams = stages.map((stage) => {
    if (stage instanceof Readable || stage instanceof Writable) return stage;
    return typeof stage === "function" ? Duplex.from(stage) : Readable.from(stage);
  });
  // pump destroys the others without an error; what they emit then says nothing new.
  for (const stream of streams) stream.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      const error = new DOMException("The pipeline was aborted", "AbortError");
      streams[0]?.destroy(error);
    };
    if (signal?.aborted === true) {
      for (const stream of streams) stream.destroy();
      reject(signal.reason);
      return;
    }
    pump(streams, (error) => {
      signal?.removeEventListener("abort", abort);
      if (error) reject(error);
      else resolve();
    });
    signal?.addEventListener("abort", abort);
  });
}

/** A pipeline of two. */
export const copy = (source: Readable, target: Writable): Promise<void> =>
  pipelineAsync([source, target]);
