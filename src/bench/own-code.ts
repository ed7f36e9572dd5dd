/** What an adapter takes over from another form as it is, with the names. */
const TAKEN_OVER = /^export \{([^}]*)\} from "\.\.?\/[^"]*";$/gm;

/**
 * The text of an adapter without what it takes over from another form, or `null` when that would be
 * measured in place of the package: it is used within, or the workloads need it.
 */
export function findOwnCode(adapter: string, workloads: string): string | null {
  const own = adapter.replaceAll(TAKEN_OVER, "");
  const taken = [...adapter.matchAll(TAKEN_OVER)].flatMap(([, names = ""]) => names.split(","));
  const isNeeded = taken.some((name) => new RegExp(`\\b${name.trim()}\\b`).test(workloads));
  return isNeeded || /from "\.\.?\//.test(own) ? null : own;
}
