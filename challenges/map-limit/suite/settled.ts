/** Starts calls of `mapLimitSettled`; apart from the drive, because the first stages do not have it. */
import { mapLimitSettled } from "@solution";
import { fly, type Flight } from "./drive.ts";

/** Starts `mapLimitSettled` with a scripted `fn`. */
export function startSettled(items: unknown, limit: number, signal?: AbortSignal): Promise<Flight> {
  const options = signal === undefined ? { limit } : { limit, signal };
  return fly((fn) => Reflect.apply(mapLimitSettled, undefined, [items, fn, options]));
}

/** A record, as far as it is one. */
interface Rough {
  status?: unknown;
  value?: unknown;
  reason?: unknown;
}

/** The records without what a solution adds to them. */
export function plain(records: unknown): Rough[] {
  if (!Array.isArray(records)) return [];
  return records.map((record: Rough | null | undefined) =>
    record?.status === "rejected"
      ? { status: record.status, reason: record.reason }
      : { status: record?.status, value: record?.value },
  );
}
