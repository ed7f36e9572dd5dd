import type { Resource } from "./resource.ts";

/**
 * Whether Node itself calls back in poll or at the start of check, and no hook says which: at the end of a
 * worker, with the answer of a name server, and when a write over TLS is done.
 */
export function isPollOrCheck(
  resource: Resource | undefined,
  resources: ReadonlyMap<number, Resource>,
): boolean {
  if (resource === undefined) return false;
  const { type, trigger } = resource;
  if (type === "WRITEWRAP") return resources.get(trigger)?.type === "TLSWRAP";
  return type === "WORKER" || type === "QUERYWRAP";
}
