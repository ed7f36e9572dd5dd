import type { InitEvent } from "../event.ts";
import type { Resource } from "./resource.ts";
import type { Survey } from "./survey.ts";

/** How a job that began stood in the rebuilt queue. */
export type Place = "first" | "later" | "unknown";

/** The queue of microtasks as it can be rebuilt from what the hooks tell. */
export interface MicroQueue {
  /** Ids in order of running. */
  waiting: number[];
  onInit: (resource: Resource, event: InitEvent) => void;
  onResolve: (id: number) => void;
  onBefore: (id: number) => Place;
  onAfter: (id: number) => void;
  /** It was made of an object with a `then`, and its job is to call that. */
  isThenable: (id: number) => boolean;
}

/** What is known of the promises so far. */
interface Book {
  resources: ReadonlyMap<number, Resource>;
  survey: Survey;
  begun: Map<number, number>;
  settled: Set<number>;
  reactions: Map<number, number[]>;
  /** Promises that were made by `then` or by an await. */
  derived: Set<number>;
  adopting: Set<number>;
}

/** Rebuilds the queue of the events that were surveyed. */
export function createMicroQueue(
  resources: ReadonlyMap<number, Resource>,
  survey: Survey,
): MicroQueue {
  const waiting: number[] = [];
  const book: Book = {
    ...{ resources, survey, begun: new Map(), settled: new Set(), reactions: new Map() },
    ...{ derived: new Set(), adopting: new Set() },
  };
  const push = (ids: readonly number[]): void => {
    // A derived promise without a callback of its own never runs.
    for (const id of ids) if (survey.runs.has(id)) waiting.push(id);
  };
  return {
    waiting,
    isThenable: (id) => survey.thenables.has(id),
    onInit: (resource, event) => push(noteInit(book, resource, event)),
    onResolve: (id) => push(noteResolve(book, id)),
    onAfter: (id) => push(noteAfter(book, id)),
    onBefore: (id) => {
      book.begun.set(id, (book.begun.get(id) ?? 0) + 1);
      const at = waiting.indexOf(id);
      if (at === -1) return "unknown";
      waiting.splice(at, 1);
      return at === 0 ? "first" : "later";
    },
  };
}

/** The jobs that become ready by the making of a resource. */
function noteInit(book: Book, resource: Resource, event: InitEvent): number[] {
  if (resource.kind === "micro" || book.survey.thenables.has(resource.id)) return [resource.id];
  if (resource.kind !== "promise" || book.resources.get(event.tr)?.kind !== "promise") return [];
  const isDerived = event.tr !== event.ex || /^(then|catch|finally)@/.test(event.api?.[0] ?? "");
  if (!isDerived) return [];
  book.derived.add(resource.id);
  if (book.settled.has(event.tr)) return [resource.id];
  const before = book.reactions.get(event.tr);
  if (before === undefined) book.reactions.set(event.tr, [resource.id]);
  else before.push(resource.id);
  return [];
}

function noteResolve(book: Book, id: number): number[] {
  if (book.settled.has(id)) return [];
  book.settled.add(id);
  const ready = book.reactions.get(id) ?? [];
  book.reactions.delete(id);
  return ready;
}

/** What returned a promise is run a second time, by the job that adopts it. */
function noteAfter(book: Book, id: number): number[] {
  const { survey, begun, derived, settled, adopting } = book;
  const more = (survey.runs.get(id) ?? 0) > (begun.get(id) ?? 0);
  if (!derived.has(id) || settled.has(id) || adopting.has(id) || !more) return [];
  adopting.add(id);
  return [id];
}
