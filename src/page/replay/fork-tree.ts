import type { Order } from "../../loop/trace.ts";

/** A stretch of lines that orders have in common, and how they go on. */
export interface Fork {
  /** Printed one after the other. */
  lines: string[];
  /** The orders that come this way. */
  orders: Order[];
  /** The ways on; none where an order is at its end. */
  ways: Fork[];
}

/** Orders as a tree that parts where their lines do. */
export function growForks(orders: readonly Order[]): Fork {
  return grow(orders, 0);
}

function grow(orders: readonly Order[], from: number): Fork {
  const [first] = orders;
  const lines: string[] = [];
  if (first === undefined) return { lines, orders: [], ways: [] };
  let at = from;
  while (
    at < first.prints.length &&
    orders.every(({ prints }) => prints[at] === first.prints[at])
  ) {
    lines.push(first.prints[at] ?? "");
    at += 1;
  }
  if (orders.length === 1) return { lines, orders: [...orders], ways: [] };
  const ways = new Map<string | undefined, Order[]>();
  for (const order of orders) {
    const next = order.prints[at];
    ways.set(next, [...(ways.get(next) ?? []), order]);
  }
  // The same order twice would part nowhere.
  if (ways.size === 1) return { lines, orders: [...orders], ways: [] };
  return { lines, orders: [...orders], ways: [...ways.values()].map((some) => grow(some, at)) };
}

/** How an order is known, in a few words: by how many runs of which kind. */
export function tellKnown({ seen }: Order): string {
  const parts = Object.entries(seen).flatMap(([kind, times]) =>
    times > 0 ? [`${times} ${kind}`] : [],
  );
  return `seen in runs: ${parts.join(", ")}`;
}
