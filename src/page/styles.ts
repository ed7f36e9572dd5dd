import { CHART_STYLES } from "./chart-styles.ts";

const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7;
  --ink: #1b1d20;
  --quiet: #5a5f66;
  --rule: #dad6cc;
  --accent: #0b6152;
  --soft: #d8e8e2;
  --bad: #9c2f1b;
  --code: #f0ede5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a;
    --ink: #eae8e3;
    --quiet: #a6abb2;
    --rule: #353a40;
    --accent: #74d4bf;
    --soft: #1f3d38;
    --bad: #ff9f88;
    --code: #20252a;
  }
}
`;

const TEXT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto;
  padding: 2.5rem clamp(1.25rem, 4vw, 3rem) 3rem;
  max-width: 74rem;
  background: var(--paper);
  color: var(--ink);
  font: 400 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: break-word;
}
h1 { margin: 0; font-size: clamp(1.9rem, 1.4rem + 2.2vw, 2.9rem); font-weight: 650; line-height: 1.12; letter-spacing: -0.022em; }
h2 { margin: 0 0 0.6rem; font-size: 1.3rem; font-weight: 650; line-height: 1.25; letter-spacing: -0.01em; }
h3 { margin: 0 0 0.5rem; font-size: 1.02rem; font-weight: 650; line-height: 1.35; }
p { margin: 0 0 0.75rem; max-width: 68ch; }
ul, ol { margin: 0 0 0.75rem; padding-left: 1.2rem; }
code { padding: 0.08em 0.32em; border-radius: 0.25rem; background: var(--code); font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 0 0 0.9rem; padding: 0.8rem 1rem; overflow-x: auto; border-radius: 0.4rem; background: var(--code); }
pre code { padding: 0; background: none; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.kind { margin: 0 0 0.6rem; color: var(--quiet); }
.kind b { color: var(--accent); font-weight: 700; letter-spacing: -0.01em; }
.lead { margin: 0.8rem 0 0; font-size: 1.15rem; line-height: 1.5; color: var(--quiet); }
.quiet { color: var(--quiet); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; top: 0.5rem; left: -100vw; padding: 0.5rem 0.9rem; background: var(--ink); color: var(--paper); }
.skip:focus { left: 0.5rem; }
.command { margin: 0.9rem 0 0; color: var(--accent); }
.command code { padding: 0.25em 0.5em; box-decoration-break: clone; -webkit-box-decoration-break: clone; color: var(--ink); }
`;

const LAYOUT = `
nav { margin: 1.6rem 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.35rem 1.3rem; margin: 0; padding: 0; list-style: none; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.5rem; margin: 2.2rem 0 0; }
.figures > div { border-top: 3px solid var(--ink); padding-top: 0.6rem; }
.figures dt { color: var(--quiet); font-size: 0.92rem; }
.figures dd { display: grid; margin: 0; }
.word { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
.figures b { font-size: clamp(1.5rem, 1.2rem + 1vw, 1.9rem); white-space: nowrap; font-weight: 600; line-height: 1.25; letter-spacing: -0.02em; }
.figures span { color: var(--quiet); font-size: 0.92rem; }
section { margin-top: 3.2rem; padding-top: 1.4rem; border-top: 1px solid var(--rule); }
.aside { margin-bottom: 1.4rem; }
.aside p { color: var(--quiet); }
.body > * + * { margin-top: 1.9rem; }
@media (min-width: 74rem) {
  section { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3.5rem; }
  .aside { margin: 0; }
}
footer { margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.92rem; }
footer p { margin: 0 0 0.25rem; }
.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.9rem; }
.card { padding-left: 1rem; border-left: 3px solid var(--rule); }
.card > :last-child { margin-bottom: 0; }
.card > .scroll + p { margin-top: 0.75rem; }
#rules .card ul { columns: 17rem; column-gap: 2rem; }
#rules .card li { break-inside: avoid; }
.finding { display: block; color: var(--quiet); font-size: 0.92rem; }
blockquote { margin: 0 0 0.75rem; padding: 0.1rem 0 0.1rem 1rem; border-left: 3px solid var(--accent); font-style: italic; }
tbody th.text { font-weight: 400; }
`;

const TABLES = `
.scroll {
  overflow-x: auto;
  background:
    linear-gradient(90deg, var(--paper) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
    linear-gradient(-90deg, var(--paper) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
    linear-gradient(90deg, var(--rule), transparent) 0 0 / 0.7rem 100% no-repeat scroll,
    linear-gradient(-90deg, var(--rule), transparent) 100% 0 / 0.7rem 100% no-repeat scroll;
}
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; }
caption { padding: 0 0 0.5rem; color: var(--quiet); font-size: 0.97em; text-align: left; }
th, td { padding: 0.42rem 1.1rem 0.42rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { border-bottom: 1.5px solid var(--ink); font-size: 0.91em; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 550; }
.number { text-align: right; }
.text { min-width: 13rem; white-space: normal; }
td svg, th svg { display: inline-block; vertical-align: middle; }
.level { display: inline-flex; align-items: baseline; gap: 0.5rem; white-space: nowrap; }
.bad { color: var(--bad); font-weight: 600; }
.good { color: var(--accent); font-weight: 600; }
details { margin-top: 0.9rem; }
summary { width: fit-content; color: var(--accent); cursor: pointer; }
details[open] summary { margin-bottom: 0.7rem; }
@media (max-width: 40rem) {
  .drawn { display: none; }
  table { font-size: 0.9rem; }
  th, td { padding-right: 0.75rem; }
  tbody th, thead th { white-space: normal; }
  tbody th { min-width: 6rem; hyphens: auto; }
  .text { min-width: 8rem; }
}
`;

const PRINT = `
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --accent: #0b4f44; --soft: #e3ece9; --bad: #7d1d0c; --code: #f2f2f2; }
  @page { margin: 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  section { display: block; margin-top: 1.6rem; padding-top: 0.9rem; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, .figures > div, .card { break-inside: avoid; }
  .scroll, pre { overflow: visible; white-space: pre-wrap; }
  .scroll { background: none; white-space: normal; }
  .drawn { display: table-cell; }
  .figures { grid-template-columns: repeat(5, 1fr); gap: 1rem; }
  .figures b { font-size: 1.5rem; }
  details:not([open]), summary { display: none; }
  table { font-size: 8.5pt; }
  th, td { padding: 0.3rem 0.6rem 0.3rem 0; }
  .text { min-width: 8rem; }
}
@media (forced-colors: active) {
  :root { --paper: Canvas; --ink: CanvasText; --quiet: CanvasText; --rule: GrayText; --accent: LinkText; --soft: Canvas; --bad: CanvasText; --code: Canvas; }
  .scroll { background: none; }
}
`;

/** The styles of every page. */
export const STYLES = [COLOURS, TEXT, LAYOUT, TABLES, CHART_STYLES, PRINT].join("");
