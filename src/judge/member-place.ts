import { escapePattern } from "../text/escape-pattern.ts";

/** A 1-based line and column. */
interface Spot {
  line: number;
  column: number;
}

const MODIFIERS =
  "(?:(?:export|public|protected|static|async|override|readonly|declare|get|set|function)\\s+|\\*\\s*)*";
/** What a function begins with where a value stands: a list of parameters, or one without brackets. */
const FUNCTION = String.raw`(?:async\b|function\b|(?:<[^>]*>\s*)?\(|[\w$]+\s*=>)`;

/**
 * Finds where a class member or function called `name` is defined in a source, or `null`. It reads text,
 * not syntax: a method, getter, alias or function whose line begins with the name after its modifiers,
 * or else a field. What only describes a type, and a key of an object that is no function, is neither.
 * `Class.name` is looked for in that class alone. A name that several classes have is theirs that is
 * exported, and nobody's if several are: a wrong line is worse than none.
 */
export function findMember(source: string, name: string): Spot | null {
  const [first = "", second] = name.split(/\.(?=.)/);
  const lines = listCode(source);
  const classes = listClasses(lines);
  const begin = `^(\\s*${MODIFIERS})${escapePattern(second ?? name)}\\s*`;
  const callable = [
    new RegExp(`${begin}(?:<[^>]*>\\s*)?\\(`),
    // A field or a key with a function, and a field that is another name for a method.
    new RegExp(`${begin}(?::[^=;]*)?=\\s*(?:${FUNCTION}|this\\.|[\\w$.]+\\.prototype\\.)`),
    new RegExp(`${begin}:\\s*${FUNCTION}.*[{,(]\\s*$`),
  ];
  const field = [
    new RegExp(`${begin}[?!]?\\s*:[^=]*;\\s*$`),
    new RegExp(`${begin}[?!]?\\s*(?::[^=]*)?=(?![=>])`),
  ];
  for (const patterns of [callable, field]) {
    const all = listSpots(lines, patterns).map((spot) => ({
      spot,
      owner: classes[spot.line - 1] ?? ownerOf(lines[spot.line - 1] ?? ""),
    }));
    const found = second === undefined ? all : all.filter(({ owner }) => owner?.name === first);
    if (found.length > 0) return choose(found);
  }
  return null;
}

const EXPORTS: ClassSpot = { name: "", exported: true };

/** Outside of classes the module has what it exports. */
function ownerOf(line: string): ClassSpot | null {
  return /^\s*export\s/.test(line) ? EXPORTS : null;
}

/** The first of the spots, if they are all in one class, or in one that is exported. */
function choose(found: readonly { spot: Spot; owner: ClassSpot | null }[]): Spot | null {
  const owners = new Set(found.map(({ owner }) => owner));
  const [owner = null, ...others] =
    owners.size === 1 ? owners : [...owners].filter((one) => one?.exported === true);
  if (others.length > 0 || (owners.size > 1 && owner === null)) return null;
  return found.find((one) => one.owner === owner)?.spot ?? null;
}

interface ClassSpot {
  name: string;
  exported: boolean;
}

/** For each line the class whose body it is in, as far as braces tell; `null` outside of classes. */
function listClasses(lines: readonly string[]): (ClassSpot | null)[] {
  const open: { spot: ClassSpot; depth: number; begun: boolean }[] = [];
  let depth = 0;
  return lines.map((line) => {
    const [, exported, name] =
      /^\s*(export\s+)?(?:default\s+)?(?:abstract\s+)?class\s+([\w$]+)/.exec(line) ?? [];
    if (name !== undefined) {
      open.push({ spot: { name, exported: exported !== undefined }, depth, begun: false });
    }
    const owner = open.at(-1)?.spot ?? null;
    depth += count(line, "{") - count(line, "}");
    for (const one of open) one.begun ||= line.includes("{");
    while (open.at(-1)?.begun === true && depth <= (open.at(-1)?.depth ?? 0)) open.pop();
    return owner;
  });
}

function listSpots(lines: readonly string[], patterns: readonly RegExp[]): Spot[] {
  const spots: Spot[] = [];
  for (const [index, line] of lines.entries()) {
    for (const pattern of patterns) {
      const found = pattern.exec(line);
      if (found === null || isCall(line)) continue;
      spots.push({ line: index + 1, column: (found[1] ?? "").length + 1 });
      break;
    }
  }
  return spots;
}

/** The lines of a source, those empty that only describe a type. */
function listCode(source: string): string[] {
  let depth = 0;
  return source.split(/\r?\n/).map((line) => {
    const begins = /^\s*(?:export\s+)?(?:declare\s+)?(?:interface\s|type\s[^=]*=.*\{)/.test(line);
    if (depth === 0 && !begins) return line;
    depth += count(line, "{") - count(line, "}");
    return "";
  });
}

function count(line: string, sign: string): number {
  return line.split(sign).length - 1;
}

/** A call, and a signature, opens no body; a definition opens one or goes on. */
function isCall(line: string): boolean {
  return /\)[^)]*;\s*$/.test(line) && !line.includes("{") && !line.includes("=");
}
