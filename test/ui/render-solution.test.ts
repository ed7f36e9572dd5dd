import { expect, test } from "vitest";
import { renderSolution } from "../../src/ui/render-solution.ts";
import { plain } from "./plain-style.ts";

const view = { style: plain, width: 80 };

test("says what opens the cards and scenes that are named", () => {
  const why = "# Why\n\n## Related\n\n- Cards: `http/keep-alive`\n- Scenes: `unref-lets-go`\n";
  const page = renderSolution({ title: "A thing", source: null, why }, view);
  expect(page).toContain("Cards (`trainer quiz --card <id>`): `http/keep-alive`");
  expect(page).toContain("Scenes (`trainer loop <scene>`): `unref-lets-go`");
});

test("says nothing of commands where there are no scenes", () => {
  const why = "## Related\n\n- Scenes: none\n";
  expect(renderSolution({ title: "A thing", source: null, why }, view)).toContain("Scenes: none");
});
