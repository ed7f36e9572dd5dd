/**
 * Draws docs/verdict.svg, the README's picture: what the built bin really prints for a known mistake
 * in a terminal of 80 columns. Build first; then `node scripts/record-verdict.mjs`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SLUG = "event-emitter";
const MISTAKE = "walks-the-live-list";
const COLUMNS = 80;

/** Sizes in pixels. */
const CELL = { width: 8.4, height: 18 };
const MARGIN = 16;

const COLORS = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 36: "#79c0ff", 90: "#8b949e" };
const PAPER = "#0d1117";
const INK = "#e6edf3";

const root = fileURLToPath(new URL("../", import.meta.url));
const command = `trainer test ${SLUG}`;
const screen = `$ ${command}\n\n${record()}`;
writeFileSync(path.join(root, "docs", "verdict.svg"), draw(screen.trimEnd().split("\n")));

/** Judges the mistake as a learner's own file and gives what the terminal shows. */
function record() {
  const folder = mkdtempSync(path.join(tmpdir(), "trainer-picture-"));
  try {
    const own = path.join(folder, "practice", SLUG, `${SLUG}.ts`);
    mkdirSync(path.dirname(own), { recursive: true });
    writeFileSync(own, readMistake());
    const { PATH } = process.env;
    const env = { PATH, FORCE_COLOR: "1", COLUMNS: String(COLUMNS), LANG: "C.UTF-8" };
    const bin = path.join(root, "bin", "trainer.js");
    const args = [bin, "test", SLUG];
    // The first run opens the stage, the second one tells what is not met in it.
    spawnSync(process.execPath, args, { cwd: folder, env });
    const run = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
    if (run.status !== 1) throw new Error(`Expected an unsolved verdict.\n${run.stderr}`);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole program of the mistake. */
function readMistake() {
  const args = [path.join(root, "bin", "trainer.js"), "dev", "mistake", "show", SLUG, MISTAKE];
  return spawnSync(process.execPath, args, { encoding: "utf8" }).stdout;
}

function draw(lines) {
  const width = Math.ceil(COLUMNS * CELL.width + 2 * MARGIN);
  const height = lines.length * CELL.height + 2 * MARGIN;
  const rows = lines.flatMap((line, row) => drawLine(line, MARGIN + (row + 0.75) * CELL.height));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>What \`${command}\` prints for a file with one mistake</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${INK}" xml:space="preserve">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** A `text` for each run of equal looks, at its own column, so that no font can shift the grid. */
function drawLine(line, y) {
  let column = 0;
  return readSpans(line).flatMap(({ text, look }) => {
    const cells = [...text].length;
    const x = (MARGIN + column * CELL.width).toFixed(1);
    column += cells;
    if (text.trim() === "") return [];
    const length = (cells * CELL.width).toFixed(1);
    const grid = `x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
    return [`<text ${grid}${writeLook(look)}>${escapeXml(text)}</text>`];
  });
}

/** The texts between escape sequences, with the looks that are on. */
function readSpans(line) {
  let look = { bold: false, dim: false, color: null };
  return line.split(/(\u001B\[[\d;]*m)/).flatMap((part) => {
    const codes = /^\u001B\[([\d;]*)m$/.exec(part)?.[1];
    if (codes === undefined) return part === "" ? [] : [{ text: part, look }];
    for (const code of codes.split(";").map(Number)) look = changeLook(look, code);
    return [];
  });
}

function changeLook(look, code) {
  if (code === 0) return { bold: false, dim: false, color: null };
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 39) return { ...look, color: null };
  return { ...look, color: COLORS[code] ?? look.color };
}

function writeLook({ bold, dim, color }) {
  const fill = color === null ? "" : ` fill="${color}"`;
  return `${fill}${bold ? ' font-weight="bold"' : ""}${dim ? ' opacity="0.6"' : ""}`;
}

function escapeXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
