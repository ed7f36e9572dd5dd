/** A database of strings that lives in memory. */
export class KvStore {
  /** Stores a value, or replaces the one that is there. */
  set(key: string, value: string): void {
    throw new Error("Not implemented: set");
  }

  /** The value of a key, or `undefined` if it does not exist. */
  get(key: string): string | undefined {
    throw new Error("Not implemented: get");
  }

  /** Removes a key and returns whether it was there. */
  delete(key: string): boolean {
    throw new Error("Not implemented: delete");
  }

  /** The entries whose keys begin with `prefix`, sorted by key. */
  scan(prefix: string): [string, string][] {
    throw new Error("Not implemented: scan");
  }

  /** The number of keys. */
  get size(): number {
    throw new Error("Not implemented: size");
  }
}
