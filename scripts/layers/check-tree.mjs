import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { findCycles } from "./find-cycles.mjs";
import { judgeFileImport, judgePackageImport } from "./judge-import.mjs";
import { ABORT_LISTENER, CONTENT, PROGRAM, REGISTRIES } from "./map.mjs";
import { placeOf } from "./place.mjs";
import { readImports } from "./read-imports.mjs";
import { fault } from "./rules.mjs";

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/**
 * Checks src, bin and the content folders of a tree against the layer rules.
 * @param {string} root absolute
 * @returns faults in the order of the files
 */
export function checkTree(root) {
  const src = listSources(root, "src").map((file) => readSource(root, file));
  const bin = listSources(root, "bin").map((file) => readSource(root, file));
  const content = CONTENT.flatMap((folder) => listSources(root, folder)).map((file) =>
    readSource(root, file),
  );
  return [
    ...src.flatMap((source) => checkSource(root, source)),
    ...checkCycles(src),
    ...bin.flatMap((source) => checkBin(source)),
    ...content.flatMap((source) => checkContent(source)),
  ];
}

function listSources(root, folder) {
  const absolute = path.join(root, folder);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(absolute, { recursive: true })
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
    .filter((file) => SOURCE.test(file) && !file.includes("/node_modules/"))
    .filter((file) => statSync(path.join(root, file)).isFile())
    .toSorted();
}

function readSource(root, file) {
  return { file, ...readImports(file, readFileSync(path.join(root, file), "utf8")) };
}

function checkSource(root, source) {
  if (source.error !== null) return [fault("unreadable", source, source.error)];
  const { zone } = placeOf(source.file);
  if (zone === null) return [fault("unknown-place", source, "this file is in no layer")];
  const faults = source.imports.map((edge) => checkImport(root, edge, zone));
  if (isBarrel(source)) faults.push(fault("no-barrels", source, "this file is a barrel"));
  if (["pure", "ui", "page", "common"].includes(zone)) {
    for (const place of source.clockReads) {
      faults.push(fault("clock-is-an-argument", place, "reads the clock with new Date()"));
    }
  }
  if (source.file !== ABORT_LISTENER) {
    for (const place of source.abortListeners) {
      faults.push(fault("abort-is-heard", place, "listens for an abort by itself"));
    }
  }
  return faults.filter((found) => found !== null);
}

function isBarrel({ file, isBarrel: onlyForwards }) {
  return !REGISTRIES.has(file) && (onlyForwards || /\/index\.[cm]?[jt]s$/.test(file));
}

function checkImport(root, edge, zone) {
  if (edge.specifier === null) {
    return zone === "io" ? null : fault("computed-import", edge, "imports a computed path");
  }
  const target = targetOf(edge);
  if (target === null) return judgePackageImport(edge);
  if (target === "package.json" && zone === "main") return null;
  if (!target.startsWith("src/")) return fault("stays-in-src", edge, `imports ${edge.specifier}`);
  if (!statSync(path.join(root, target), { throwIfNoEntry: false })?.isFile()) {
    return fault("names-a-file", edge, `imports ${edge.specifier}, which is no file`);
  }
  return judgeFileImport(edge, target);
}

/** The imported file from the root, or `null` for a package. */
function targetOf({ file, specifier }) {
  if (!/^\.{0,2}\//.test(specifier) && !/^\.{1,2}$/.test(specifier)) return null;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function checkCycles(sources) {
  const graph = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter((edge) => edge.specifier !== null).flatMap((edge) => targetOf(edge) ?? []),
    ]),
  );
  return findCycles(graph).map((cycle) =>
    fault("no-cycles", { file: cycle[0] }, `is in a cycle: ${cycle.join(" -> ")}`),
  );
}

function checkBin({ imports }) {
  return imports.flatMap((edge) => {
    const target = edge.specifier === null ? null : targetOf(edge);
    if (edge.specifier?.startsWith("node:") || target?.startsWith("dist/")) return [];
    return [fault("bin-starts-main", edge, `imports ${edge.specifier ?? "a computed path"}`)];
  });
}

function checkContent({ imports }) {
  return imports.flatMap((edge) => {
    if (edge.specifier === null) return [];
    const [folder] = (targetOf(edge) ?? "").split("/");
    const isProgram = PROGRAM.includes(folder) || edge.specifier.split("/")[0] === "trainer";
    return isProgram ? [fault("content-stands-alone", edge, `imports ${edge.specifier}`)] : [];
  });
}
