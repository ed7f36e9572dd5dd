import { fileURLToPath, pathToFileURL } from "node:url";
import type { SuiteFile } from "../../catalog/io/load-tests.ts";
import type { FileOrder } from "../controls.ts";
import { findRefusalOf } from "../imports.ts";
import type { FoundImport, ImportRules, Rule } from "../imports.ts";
import type { Answer } from "../message.ts";
import { addProbes } from "../probes.ts";
import type { Probe } from "../probes.ts";
import type { Link, Program, ProgramModule, SuiteProgram } from "../program.ts";
import { realPath } from "./find-roots.ts";
import {
  findLocalFile,
  isScript,
  readSource,
  readSourceFacts,
  resolveLocal,
} from "./source-facts.ts";
import type { ParsedSource } from "./source-facts.ts";
import { readSuiteModule } from "./suite-modules.ts";
import type { SuiteModule } from "./suite-modules.ts";
import { createTraceReader } from "./trace-reader.ts";
import type { MapText, TraceReader } from "./trace-reader.ts";
import { transformModule } from "./transform-module.ts";

/** What a suite consists of, and what it is to judge. */
export interface SuiteQuestion {
  /** Its test files, stage by stage. */
  files: readonly SuiteFile[];
  /** Absolute path of the learner's file. */
  file: string;
  /** Random name of the run's control tests. */
  tag: string;
  /** What a learner's own test file comes with; `null` for a hidden suite. */
  own: OwnTests | null;
}

/** A learner's own test file as the parent knows it. */
export interface OwnTests {
  /** The file and what it imports, parsed already. */
  sources: readonly ParsedSource[];
  /** What they may not import, besides `vitest` and `@solution`. */
  rules: ImportRules;
}

/** A suite and all that it imports, resolved and transformed. */
export interface PreparedSuite extends Pick<SuiteQuestion, "file" | "tag" | "own"> {
  /** Its test files, stage by stage. */
  suites: readonly SuiteFile[];
  program: SuiteProgram;
  /** Absolute paths of its modules. */
  paths: string[];
  maps: [id: string, map: MapText][];
}

/** What a program is made from. */
export interface ProgramQuestion {
  suite: PreparedSuite;
  /** The learner's files that are parsed already. */
  sources: ParsedSource[];
  /** `null` drops the rules. */
  rules: ImportRules | null;
  traced: boolean;
}

/** A program, and what is needed to understand what it says. */
export interface LoadedProgram {
  program: Program;
  /** Answers an import that was not known before the run. */
  answer: (specifier: string, importer: string) => Promise<Answer>;
  traces: TraceReader;
  probes: Probe[];
  /** Absolute paths of the learner's files so far; the judged one first. */
  listLearners: () => string[];
}

/** Whose module it is: of the judged program, of the suite with what it brings, or of a learner's own tests. */
type Owner = "learner" | "suite" | "tests";

/** What has been read so far. */
interface Loading
  extends Pick<SuiteQuestion, "file" | "tag" | "own">, Omit<ProgramQuestion, "suite"> {
  /** The suite's test files, stage by stage. */
  suites: readonly SuiteFile[];
  owners: Map<string, Owner>;
  /** Modules that were not handed out yet. */
  fresh: ProgramModule[];
  addMap: (id: string, map: MapText) => void;
  probes: Probe[];
}

/** Reads, resolves and transforms a suite, so that only the learner's files are left to do. */
export function prepareSuite({ files: suites, file, tag, own }: SuiteQuestion): PreparedSuite {
  const maps: PreparedSuite["maps"] = [];
  const loading: Loading = {
    ...{ file, tag, own, suites, rules: null, traced: false, fresh: [], probes: [] },
    sources: [...(own?.sources ?? [])],
    owners: new Map(),
    addMap: (id, map) => void maps.push([id, map]),
  };
  for (const { path } of suites) addModule(loading, path, ownerOf(own));
  return {
    file,
    tag,
    own,
    suites,
    program: {
      solution: idOf(file),
      suites: suites.map(({ path, stage }) => ({ id: idOf(path), stage })),
      modules: take(loading),
    },
    paths: [...loading.owners.keys()],
    maps,
  };
}

function ownerOf(own: OwnTests | null): Owner {
  return own === null ? "suite" : "tests";
}

