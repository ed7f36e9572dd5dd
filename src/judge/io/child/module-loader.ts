import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import type { Link, ProgramModule } from "../../program.ts";
import type { Channel } from "./channel.ts";

/** Loads a program's modules as real ES modules, each one once. */
export interface ModuleLoader {
  /** Makes more modules known. */
  add: (modules: readonly ProgramModule[]) => void;
  /**
   * Loads, links and runs a module. What it exports is handed over in an object of its own, for an
   * export called `then` would be taken for a promise.
   */
  load: (id: string) => Promise<{ exports: object }>;
}

/** What has been loaded so far. */
interface Loading {
  tools: object;
  channel: Channel;
  sources: Map<string, ProgramModule>;
  loaded: Map<string, vm.Module>;
  /** The last linking that was begun: two imports at once may share a module. */
  linking: Promise<unknown>;
}

/**
 * Makes a loader that knows the suite's modules, and compiles them already. `tools` is what suites
 * get for `vitest`.
 */
export function createLoader(
  suite: readonly ProgramModule[],
  tools: object,
  channel: Channel,
): ModuleLoader {
  const sources = new Map(suite.map((one) => [one.id, one]));
  const loading = { tools, channel, sources, loaded: new Map(), linking: Promise.resolve() };
  for (const { id } of suite) compileAhead(loading, id);
  return {
    add: (modules) => {
      for (const one of modules) sources.set(one.id, one);
    },
    load: async (id) => ({ exports: (await run(loading, build(loading, id))).namespace }),
  };
}

/** What does not compile is told when it is loaded. */
function compileAhead(loading: Loading, id: string): void {
  try {
    build(loading, id);
  } catch {
    loading.loaded.delete(id);
  }
}

/** Links and runs a module; a module that runs already is waited for. */
async function run(loading: Loading, made: vm.Module): Promise<vm.Module> {
  const link = async (): Promise<void> => {
    if (made.status !== "unlinked") return;
    await made.link((specifier, from) => bring(loading, specifier, from.identifier));
  };
  const mine = loading.linking.then(link);
  loading.linking = mine.catch(() => undefined);
  await mine;
  await made.evaluate();
  return made;
}

/** The module that an import of the module `importer` means. */
function bring(loading: Loading, specifier: string, importer: string): Promise<vm.Module> {
  const { sources, channel } = loading;
  const source = sources.get(importer);
  if (source === undefined) throw notFound(specifier, importer);
  const known = source.links.find(([name]) => name === specifier);
  if (known !== undefined) return follow(loading, known[1], importer);
  const { link, modules } = channel.ask({ kind: "asks", specifier, importer });
  for (const one of modules) sources.set(one.id, one);
  source.links.push([specifier, link]);
  return follow(loading, link, importer);
}

async function follow(loading: Loading, link: Link, from: string): Promise<vm.Module> {
  switch (link.kind) {
    case "module":
      return build(loading, link.id);
    case "tools":
      return wrap("vitest", loading.tools);
    case "native":
      return wrap(link.specifier, await importNative(link.specifier, from));
    case "refused":
      loading.channel.note({ kind: "refused", specifier: link.specifier });
      throw new Error(`A solution may not import "${link.specifier}"`);
    case "missing":
      throw notFound(link.specifier, from);
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
  return new vm.SourceTextModule(code, {
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

async function wrap(name: string, exported: object): Promise<vm.Module> {
  const names = Object.keys(exported);
  const made = new vm.SyntheticModule(
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
