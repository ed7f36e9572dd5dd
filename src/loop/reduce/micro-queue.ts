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
  /** Its job is to call the `then` of what it was made of or resolved with; `place` is how it stood in the queue. */
  isAdopting: (id: number, place: Place) => boolean;
}

/** What is known of the promises so far. */
interface PromiseFacts {
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
  const facts: PromiseFacts = {
    ...{ resources, survey, begun: new Map(), settled: new Set(), reactions: new Map() },
    ...{ derived: new Set(), adopting: new Set() },
  };
  const push = (ids: readonly number[]): void => {
    // A derived promise without a callback of its own never runs.
    for (const id of ids) if (survey.runs.has(id)) waiting.push(id);
  };
  return {
    waiting,
    isAdopting: (id, place) => isAdopting(facts, id, place),
    onInit: (resource, event) => push(noteInit(facts, resource, event)),
    onResolve: (id) => push(noteResolve(facts, id)),
    onAfter: (id) => push(noteAfter(facts, id)),
    onBefore: (id) => {
      facts.begun.set(id, (facts.begun.get(id) ?? 0) + 1);
      const at = waiting.indexOf(id);
      if (at === -1) return "unknown";
      waiting.splice(at, 1);
      return at === 0 ? "first" : "later";
    },
  };
}

function isAdopting({ survey, resources, begun }: PromiseFacts, id: number, place: Place): boolean {
  if (survey.thenables.has(id) || (begun.get(id) ?? 0) > 1) return true;
  if (place !== "unknown") return false;
  const resource = resources.get(id);
  // The `then` of a subclass makes its promise by a constructor too, and the hooks don't name its parent.
  const isOfClass = resource?.isConstructed === true && resource.site?.function !== undefined;
  return !isOfClass || survey.adopting.has(id);
}

/** The jobs that become ready by the making of a resource. */
function noteInit(facts: PromiseFacts, resource: Resource, event: InitEvent): number[] {
  if (resource.kind === "micro" || facts.survey.thenables.has(resource.id)) return [resource.id];
  if (resource.kind !== "promise" || facts.resources.get(event.tr)?.kind !== "promise") return [];
  const isDerived = event.tr !== event.ex || /^(then|catch|finally)@/.test(event.api?.[0] ?? "");
  if (!isDerived) return [];
  facts.derived.add(resource.id);
  if (facts.settled.has(event.tr)) return [resource.id];
  const before = facts.reactions.get(event.tr);
  if (before === undefined) facts.reactions.set(event.tr, [resource.id]);
  else before.push(resource.id);
  return [];
}

function noteResolve(facts: PromiseFacts, id: number): number[] {
  if (facts.settled.has(id)) return [];
  facts.settled.add(id);
  const ready = facts.reactions.get(id) ?? [];
  facts.reactions.delete(id);
  return ready;
}

/** What returned a promise is run a second time, by the job that adopts it. */
function noteAfter(facts: PromiseFacts, id: number): number[] {
  const { survey, begun, derived, settled, adopting } = facts;
  const more = (survey.runs.get(id) ?? 0) > (begun.get(id) ?? 0);
  if (!derived.has(id) || settled.has(id) || adopting.has(id) || !more) return [];
  adopting.add(id);
  return [id];
}
