import type { Resource } from "./resource.ts";

/**
 * Whether Node itself calls back in poll or at the start of check, and no hook says which: at the end of a
 * worker, with the answer of a name server, and when a write over TLS is done.
 */
export function isPollOrCheck(
  resource: Resource | undefined,
  resources: ReadonlyMap<number, Resource>,
): boolean {
  switch (resource?.type) {
    case "WORKER":
    case "QUERYWRAP":
      return true;
    case "WRITEWRAP":
      return resources.get(resource.trigger)?.type === "TLSWRAP";
    default:
      return false;
  }
}
