import type { Scene } from "../../loop/scene/scene.ts";
import type { SceneProgress } from "../../progress/event.ts";
import { renderNext } from "../command-list.ts";
import { renderRows, type Column } from "../table.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the list of scenes is made from. */
export interface ScenesPage {
  scenes: readonly Scene[];
  /** Those that need another Node. */
  elsewhere: readonly Scene[];
  seen: ReadonlyMap<string, SceneProgress>;
  /** The eight rules, in order. */
  rules: readonly string[];
  /** These are not all scenes, so the rules are left out. */
  isFiltered: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: "Seen", least: 4 },
  { title: "Scene", least: 12 },
  { title: "Title", flexible: true, optional: true, least: 16 },
];

/** The scenes by chapter, and the eight rules with the scenes that show each. */
export function renderScenes(page: ScenesPage, view: View): string {
  const { scenes, seen } = page;
  const { style, width } = view;
  if (scenes.length === 0) return "No scene matches.\n";
  const table = renderRows(
    { columns: COLUMNS, rows: scenes.map((scene) => toRow(scene, page, view)) },
    view,
  );
  const chapters = [...new Set(scenes.map(({ chapter }) => chapter))];
  const count = scenes.filter(({ slug }) => seen.has(slug)).length;
  return joinPage([
    [table.head, table.rule],
    ...chapters.map((chapter) => [
      style.strong(chapter),
      ...table.rows.filter((_row, at) => scenes[at]?.chapter === chapter),
    ]),
    page.isFiltered ? [] : listRules(page, view),
    [
      ...wrapText(`${countNoun(scenes.length, "scene")}, ${count} seen`, width),
      ...tellElsewhere(page, view),
      ...tellNext(page, view),
    ],
  ]);
}

/** Which scenes this Node cannot run. */
function tellElsewhere({ elsewhere, isFiltered }: ScenesPage, { style, width }: View): string[] {
  if (elsewhere.length === 0 || isFiltered) return [];
  const named = elsewhere.map(({ slug, node }) => `${style.accent(slug)} (${node})`).join(", ");
  return wrapText(`Not listed because they need another Node: ${named}`, width);
}

/** How to predict the first scene that was not run yet. */
function tellNext({ scenes, seen }: ScenesPage, view: View): string[] {
  const next = scenes.find(({ slug }) => !seen.has(slug));
  return next === undefined ? [] : [renderNext([`trainer loop ${next.slug} --predict`], view)];
}

function toRow({ slug, title }: Scene, { seen }: ScenesPage, { style }: View): string[] {
  const sign = seen.has(slug) ? style.good(style.symbols.met) : style.symbols.untouched;
  return [sign, style.accent(slug), sayText(title, style)];
}

function listRules(page: ScenesPage, view: View): string[] {
  const rules = [...page.rules.entries()].flatMap((rule) => toRule(rule, page, view));
  return [view.style.strong("The eight rules"), ...rules];
}

function toRule([at, rule]: [number, string], { scenes }: ScenesPage, view: View): string[] {
  const { style, width } = view;
  const shown = scenes.filter(({ rules }) => rules.includes(at + 1)).map(({ slug }) => slug);
  const lead = shown.length === 0 ? "" : ` ${style.accent(shown.slice(0, 3).join(", "))}`;
  return wrapText(sayText(rule, style) + lead, width, { first: `  ${at + 1}. `, rest: "     " });
}
