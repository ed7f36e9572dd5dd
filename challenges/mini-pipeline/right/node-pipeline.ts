import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

type Chunks = AsyncIterable<unknown>;
type Stage = Readable | Writable | Iterable<unknown> | Chunks | ((source: Chunks) => Chunks);

/** Node's own, in the form that is asked for. */
export async function pipelineAsync(
  stages: Stage[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const options = signal === undefined ? [] : [{ signal }];
  await Reflect.apply(pipeline, undefined, [...stages, ...options]);
}

/** A pipeline of two. */
export async function copy(source: Readable, target: Writable): Promise<void> {
  await pipeline(source, target);
}
