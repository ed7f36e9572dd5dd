/** What an amount measures: data and time alone, or as a rate per time. */
export type Dimension = "count" | "share" | "data" | "time" | "count per time" | "data per time";

/** A number with its unit, in bytes, seconds and per cent. */
export interface Amount {
  value: number;
  dimension: Dimension;
}

/** A number whose unit may be missing. */
interface Reading extends Amount {
  hasUnit: boolean;
}

/**
 * Reads what a person writes: `1.2 GB`, `1200 MB`, `1,200,000,000 bytes`, `~1.2GB`, `1 h 30 min`,
 * `3k req/s`, `2 million`. `null` when it is no amount, or when its unit is missing where one is needed.
 * `like` is what is asked for: it says what a letter such as `m` means, and what a bare number counts.
 */
export function readAmount(text: string, like: RightAmount | null = null): Amount | null {
  const readings = readParts(text, like?.dimension ?? null);
  const [first] = readings ?? [];
  if (readings === null || first === undefined) return null;
  if (readings.length === 1) return settle(first, like);
  if (readings.some(({ dimension }) => dimension !== "time")) return null;
  return { value: readings.reduce((sum, { value }) => sum + value, 0), dimension: "time" };
}

/** The amount that is right, and what a bare number is counted per. */
export interface RightAmount extends Amount {
  /** Seconds of the unit in which a rate is given, 1 for anything else. */
  per: number;
}

/** Reads the amount that a card says is right. */
export function readRightAmount(text: string): RightAmount | null {
  const amount = readAmount(text);
  if (amount === null) return null;
  const [, per] = splitRate(text.replace(/^[^\p{L}%]*/u, ""));
  return { ...amount, per: per === null ? 1 : (TIMES.get(fold(per)) ?? 1) };
}

/** Whether an amount is the right one, give or take a share such as 0.05. */
export function isClose(said: Amount, right: Amount, tolerance: number): boolean {
  if (said.dimension !== right.dimension) return false;
  const room = Math.abs(right.value) * (tolerance + ROUNDING);
  return Math.abs(said.value - right.value) <= room;
}

/** What `0.1 + 0.2` is off by, and more. */
const ROUNDING = 1e-9;

function settle({ value, dimension, hasUnit }: Reading, like: RightAmount | null): Amount | null {
  if (like === null) return { value, dimension };
  // "1200 requests" for "how many requests a second?" is as clear as "1200".
  if (like.dimension === "count per time" && dimension === "count")
    return { value: value / like.per, dimension: like.dimension };
  if (hasUnit || like.dimension === "count") return { value, dimension };
  return like.dimension === "share" ? { value, dimension: "share" } : null;
}

