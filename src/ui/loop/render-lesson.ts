import type { Scene } from "../../loop/scene/scene.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the lesson of a scene is made from. */
export interface LessonPage {
  scene: Scene;
  /** Why the run is not what the scene promises; `null` when it is. */
  fault: string | null;
}

/** The lesson of a scene, and whether this run kept what the scene promises. */
export function renderLesson({ scene, fault }: LessonPage, view: View): string {
  const { style, width } = view;
  const warn = `${style.warn(style.symbols.warn)} `;
  return joinPage([
    wrapText(style.strong(sayText(scene.title, style)), width),
    [renderMarkdown(scene.lesson, style, width)],
    fault === null
      ? []
      : wrapText(sayText(`Does not match the scene: ${fault}`, style), width, {
          first: warn,
          rest: "  ",
        }),
  ]);
}
