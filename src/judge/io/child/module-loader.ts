import path from "node:path";
import url from "node:url";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import type { Link, Program, ProgramModule, SuiteProgram } from "../../program.ts";
import type { Channel } from "./channel.ts";

/** Loads a program's modules as real ES modules, each one once. */
export interface ModuleLoader {
  /**
   * Loads, links and runs a module. What it exports is handed over in an object of its own, for an
   * export called `then` would be taken for a promise.
   */
  load: (id: string) => Promise<{ exports: object }>;
}

/** What a suite is given. */
export interface SuiteSupply {
  /** What it gets for `vitest`. */
  tools: object;
  /** Names that it may import from the solution. */
  exports: string[];
  /** What the solution exports, once it has been loaded. */
  readSolution: () => object;
}

/** What has been loaded so far. */
interface Loading {
  channel: Channel;
  /** The test tools; a solution's modules get none, whatever they ask for. */
  tools: vm.Module | null;
  sources: Map<string, ProgramModule>;
  loaded: Map<string, vm.Module>;
  /** The last linking that was begun: two imports at once may share a module. */
  linking: Promise<unknown>;
}

// Captured before the learner's code is there, which could replace them where they come from.
const { SourceTextModule, SyntheticModule } = vm;
const { dirname } = path;
const { fileURLToPath } = url;

/** Makes the loader of the learner's modules. */
export function createSolutionLoader({ modules }: Program, channel: Channel): ModuleLoader {
  const loading = createLoading(modules, channel);
  return { load: async (id) => ({ exports: (await run(loading, build(loading, id))).namespace }) };
}

/**
 * Makes the loader of the suites. They are compiled and linked at once, before the learner's code is
 * there to see or change them; loading one only runs it.
 */
export async function createSuiteLoader(
  suite: SuiteProgram,
  channel: Channel,
  supply: SuiteSupply,
): Promise<ModuleLoader> {
  const loading = await beginSuite(suite, channel, supply);
  const { suites } = suite;
  const ready = new Map<string, vm.Module>();
  // Nearly all of its functions run, and to compile them as they are called takes time of the tests.
  setFlagsFromString("--no-lazy");
  for (const { id } of suites) ready.set(id, await link(loading, build(loading, id)));
  setFlagsFromString("--lazy");
  return {
    load: async (id) => {
      const made = ready.get(id);
      if (made === undefined) throw notFound(id, "the program");
      await made.evaluate();
      return { exports: made.namespace };
    },
  };
}

/** Makes the loader of a learner's own tests, which are linked where they are loaded: that may fail. */
export async function createTestsLoader(
  suite: SuiteProgram,
  channel: Channel,
  supply: SuiteSupply,
): Promise<ModuleLoader> {
  const loading = await beginSuite(suite, channel, supply);
  return { load: async (id) => ({ exports: (await run(loading, build(loading, id))).namespace }) };
}

async function beginSuite(
  { solution, modules }: SuiteProgram,
  channel: Channel,
  { tools, exports, readSolution }: SuiteSupply,
): Promise<Loading> {
  const loading = createLoading(modules, channel);
  loading.tools = await synthesize("vitest", tools);
  const facade = new SyntheticModule(exports, () => {
    const given = readSolution();
    for (const name of exports) facade.setExport(name, Reflect.get(given, name));
  });
  loading.loaded.set(solution, facade);
  return loading;
}

function createLoading(modules: ProgramModule[], channel: Channel): Loading {
  const sources = new Map(modules.map((one) => [one.id, one]));
  return { channel, tools: null, sources, loaded: new Map(), linking: Promise.resolve() };
}

/** Links and runs a module; a module that runs already is waited for. */
async function run(loading: Loading, made: vm.Module): Promise<vm.Module> {
  await link(loading, made);
  await made.evaluate();
  return made;
}

async function link(loading: Loading, made: vm.Module): Promise<vm.Module> {
  const begin = async (): Promise<void> => {
    if (made.status !== "unlinked") return;
    await made.link((specifier, from) => bring(loading, specifier, from.identifier));
  };
  const mine = loading.linking.then(begin);
  loading.linking = mine.catch(() => undefined);
  await mine;
  return made;
}

/** The module that an import of the module `importer` means. */
function bring(loading: Loading, specifier: string, importer: string): Promise<vm.Module> {
  const { sources, channel } = loading;
  const source = sources.get(importer);
  if (source === undefined) throw notFound(specifier, importer);
  const known = source.links.find(([name]) => name === specifier);
  if (known !== undefined) return follow(loading, known[1], importer);
  const answer = channel.ask({ kind: "asks", specifier, importer });
  for (const one of answer.modules) sources.set(one.id, one);
  source.links.push([specifier, answer.link]);
  return follow(loading, answer.link, importer);
}

async function follow(loading: Loading, to: Link, from: string): Promise<vm.Module> {
  switch (to.kind) {
    case "module":
      return build(loading, to.id);
    case "tools":
      if (loading.tools === null) throw notFound("vitest", from);
      return loading.tools;
    case "native":
      return synthesize(to.specifier, await importNative(to.specifier, from));
    case "refused":
      loading.channel.note({ kind: "refused", specifier: to.specifier, rule: to.rule });
      throw new Error(`A solution may not import "${to.specifier}"`);
    case "missing":
      throw notFound(to.specifier, from);
  }
}

function build(loading: Loading, id: string): vm.Module {
  const { loaded, sources } = loading;
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const source = sources.get(id);
  if (source === undefined) throw notFound(id, "the program");
  const made = compile(source, async (specifier) =>
    run(loading, await bring(loading, specifier, id)),
  );
  loaded.set(id, made);
  return made;
}

function compile(
  { id, code }: ProgramModule,
  onImport: (specifier: string) => Promise<vm.Module>,
): vm.Module {
  return new SourceTextModule(code, {
    identifier: id,
    importModuleDynamically: onImport,
    initializeImportMeta: (meta) => {
      const filename = fileURLToPath(id);
      Object.assign(meta, {
        url: id,
        filename,
        dirname: dirname(filename),
        resolve: (specifier: string) => import.meta.resolve(specifier, id),
      });
    },
  });
}

async function synthesize(name: string, exported: object): Promise<vm.Module> {
  const names = Object.keys(exported);
  const made = new SyntheticModule(
    names,
    () => {
      for (const key of names) made.setExport(key, Reflect.get(exported, key));
    },
    { identifier: name },
  );
  await made.link(fail);
  await made.evaluate();
  return made;
}

/** A package is looked up as Node would do it from the importing file. */
async function importNative(specifier: string, from: string): Promise<object> {
  const found: object = await import(import.meta.resolve(specifier, from));
  return found;
}

function notFound(specifier: string, from: string): Error {
  return Object.assign(new Error(`Cannot find "${specifier}" imported from ${from}`), {
    code: "ERR_MODULE_NOT_FOUND",
  });
}

function fail(specifier: string): never {
  throw new Error(`Nothing leads to "${specifier}"`);
}
