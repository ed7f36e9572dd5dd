/** Loads the value of a key, for example from a database. */
export type Loader<V> = (key: string) => Promise<V>;

/** What a cache is made with. */
export interface TtlCacheOptions {
  /** How long a value is used, in milliseconds. */
  ttlMs: number;
  /** How many values are stored. */
  max?: number;
}

/** A cache that loads what is missing, once for all who ask, and keeps it for a limited time. */
export class TtlCache<V> {
  constructor(options: TtlCacheOptions) {
    throw new Error("Not implemented: constructor");
  }

  /** Resolves with the value of the key; calls `loader` if there is none. */
  getOrLoad(key: string, loader: Loader<V>): Promise<V> {
    throw new Error("Not implemented: getOrLoad");
  }

  /** How many values are stored. */
  get size(): number {
    throw new Error("Not implemented: size");
  }
}
