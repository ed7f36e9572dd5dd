import type { Duplex } from "node:stream";

/** What is made of an item. */
export type MapFunction<In, Out> = (item: In) => Out | Promise<Out>;

/** Whether an item is kept. */
export type Keep<Item> = (item: Item) => boolean | Promise<boolean>;

/** A stream that gives what `fn` makes of each item, in order. */
export function mapStream<In, Out>(fn: MapFunction<In, Out>): Duplex {
  throw new Error("Not implemented: mapStream");
}

/** A stream that gives the items for which `keep` says yes, in order. */
export function filterStream<Item>(keep: Keep<Item>): Duplex {
  throw new Error("Not implemented: filterStream");
}
