import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildPermissionFlags } from "../../text/permission-flags.ts";

/** What a learner's own snippet needs. */
export interface FenceQuestion {
  /** The version of the Node that runs it, such as `20.19.0`. */
  version: string;
  /** Absolute path of the snippet. */
  file: string;
  /** Absolute path of the built tracer. */
  tracer: string;
  /** The folder to which alone it may write. */
  scratch: string;
}

/**
 * The flags under which a learner's own snippet may read its folder and the packages around it, write
 * into the scratch folder and use threads, and nothing else.
 */
export function buildFenceFlags({ version, file, tracer, scratch }: FenceQuestion): string[] {
  const folders = [...new Set([dirname(file), realFolder(file)])];
  const around = folders
    .flatMap(listAround)
    .flatMap((folder) => [join(folder, "package.json"), join(folder, "node_modules", "*")]);
  const own = join(scratch, "*");
  const read = [...folders.map((folder) => join(folder, "*")), ...around, tracer, own];
  const permissions = { read: [...new Set(read)], write: [own], threads: true, processes: false };
  // Node's warnings of its own flags are none of the snippet's.
  const quiet = ["ExperimentalWarning", "SecurityWarning"].map(
    (type) => `--disable-warning=${type}`,
  );
  return [...buildPermissionFlags(version, permissions), ...quiet];
}

function realFolder(file: string): string {
  try {
    return dirname(realpathSync(file));
  } catch {
    return dirname(file);
  }
}

/** A folder and those above it. */
function listAround(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...listAround(above)];
}
