import { SourceMap } from "node:module";

/** Turns places in generated code into places in the files they came from. */
export interface TraceReader {
  /** Makes a module's map known. */
  add: (id: string, map: MapText) => void;
  /** Mends every `file:…:line:column` in a stack or in printed text. */
  read: (text: string) => string;
}

/** A source map as the transformer gives it. */
export interface MapText {
  mappings: string;
  sources: string[];
  names: string[];
  sourcesContent?: (string | null)[] | undefined;
}

/** Makes a reader that knows these maps so far. */
export function createTraceReader(known: Iterable<[id: string, map: MapText]> = []): TraceReader {
  const texts = new Map(known);
  const maps = new Map<string, SourceMap>();
  const mapOf = (id: string): SourceMap | null => {
    const text = texts.get(id);
    if (text === undefined) return null;
    const map = maps.get(id) ?? parseMap(id, text);
    maps.set(id, map);
    return map;
  };
  const read = (text: string): string => {
    const ids = [...texts.keys()].filter((id) => text.includes(id)).map((id) => escape(id));
    if (ids.length === 0) return text;
    const places = new RegExp(`(${ids.join("|")}):(\\d+):(\\d+)`, "g");
    return text.replace(places, (whole, ...[id = "", line, column]: string[]) => {
      const entry = mapOf(id)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (entry === undefined || !("originalLine" in entry)) return whole;
      return `${id}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
  };
  return { add: (id, map) => void texts.set(id, map), read };
}

function parseMap(id: string, { mappings, names, sources }: MapText): SourceMap {
  const payload = { file: id, version: 3, sources, names, mappings, sourceRoot: "" };
  return new SourceMap({ ...payload, sourcesContent: [] });
}

function escape(text: string): string {
  return text.replaceAll(/[$.*+?^{}()|[\]\\]/g, "\\$&");
}
