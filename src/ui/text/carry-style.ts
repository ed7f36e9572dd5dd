import { LINK_SOURCE, SGR_SOURCE } from "./escapes.ts";

const EITHER = new RegExp(`${SGR_SOURCE}|${LINK_SOURCE}`, "g");
const RESET = "\u001B[0m";
const LINK_END = "\u001B]8;;\u001B\\";

/** What is switched on at some point of a text: by kind, the parameters that switched it on. */
interface Open {
  looks: Map<string, string>;
  link: string;
}

/** The same lines, where each one ends what it began and takes up again what was still on. */
export function carryStyle(lines: readonly string[]): string[] {
  const open: Open = { looks: new Map(), link: "" };
  return lines.map((line) => {
    const before = reopen(open);
    for (const match of line.matchAll(EITHER)) {
      if (match[1] === undefined) open.link = match[2] === "" ? "" : match[0];
      else readLooks(match[1], open.looks);
    }
    const after = (open.looks.size > 0 ? RESET : "") + (open.link === "" ? "" : LINK_END);
    return before + line + after;
  });
}

function reopen(open: Open): string {
  const codes = [...open.looks.values()].join(";");
  return open.link + (codes === "" ? "" : `\u001B[${codes}m`);
}

function readLooks(parameters: string, looks: Map<string, string>): void {
  const codes = parameters.split(";");
  for (let at = 0; at < codes.length; at += 1) {
    const code = Number(codes[at] ?? "");
    const long = code === 38 || code === 48;
    const length = codes[at + 1] === "2" ? 5 : 3;
    switchLook(code, codes.slice(at, at + (long ? length : 1)).join(";"), looks);
    if (long) at += length - 1;
  }
}

function switchLook(code: number, parameters: string, looks: Map<string, string>): void {
  if (code === 0) looks.clear();
  else if (code === 22) ["weight1", "weight2"].forEach((kind) => looks.delete(kind));
  else if (code >= 23 && code <= 29) looks.delete(`mode${code - 20}`);
  else if (code === 39) looks.delete("text");
  else if (code === 49) looks.delete("ground");
  else if (code === 1 || code === 2) looks.set(`weight${code}`, parameters);
  else if (code < 10) looks.set(`mode${code}`, parameters);
  else if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) looks.set("text", parameters);
  else if ((code >= 40 && code <= 48) || (code >= 100 && code <= 107))
    looks.set("ground", parameters);
}