/** The numbers with their units in a row, such as `1 h 30 min`; `null` when some part is neither. */
function readParts(text: string, wanted: Dimension | null): Reading[] | null {
  const clean = text
    .replaceAll(/[\u00A0\u2009\u202F]/g, " ")
    .replaceAll(/[`*]/g, (mark) => (mark === "*" ? "×" : ""))
    .replaceAll(/\s*[×x]\s*10\s*\^\s*(-?\d+)/gi, "e$1")
    .replace(/\([^)]*\)\s*$/, "")
    .trim()
    .replace(ABOUT, "")
    .replace(/[.!]$/, "");
  const parts = clean.match(PART);
  if (parts === null || parts.join("").replaceAll(/\s/g, "") !== clean.replaceAll(/\s/g, ""))
    return null;
  const readings = parts.map((part) => readPart(part, wanted));
  return readings.every((one) => one !== null) ? readings : null;
}

const ABOUT = /^(?:(?:about|approximately|approx\.?|around|roughly|circa|ca?\.|some|=|~|≈|±)\s*)+/i;
/** A number with its separators, and the unit after it. */
const PART = /\d[\d.,_'’]*(?: \d{3}(?!\d)[\d.,]*)*(?:e[+-]?\d+)?\s*[^\d]*/gi;

function readPart(part: string, wanted: Dimension | null): Reading | null {
  const [, digits = "", power = "0", rest = ""] =
    /^([\d.,_'’ ]*[\d])[.,]?(?:e([+-]?\d+))?\s*([^\d]*)$/i.exec(part.trim()) ?? [];
  const number = readNumber(digits);
  if (number === null) return null;
  const value = number * 10 ** Number(power);
  const unit = rest.trim().replace(/[,;]$/, "");
  if (unit === "") return { value, dimension: "count", hasUnit: false };
  const read = readUnit(unit, wanted);
  return read === null
    ? null
    : { value: value * read.value, dimension: read.dimension, hasUnit: true };
}

/** Separators of thousands may be commas, dots, blanks, underscores or apostrophes. */
function readNumber(text: string): number | null {
  const plain = text.replaceAll(/[ _'’](?=\d{3}(?!\d))/g, "");
  const comma = plain.lastIndexOf(",");
  const dot = plain.lastIndexOf(".");
  const decimal = comma === -1 || dot === -1 ? findDecimal(plain) : comma > dot ? "," : ".";
  const other = decimal === "," ? "." : ",";
  const whole = decimal === null ? plain.replaceAll(/[.,]/g, "") : plain.replaceAll(other, "");
  const number = decimal === null ? whole : whole.replace(decimal, ".");
  return /^\d+(\.\d+)?$/.test(number) ? Number(number) : null;
}

/** `1,200` is a thousand and two hundred, `1.200` is not, `0,125` is an eighth. */
function findDecimal(text: string): "," | "." | null {
  if (/^[1-9]\d{0,2}(,\d{3})+$/.test(text) || /^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(text)) return null;
  return text.includes(",") ? "," : ".";
}

function readUnit(text: string, wanted: Dimension | null): Amount | null {
  const [thing, time] = splitRate(text);
  if (time === null) return readThing(thing, wanted);
  const seconds = TIMES.get(fold(time));
  const own = readThing(thing, wanted === "data per time" ? "data" : "count");
  if (seconds === undefined || own === null) return null;
  if (own.dimension === "count") return { value: own.value / seconds, dimension: "count per time" };
  return own.dimension === "data"
    ? { value: own.value / seconds, dimension: "data per time" }
    : null;
}

/** `MB/s`, `requests per second`, `orders a day`, `rps` and `Mbps`. */
function splitRate(text: string): [thing: string, time: string | null] {
  const [, thing = "", time = ""] =
    /^(.*?)\s*(?:\/|\bper\b|\b(?:each|every|an?)\b(?=\s+(?:sec|min|hour|day|week|month|year)))\s*(\p{L}+)$/iu.exec(
      text,
    ) ?? [];
  if (time !== "") return [thing, time];
  const [, own = ""] = /^([kmgt]?(?:b|bit|bits))ps$/i.exec(text) ?? [];
  if (own !== "") return [own.endsWith("B") ? own : `${own.replace(/b(its?)?$/i, "")}bit`, "s"];
  const scale = /^([km]?)\s*(?:rps|qps|tps|iops)$/i.exec(text)?.[1];
  return scale === undefined ? [text, null] : [scale, "s"];
}

/** A unit that is no rate. Any other word names what is counted. */
function readThing(text: string, wanted: Dimension | null): Amount | null {
  const word = text.trim();
  if (/^(%|per ?cent|percent|percentage)$/i.test(word)) return { value: 1, dimension: "share" };
  const data = readData(word, wanted);
  if (data !== null) return { value: data, dimension: "data" };
  // Where something is counted, `5m` is five million.
  const isScale = wanted === "count" && /^m$/i.test(word);
  const time = isScale ? undefined : TIMES.get(fold(word));
  if (time !== undefined) return { value: time, dimension: "time" };
  const [, scale = "", thing = ""] =
    /^(thousand|million|billion|trillion|mio|mn|bn|k|m|g|b)?\b\s*(.*)$/iu.exec(word) ?? [];
  if (!/^[\p{L} /-]*$/u.test(thing)) return null;
  return { value: SCALES.get(scale.toLowerCase()) ?? 1, dimension: "count" };
}

/** Bytes of a unit: `MB`, `MiB`, `megabytes`, `Mbit`, `Mb`; `mb` is what people type for `MB`. */
function readData(word: string, wanted: Dimension | null): number | null {
  const long = /^(kilo|mega|giga|tera|peta|kibi|mebi|gibi|tebi)?(bytes?|bits?)$/i.exec(word);
  if (long !== null) {
    const [, prefix = "", unit = ""] = long;
    const scale = LONG.get(prefix.toLowerCase()) ?? 1;
    return /^bit/i.test(unit) ? scale / 8 : scale;
  }
  const short = /^([kmgtp])?(i)?(bytes?|bits?|b)$/i.exec(word);
  if (short !== null) {
    const [, prefix = "", binary = "", unit = ""] = short;
    const bits = /^bit/i.test(unit) || (unit === "b" && /[KMGTP]/.test(prefix));
    const scale = (binary === "" ? 1000 : 1024) ** "kmgtp".indexOf(prefix.toLowerCase() || " ");
    return (prefix === "" ? 1 : scale * (binary === "" ? 1000 : 1024)) / (bits ? 8 : 1);
  }
  const bare = wanted === "data" ? /^([kmgt])$/i.exec(word) : null;
  return bare === null ? null : 1000 ** ("kmgt".indexOf((bare[1] ?? "").toLowerCase()) + 1);
}

function fold(word: string): string {
  return word.trim().toLowerCase();
}

const TIMES = new Map(
  [
    { seconds: 1e-9, names: "ns nanosecond nanoseconds" },
    { seconds: 1e-6, names: "us µs μs microsecond microseconds" },
    { seconds: 1e-3, names: "ms msec millisecond milliseconds" },
    { seconds: 1, names: "s sec secs second seconds" },
    { seconds: 60, names: "m min mins minute minutes" },
    { seconds: 3600, names: "h hr hrs hour hours" },
    { seconds: 86_400, names: "d day days" },
    { seconds: 604_800, names: "w week weeks" },
    { seconds: 2_592_000, names: "mo month months" },
    { seconds: 31_536_000, names: "y yr year years" },
  ].flatMap(({ seconds, names }) => names.split(" ").map((name) => [name, seconds] as const)),
);

const SCALES = new Map([
  ["thousand", 1e3],
  ["k", 1e3],
  ["million", 1e6],
  ["mio", 1e6],
  ["mn", 1e6],
  ["m", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["g", 1e9],
  ["b", 1e9],
  ["trillion", 1e12],
]);

const LONG = new Map([
  ["kilo", 1e3],
  ["mega", 1e6],
  ["giga", 1e9],
  ["tera", 1e12],
  ["peta", 1e15],
  ["kibi", 1024],
  ["mebi", 1024 ** 2],
  ["gibi", 1024 ** 3],
  ["tebi", 1024 ** 4],
]);
