import { isBuiltin } from "node:module";
import {
  DOMAINS,
  MEMORY_MODULES,
  MEMORY_NAMES,
  PACKAGES,
  PACKAGE_REASONS,
  PROCESS_ROOM,
  STARTERS,
  TERMINAL_MODULES,
  TEXT_ROOM,
  WORDS,
} from "./map.mjs";
import { placeOf } from "./place.mjs";
import { fault } from "./rules.mjs";

/**
 * Judges an import of one file of src by another.
 * @param {import("./read-imports.mjs").Import} edge
 * @param {string} target the imported file, from the root with forward slashes
 * @returns the fault, or `null` when the import is allowed
 */
export function judgeFileImport(edge, target) {
  const from = placeOf(edge.file);
  const to = placeOf(target);
  const rule = brokenRule(from, to, edge.kind === "type");
  return rule === null ? null : fault(rule, edge, `imports ${edge.specifier}`);
}

/**
 * Judges an import of a package or a built-in module by a file of src.
 * @param {import("./read-imports.mjs").Import} edge
 * @returns the fault, or `null` when the import is allowed
 */
export function judgePackageImport(edge) {
  if (isBuiltin(edge.specifier)) return judgeBuiltin(edge);
  const name = packageName(edge.specifier);
  const homes = PACKAGES.get(name);
  if (homes === undefined) return fault("unknown-place", edge, `imports the package ${name}`);
  const { zone } = placeOf(edge.file);
  if (homes.some((home) => home === zone || edge.file === home || isWithin(edge.file, home))) {
    return null;
  }
  const why = PACKAGE_REASONS.get(name);
  const home = `its place is ${homes.map((place) => place.replace(/^io$/, "io/")).join(" and ")}`;
  return fault("package-has-a-home", edge, `imports ${name}, ${home}${why ? `: ${why}` : ""}`);
}

function brokenRule(from, to, isType) {
  if (to.zone === "main") return from.zone === "main" ? null : "main-is-the-root";
  if (to.zone === "commands") {
    return from.zone === "main" || from.zone === "commands" ? null : "commands-are-the-top";
  }
  if (from.zone === "common") return to.zone === "common" ? null : "common-stands-alone";
  if (to.zone === "common") return null;
  if (from.zone === "main") return isUi(to) ? null : "main-starts-commands";
  if (from.zone === "commands") return null;
  if (to.zone === "page") return pageRule(from);
  if (isUi(from)) return isUi(to) || isType ? null : "ui-takes-types";
  if (isUi(to)) return "domains-know-no-ui";
  return brokenDomainRule(from, to, isType);
}

function brokenDomainRule(from, to, isType) {
  if (to.domain === TEXT_ROOM) return null;
  if (to.domain === PROCESS_ROOM) return from.zone === "io" || isType ? null : "pure-stays-pure";
  const friends = DOMAINS.get(from.domain) ?? [];
  const isFriend = from.domain === to.domain || friends.includes(to.domain);
  if (!isFriend && !(isType && WORDS.has(to.domain))) return "domains-stay-apart";
  if (from.zone === "pure" && to.zone === "io" && !isType) return "pure-stays-pure";
  return null;
}

function pageRule(from) {
  if (from.zone === "page") return null;
  return isUi(from) ? "pages-are-asked-for" : "domains-know-no-ui";
}

/** What turns data into something to look at. */
function isUi(place) {
  return place.zone === "ui" || place.zone === "terminal" || place.zone === "page";
}

function judgeBuiltin(edge) {
  const name = edge.specifier.replace(/^node:/, "");
  const { zone } = placeOf(edge.file);
  if (name === "child_process" && zone === "io" && edge.kind !== "type") {
    return STARTERS.has(edge.file)
      ? null
      : fault("one-way-to-start", edge, `imports ${edge.specifier}`);
  }
  if (zone === "io" || edge.kind === "type" || MEMORY_MODULES.has(name)) return null;
  const allowed = MEMORY_NAMES.get(name);
  if (allowed && edge.names?.every((imported) => allowed.has(imported))) return null;
  const holdsTerminal = zone === "main" || zone === "commands" || zone === "terminal";
  if (holdsTerminal && TERMINAL_MODULES.has(name)) return null;
  const rule = zone === "main" || zone === "commands" ? "system-in-io" : "pure-built-ins";
  return fault(rule, edge, `imports ${edge.specifier}`);
}

function packageName(specifier) {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

function isWithin(file, home) {
  return home.endsWith("/") && file.startsWith(home);
}
