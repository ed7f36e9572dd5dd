import type { Forcing } from "../event.ts";
import { mayHoldBack } from "../scheduling.ts";
import type { Resource } from "../reduce/resource.ts";
import type { Site } from "../trace.ts";

/** What a forcing did, for a person; `sites` are the calls that it counts. */
export function describeForcing(
  force: Forcing,
  sites: readonly Resource[],
  toSource: (site: Site) => Site,
): string {
  const name = (at: number): string => {
    const site = sites[at]?.site;
    return site ? `line ${toSource(site).line}` : `call ${at}`;
  };
  const parts: string[] = [];
  if (force.dilate !== 1) parts.push(`a machine ${force.dilate} times faster`);
  if (force.spin.length > 0) {
    parts.push(`some ms of synchronous work after ${force.spin.map(name).join(" and ")}`);
  }
  const isHeld = (at: number): boolean => mayHoldBack(sites[at]?.type ?? "");
  const held = force.late.filter(isHeld);
  const busy = force.late.filter((at) => !isHeld(at));
  if (held.length > 0) parts.push(`a slow operation at ${held.map(name).join(" and ")}`);
  if (busy.length > 0) parts.push(`the thread pool busy at ${busy.map(name).join(" and ")}`);
  return parts.join(", ");
}
