import type { PhaseComparison } from "../compare-phases.ts";
import type { Mode, Trace } from "../trace.ts";
import type { Expectation, Scene } from "./scene.ts";
import { matchesRange } from "../../text/version-range.ts";

/** What one real run of a scene printed. */
export interface SceneRun {
  mode: Mode;
  /** Such as `v22.23.3`. */
  node: string;
  printed: string[];
  exit: number | null;
}

/** The newest releases of the supported lines, for which a scene must say what it prints. */
const CHECKED_VERSIONS = ["20.20.2", "22.23.3", "24.21.0", "26.10.0"] as const;

/** The orders that a scene may print on a Node version as a module type; none when it does not say. */
export function findOrders(scene: Scene, mode: Mode, node: string): string[][] {
  return findExpectations(scene, mode, node).flatMap(({ orders }) => orders);
}

/** What is missing in a scene, before it is run: every mode and line that it runs on must have an order. */
export function checkCoverage(scene: Scene): string[] {
  const faults: string[] = [];
  for (const mode of scene.modes) {
    for (const version of CHECKED_VERSIONS) {
      if (!matchesRange(version, scene.node)) continue;
      if (findExpectations(scene, mode, version).length > 0) continue;
      faults.push(
        `${scene.file}: orders: expected a line for ${mode} on Node ${version}, got none`,
      );
    }
  }
  return faults;
}

/** What is wrong with a traced run of a scene and with the plain one beside it. */
export function checkTrace(scene: Scene, trace: Trace): string[] {
  const { mode, node, printed, end, checks } = trace;
  const { exit } = end;
  const faults = [printed, checks.plain ?? printed].flatMap(
    (lines) => checkSceneRun(scene, { mode, node, printed: lines, exit }) ?? [],
  );
  const where = tellWhere(scene, trace);
  if (checks.fifoBad > 0)
    faults.push(`${where}: expected every queue in its order, got ${checks.fifoBad} out of order`);
  if (checks.capped) faults.push(`${where}: expected an end, got more events than are taken`);
  return [...new Set(faults)];
}

/** What is wrong with the phases of a scene's callbacks, by Node's own trace events. */
export function checkPhases(
  scene: Scene,
  run: Pick<Trace, "mode" | "node">,
  { faults }: PhaseComparison,
): string[] {
  return faults.map((fault) => `${tellWhere(scene, run)}: ${fault}`);
}

/** Why a real run is not what the scene promises; `null` when it is. */
export function checkSceneRun(scene: Scene, run: SceneRun): string | null {
  const where = tellWhere(scene, run);
  const got = run.printed.length === 0 ? "(nothing)" : run.printed.join(" -> ");
  const allowed = findOrders(scene, run.mode, run.node);
  if (!allowed.some((order) => isSame(order, run.printed))) {
    const wanted = findExpectations(scene, run.mode, run.node).map(({ written }) => written);
    return `${where}: expected ${wanted.join(" or ") || "an order in the scene"}, got ${got}`;
  }
  if (run.exit === scene.exit) return null;
  return `${where}: expected exit code ${scene.exit}, got ${run.exit ?? "none"}`;
}

function tellWhere({ file }: Scene, { mode, node }: Pick<SceneRun, "mode" | "node">): string {
  return `${file} as ${mode} on Node ${node}`;
}

function findExpectations(scene: Scene, mode: Mode, node: string): Expectation[] {
  return scene.expectations.filter(
    ({ modes, range }) => modes.includes(mode) && matchesRange(node, range),
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