/** Adds the learner's modules to a suite: all that a run needs. */
export function loadProgram({ suite, sources, rules, traced }: ProgramQuestion): LoadedProgram {
  const { file, tag, own, suites } = suite;
  const traces = createTraceReader(suite.maps);
  const loading: Loading = {
    ...{ file, tag, own, suites, sources: [...sources], rules, traced, fresh: [], probes: [] },
    owners: new Map(suite.paths.map((path) => [path, ownerOf(own)])),
    addMap: traces.add,
  };
  addModule(loading, file, "learner");
  const program = {
    solution: idOf(file),
    modules: take(loading),
  };
  const answer = async (specifier: string, importer: string): Promise<Answer> => {
    const from = fileURLToPath(importer);
    const resolved = resolveLocal(from, specifier);
    const owner = loading.owners.get(from) ?? "learner";
    const path = resolved === null ? null : findLocalFile(resolved);
    const isRefused = findRule(loading, { specifier, resolved, path }, owner) !== null;
    // The child waits, so nothing is read that it will not get.
    if (path !== null && !isRefused && !loading.owners.has(path)) {
      loading.sources.push(...(await readSourceFacts(path)));
    }
    const link = findLink(loading, { specifier, resolved }, owner);
    return { link, modules: take(loading) };
  };
  const listLearners = (): string[] =>
    [...loading.owners].filter(([, owner]) => owner === "learner").map(([path]) => path);
  return { program, answer, traces, probes: loading.probes, listLearners };
}

function addModule(loading: Loading, path: string, owner: Owner): void {
  if (loading.owners.has(path)) return;
  loading.owners.set(path, owner);
  const made = owner === "suite" ? makeOfSuite(loading, path) : make(loading, path, owner);
  if (made === null) return;
  const { code, map, imports } = made;
  if (map !== undefined) loading.addMap(idOf(path), map);
  const links = imports.map((found): [string, Link] => [
    found.specifier,
    findLink(loading, found, owner),
  ]);
  loading.fresh.push({ id: idOf(path), code, links });
}

function makeOfSuite({ suites, tag }: Loading, path: string): SuiteModule | null {
  return readSuiteModule(path, findOrder(path, suites), tag);
}

function make(loading: Loading, path: string, owner: Owner): SuiteModule | null {
  const source = loading.sources.find((one) => one.path === path) ?? readSource(path);
  if (source === null) return null;
  const text = owner === "learner" ? addOwnProbes(loading, source) : source.text;
  return { ...transformModule(source, text), imports: source.imports };
}

function findLink(
  loading: Loading,
  { specifier, resolved }: Pick<FoundImport, "specifier" | "resolved">,
  owner: Owner,
): Link {
  const { file } = loading;
  if (owner !== "learner" && specifier === "@solution") return { kind: "module", id: idOf(file) };
  if (owner !== "learner" && specifier === "vitest") return { kind: "tools" };
  const path = resolved === null ? null : findLocalFile(resolved);
  const rule = findRule(loading, { specifier, resolved, path }, owner);
  if (rule !== null) return { kind: "refused", specifier, rule };
  if (resolved === null) return { kind: "native", specifier };
  if (path === null) return { kind: "missing", specifier };
  if (!isScript(path) && !path.endsWith(".json")) return { kind: "native", specifier: idOf(path) };
  addModule(loading, path, owner);
  return { kind: "module", id: idOf(path) };
}

/** The rule that an import breaks; `path` is the local file that it means. A suite may import anything. */
function findRule(
  loading: Loading,
  { path, ...found }: Pick<FoundImport, "specifier" | "resolved"> & { path: string | null },
  owner: Owner,
): Rule | null {
  const own = loading.own?.rules ?? null;
  const rules = { learner: loading.rules, tests: own, suite: null }[owner];
  if (rules === null) return null;
  return findRefusalOf({ ...found, real: path === null ? null : realPath(path) }, rules);
}

/** Puts probes into the learner's code if it is traced. */
function addOwnProbes(
  loading: Loading,
  { path, text, syntaxFault, readTree }: ParsedSource,
): string {
  const { tag, traced } = loading;
  if (!traced || syntaxFault !== null || !isScript(path)) return text;
  const callee = `probe_${tag}`;
  const firstId = loading.probes.length;
  const probed = addProbes({ path, text, tree: readTree(), callee, firstId });
  loading.probes.push(...probed.probes);
  return probed.text;
}

/** Where a file stands in its stage, or `null` if it is no test file. */
function findOrder(path: string, suites: readonly SuiteFile[]): FileOrder | null {
  const own = suites.find((suite) => suite.path === path);
  if (own === undefined) return null;
  const beside = suites.filter(({ stage }) => stage === own.stage);
  return { stage: own.stage, first: beside[0] === own, last: beside.at(-1) === own };
}

function take(loading: Loading): ProgramModule[] {
  return loading.fresh.splice(0);
}

function idOf(path: string): string {
  return pathToFileURL(path).href;
}
