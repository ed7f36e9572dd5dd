interface Entry {
  readonly value: string;
  /** A moment as `now` gives it, `Infinity` for never. */
  readonly expiresAt: number;
}

/** A database of strings that lives in memory. */
export class KvStore {
  #entries = new Map<string, Entry>();
  // One undo log for each open transaction, the innermost last: for each key that was changed, the
  // entry that it had at the begin, or undefined if it had none.
  readonly #undoLogs: Map<string, Entry | undefined>[] = [];
  readonly #now: () => number;

  constructor({ now = () => Date.now() }: { now?: () => number } = {}) {
    this.#now = now;
  }

  /** Stores a value, or replaces the one that is there. */
  set(key: string, value: string, { ttlMs = Infinity }: { ttlMs?: number } = {}): void {
    this.#remember(key);
    this.#entries.set(key, { value, expiresAt: this.#now() + ttlMs });
  }

  /** The value of a key, or `undefined` if it does not exist. */
  get(key: string): string | undefined {
    return this.#living(key)?.value;
  }

  /** Removes a key and returns whether it was there. */
  delete(key: string): boolean {
    if (this.#living(key) === undefined) return false;
    this.#remember(key);
    this.#entries.delete(key);
    return true;
  }

  /** The entries whose keys begin with `prefix`, sorted by key. */
  scan(prefix: string): [string, string][] {
    return this.#all()
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { value }]): [string, string] => [key, value])
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
  }

  /** The number of keys. */
  get size(): number {
    return this.#all().length;
  }

  /** How many milliseconds a key has left; `undefined` if it does not exist. */
  ttl(key: string): number | undefined {
    const entry = this.#living(key);
    return entry && entry.expiresAt - this.#now();
  }

  /** Opens a transaction, inside the one that is open now. */
  begin(): void {
    this.#undoLogs.push(new Map());
  }

  /** Ends the innermost transaction and keeps its changes. */
  commit(): void {
    const log = this.#endTransaction();
    const outer = this.#undoLogs.at(-1);
    // The outer transaction must be able to undo them, back to its own begin.
    for (const [key, entry] of log) if (outer && !outer.has(key)) outer.set(key, entry);
  }

  /** Ends the innermost transaction and undoes its changes. */
  rollback(): void {
    for (const [key, entry] of this.#endTransaction()) {
      if (entry === undefined) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
  }

  /** The whole content as a text for `restore`. */
  backup(): string {
    this.#refuseTransaction();
    const now = this.#now();
    // JSON has no Infinity: null stands for a key that never expires.
    const rows = this.#all().map(([key, { value, expiresAt }]) => [
      key,
      value,
      expiresAt === Infinity ? null : expiresAt - now,
    ]);
    return JSON.stringify(rows);
  }

  /** Makes the content what it was when `backup` was made. */
  restore(backup: string): void {
    this.#refuseTransaction();
    const now = this.#now();
    const rows: [string, string, number | null][] = JSON.parse(backup);
    this.#entries = new Map(
      rows.map(([key, value, left]) => [key, { value, expiresAt: now + (left ?? Infinity) }]),
    );
  }

  #living(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && this.#now() < entry.expiresAt ? entry : undefined;
  }

  #all(): [string, Entry][] {
    const now = this.#now();
    return [...this.#entries].filter(([, { expiresAt }]) => now < expiresAt);
  }

  #remember(key: string): void {
    const log = this.#undoLogs.at(-1);
    // Only the first change counts: rollback goes back to the begin.
    if (log && !log.has(key)) log.set(key, this.#entries.get(key));
  }

  #endTransaction(): Map<string, Entry | undefined> {
    const log = this.#undoLogs.pop();
    if (log === undefined) throw new Error("There is no open transaction");
    return log;
  }

  #refuseTransaction(): void {
    if (this.#undoLogs.length > 0) throw new Error("A transaction is open");
  }
}
