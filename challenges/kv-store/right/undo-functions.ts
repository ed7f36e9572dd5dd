type Undo = () => void;

interface Stored {
  text: string;
  until: number;
}

interface Saved {
  kind: "kv";
  texts: Record<string, string>;
  left: Record<string, number>;
}

/** Texts and expiries in objects without a prototype; each change pushes a function that undoes it. */
export class KvStore {
  #stored: Record<string, Stored> = Object.create(null);
  #undo: Undo[] = [];
  #begins: number[] = [];
  #now: () => number;

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? (() => Date.now());
  }

  set(key: string, value: string, options: { ttlMs?: number } = {}): void {
    this.#change(key, { text: value, until: this.#now() + (options.ttlMs ?? Infinity) });
  }

  get(key: string): string | undefined {
    this.#dropIfExpired(key);
    return this.#stored[key]?.text;
  }

  delete(key: string): boolean {
    this.#dropIfExpired(key);
    const existed = key in this.#stored;
    this.#change(key, undefined);
    return existed;
  }

  scan(prefix: string): [string, string][] {
    const found = this.#keys().filter((key) => key.indexOf(prefix) === 0);
    found.sort((a, b) => (a < b ? -1 : Number(a > b)));
    return found.map((key) => [key, this.#stored[key]?.text ?? ""]);
  }

  get size(): number {
    return this.#keys().length;
  }

  ttl(key: string): number | undefined {
    this.#dropIfExpired(key);
    const stored = this.#stored[key];
    return stored === undefined ? undefined : stored.until - this.#now();
  }

  begin(): void {
    this.#begins.push(this.#undo.length);
  }

  commit(): void {
    this.#end();
    if (this.#begins.length === 0) this.#undo = [];
  }

  rollback(): void {
    const start = this.#end();
    for (const undo of this.#undo.splice(start).reverse()) undo();
  }

  backup(): string {
    if (this.#begins.length) throw new Error("A backup in a transaction would be half done");
    const saved: Saved = { kind: "kv", texts: Object.create(null), left: Object.create(null) };
    for (const key of this.#keys()) {
      saved.texts[key] = this.get(key) ?? "";
      const left = this.ttl(key) ?? 0;
      if (left !== Infinity) saved.left[key] = left;
    }
    return JSON.stringify(saved);
  }

  restore(backup: string): void {
    if (this.#begins.length) throw new Error("A restore in a transaction cannot be undone");
    const saved: Saved = JSON.parse(backup);
    if (saved.kind !== "kv") throw new Error("This text is not from backup()");
    const stored: Record<string, Stored> = Object.create(null);
    const left = new Map(Object.entries(saved.left));
    for (const [key, text] of Object.entries(saved.texts)) {
      stored[key] = { text, until: this.#now() + (left.get(key) ?? Infinity) };
    }
    this.#stored = stored;
  }

  #keys(): string[] {
    for (const key of Object.keys(this.#stored)) this.#dropIfExpired(key);
    return Object.keys(this.#stored);
  }

  #dropIfExpired(key: string): void {
    const stored = this.#stored[key];
    if (stored !== undefined && stored.until <= this.#now()) this.#change(key, undefined);
  }

  #change(key: string, next: Stored | undefined): void {
    const before = this.#stored[key];
    this.#put(key, next);
    if (this.#begins.length > 0) this.#undo.push(() => this.#put(key, before));
  }

  #put(key: string, stored: Stored | undefined): void {
    if (stored === undefined) Reflect.deleteProperty(this.#stored, key);
    else this.#stored[key] = stored;
  }

  #end(): number {
    const start = this.#begins.pop();
    if (start === undefined) throw new Error("Call begin first");
    return start;
  }
}
