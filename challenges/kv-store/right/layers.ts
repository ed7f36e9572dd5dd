type Cell = { value: string; deadline: number } | "deleted";

type Row = { key: string; value: string; left: number | "forever" };

/** A Map for each level: the content at the bottom, and above it what each transaction changed. */
export class KvStore {
  private layers: Map<string, Cell>[] = [new Map()];
  private now: () => number;

  constructor(options?: { now?: () => number }) {
    this.now = options?.now ?? Date.now;
  }

  set(key: string, value: string, options?: { ttlMs?: number }): void {
    const ttlMs = options?.ttlMs ?? Infinity;
    this.top().set(key, { value, deadline: this.now() + ttlMs });
  }

  get(key: string): string | undefined {
    return this.look(key)?.value;
  }

  delete(key: string): boolean {
    if (!this.look(key)) return false;
    if (this.layers.length === 1) this.top().delete(key);
    else this.top().set(key, "deleted");
    return true;
  }

  scan(prefix: string): [string, string][] {
    const found: [string, string][] = [];
    for (const key of this.keys()) {
      const cell = this.look(key);
      if (cell && key.slice(0, prefix.length) === prefix) found.push([key, cell.value]);
    }
    return found;
  }

  get size(): number {
    return this.scan("").length;
  }

  ttl(key: string): number | undefined {
    const cell = this.look(key);
    return cell ? cell.deadline - this.now() : undefined;
  }

  begin(): void {
    this.layers.push(new Map());
  }

  commit(): void {
    const layer = this.pop();
    for (const [key, cell] of layer) {
      if (cell === "deleted" && this.layers.length === 1) this.top().delete(key);
      else this.top().set(key, cell);
    }
  }

  rollback(): void {
    this.pop();
  }

  backup(): string {
    this.mustBeIdle();
    const rows = this.scan("").map(([key, value]): Row => {
      const left = this.ttl(key) ?? 0;
      return { key, value, left: left === Infinity ? "forever" : left };
    });
    return JSON.stringify({ version: 1, rows });
  }

  restore(backup: string): void {
    this.mustBeIdle();
    const parsed: { version: number; rows: Row[] } = JSON.parse(backup);
    const bottom = new Map<string, Cell>();
    for (const { key, value, left } of parsed.rows) {
      bottom.set(key, { value, deadline: left === "forever" ? Infinity : this.now() + left });
    }
    this.layers = [bottom];
  }

  private look(key: string): { value: string; deadline: number } | undefined {
    // The highest layer that knows the key decides, even if that entry has expired.
    const cell = this.layers.findLast((layer) => layer.has(key))?.get(key);
    if (cell === undefined || cell === "deleted" || cell.deadline <= this.now()) return undefined;
    return cell;
  }

  private keys(): string[] {
    return [...new Set(this.layers.flatMap((layer) => [...layer.keys()]))].sort();
  }

  private top(): Map<string, Cell> {
    return this.layers[this.layers.length - 1] ?? new Map();
  }

  private pop(): Map<string, Cell> {
    if (this.layers.length === 1) throw new Error("no transaction");
    return this.layers.pop() ?? new Map();
  }

  private mustBeIdle(): void {
    if (this.layers.length > 1) throw new Error("not within a transaction");
  }
}
