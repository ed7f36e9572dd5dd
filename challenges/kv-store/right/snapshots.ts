interface Item {
  readonly key: string;
  readonly value: string;
  readonly end: number | null;
}

/** One sorted array that is never changed in place; a transaction keeps the array of its begin. */
export class KvStore {
  #items: readonly Item[] = [];
  #saved: (readonly Item[])[] = [];
  #clock: { now?: () => number };

  constructor(clock: { now?: () => number } = {}) {
    this.#clock = clock;
  }

  set(key: string, value: string, options: { ttlMs?: number } = {}): void {
    const { ttlMs } = options;
    const end = ttlMs === undefined || ttlMs === Infinity ? null : this.#time() + ttlMs;
    const [before, after] = this.#around(key);
    this.#items = [...before, { key, value, end }, ...after];
  }

  get(key: string): string | undefined {
    return this.#find(key)?.value;
  }

  delete(key: string): boolean {
    const exists = this.#find(key) !== undefined;
    this.#items = this.#around(key).flat();
    return exists;
  }

  scan(prefix: string): [string, string][] {
    return this.#alive()
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, value }) => [key, value]);
  }

  get size(): number {
    return this.#alive().length;
  }

  ttl(key: string): number | undefined {
    const item = this.#find(key);
    if (item === undefined) return undefined;
    return item.end === null ? Infinity : item.end - this.#time();
  }

  begin(): void {
    this.#saved = [...this.#saved, this.#items];
  }

  commit(): void {
    this.#needTransaction();
    this.#saved = this.#saved.slice(0, -1);
  }

  rollback(): void {
    this.#needTransaction();
    this.#items = this.#saved.at(-1) ?? [];
    this.#saved = this.#saved.slice(0, -1);
  }

  backup(): string {
    if (this.#saved.length > 0) throw new TypeError("Commit or roll back first");
    const lines = this.#alive().map(({ key, value, end }) =>
      [key, value, end === null ? "" : String(end - this.#time())]
        .map(encodeURIComponent)
        .join(" "),
    );
    return ["kv-store backup", ...lines].join("\n");
  }

  restore(backup: string): void {
    if (this.#saved.length > 0) throw new TypeError("Commit or roll back first");
    const [head, ...lines] = backup.split("\n");
    if (head !== "kv-store backup") throw new TypeError("This is no backup");
    this.#items = lines.map((line) => {
      const [key = "", value = "", left = ""] = line.split(" ").map(decodeURIComponent);
      return { key, value, end: left === "" ? null : this.#time() + Number(left) };
    });
  }

  #time(): number {
    return this.#clock.now?.() ?? Date.now();
  }

  #alive(): readonly Item[] {
    return this.#items.filter(({ end }) => end === null || this.#time() < end);
  }

  #find(key: string): Item | undefined {
    return this.#alive().find((item) => item.key === key);
  }

  #around(key: string): [Item[], Item[]] {
    return [
      this.#items.filter((item) => item.key < key),
      this.#items.filter((item) => item.key > key),
    ];
  }

  #needTransaction(): void {
    if (this.#saved.length === 0) throw new RangeError("No transaction is open");
  }
}
