import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { onAbort } from "../../on-abort.ts";
import { startGroup } from "../../process/start-group.ts";
import { parseTypeReport } from "../type-report.ts";
import type { TypeReport } from "../verdict.ts";
import { realPath } from "./find-roots.ts";

const SKIPPED: TypeReport = { status: "skipped", errors: [] };
const TIMEOUT_MS = 15_000;
const MOST_CHARACTERS = 10_000_000;
/** A run of the compiler is short: it collects no garbage unless it takes more memory than this. */
const WITHOUT_COLLECTOR = { GOGC: "off", GOMEMLIMIT: "1GiB" };

/**
 * Type-checks a learner's file, an absolute path, with the project's own TypeScript, in a process of its own.
 * JavaScript is skipped unless it asks for it with `@ts-check`. Never rejects: what cannot be
 * checked is `skipped`.
 */
export async function checkTypes(file: string, signal: AbortSignal): Promise<TypeReport> {
  if (/\.m?js$/.test(file) && !(await asksForCheck(file))) return SKIPPED;
  const require = createRequire(import.meta.url);
  // The compiler names files from its real folder on.
  const folder = realPath(dirname(file));
  const real = join(folder, basename(file));
  try {
    const types = dirname(dirname(require.resolve("@types/node/package.json")));
    const { command, args } = findTsc(require);
    const text = await runTsc(command, [...args, ...listFlags(types), real], { folder, signal });
    return parseTypeReport(text, relative(folder, real), localFiles(text, folder));
  } catch {
    return SKIPPED;
  }
}

async function asksForCheck(file: string): Promise<boolean> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.slice(0, 2000).includes("@ts-check");
}

/** The learner's own tsconfig.json is left aside, so that all are held to the same. */
function listFlags(typeRoot: string): string[] {
  const settings = {
    ignoreConfig: true,
    target: "es2023",
    lib: "es2023",
    // The judge runs each file as an ES module, whatever the nearest package.json says, and finds
    // files with and without their ending.
    module: "esnext",
    moduleResolution: "bundler",
    customConditions: "node",
    moduleDetection: "force",
    types: "node",
    typeRoots: typeRoot,
    strict: true,
    noEmit: true,
    allowJs: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    pretty: false,
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

/** The platform's own binary saves the start of one more Node; the script is the way round. */
function findTsc(require: NodeJS.Require): { command: string; args: string[] } {
  const home = require.resolve("typescript/package.json");
  try {
    const name = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    const folder = dirname(createRequire(home).resolve(name));
    const ending = process.platform === "win32" ? ".exe" : "";
    return { command: join(folder, "lib", `tsc${ending}`), args: [] };
  } catch {
    return { command: process.execPath, args: [join(dirname(home), "bin", "tsc")] };
  }
}

/** What the compiler prints; rejects when it cannot say anything. */
async function runTsc(
  command: string,
  args: readonly string[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<string> {
  const env = { ...process.env, ...WITHOUT_COLLECTOR };
  const stdio = ["ignore", "pipe", "ignore"] as const;
  // Busy with types that never end, it does not hear a polite signal.
  const { child, kill } = startGroup({ command, args, cwd: folder, env, stdio });
  const timer = setTimeout(kill, TIMEOUT_MS);
  const letGo = onAbort(signal, kill);
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    if (text.length > MOST_CHARACTERS) kill();
  });
  try {
    const ended: unknown[] = await once(child, "close");
    const [code] = ended;
    // It exits with 1 or 2 when it found faults.
    if (typeof code !== "number" || (code !== 0 && text === "")) throw new Error("No answer.");
    return text;
  } finally {
    clearTimeout(timer);
    letGo();
  }
}

/** The files that tsc names and that are the learner's: inside the folder, outside node_modules. */
function localFiles(text: string, folder: string): string[] {
  const named = [...text.matchAll(/^(.+)\(\d+,\d+\): error /gm)].map((match) => match[1] ?? "");
  return named.filter((name) => {
    const inside = relative(folder, join(folder, name));
    return !inside.startsWith("..") && !inside.includes("node_modules");
  });
}
