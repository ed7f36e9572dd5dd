import { expect, test } from "vitest";
import { applyEdit } from "../../src/catalog/apply-edit.ts";
import type { Hunk } from "../../src/catalog/hunk.ts";
import { makeEdit } from "../../src/catalog/make-edit.ts";
import { rebaseEdit } from "../../src/catalog/rebase-edit.ts";
import { catchError } from "../workspace/caught-error.ts";
import { changeText, makeText, seedRandom, writeHunks } from "./edit-sample.ts";

const OLD = `start() {
  look();
  go();
  tell();
}

pause() {
  look();
  wait();
  tell();
}
`;

/** Without `wait()`. */
const HUNKS = writeHunks(["   look();", "-  wait();", "   tell();"]);

/** The new text, `null` for a conflict. */
function rebase(newBase: string, hunks = HUNKS, oldBase = OLD): string | null {
  const rebased = rebaseEdit(oldBase, newBase, hunks);
  if (rebased.kind === "conflict") return null;
  const applied = applyEdit(newBase, rebased.hunks);
  expect(applied.kind).toBe("applied");
  return applied.kind === "applied" ? applied.text : null;
}

function findKept(newBase: string): Hunk[] | null {
  const rebased = rebaseEdit(OLD, newBase, HUNKS);
  return rebased.kind === "clean" ? rebased.hunks : null;
}

test("A change elsewhere leaves the hunks as they are", () => {
  expect(findKept(OLD.replace("  go();", "  run();"))).toEqual(HUNKS);
  expect(findKept(`// new\n${OLD}`)).toEqual(HUNKS);
});

test("A change next to the hunk leaves it as it is, too", () => {
  expect(findKept(OLD.replace("pause() {", "stop() {"))).toEqual(HUNKS);
});

test("Context that has changed is made anew for the new base", () => {
  const hunks = writeHunks([" pause() {", "   look();", "-  wait();", "   tell();"]);
  const newBase = OLD.replace("pause() {", "stop() {");
  const rebased = rebaseEdit(OLD, newBase, hunks);
  expect(rebased).toEqual({ kind: "clean", hunks: writeHunks(["-  wait();"]) });
  expect(rebase(newBase, hunks)).toBe(newBase.replace("  wait();\n", ""));
});

test("A hunk that was unique and is so no more gets the context that it needs", () => {
  const newBase = `${OLD}\nstop() {\n  look();\n  wait();\n  tell();\n}\n`;
  expect(rebase(newBase)).toBe(newBase.replace("  wait();\n", ""));
});

test("A function that has moved takes its edit along", () => {
  const [start = "", pause = ""] = OLD.split(/(?<=\}\n)\n/);
  const newBase = `${pause}\nresume() {\n}\n\n${start}`;
  expect(rebase(newBase)).toBe(newBase.replace("  wait();\n", ""));
});

test("Several hunks are carried over together", () => {
  const hunks = [...HUNKS, ...writeHunks(["-  go();", "+  run();"])];
  const newBase = OLD.replace("pause() {", "stop() {").replace("start() {", "begin() {");
  expect(rebase(newBase, hunks)).toBe(newBase.replace("  wait();\n", "").replace("go()", "run()"));
});

test("Where both changed the same lines, a person decides between them", () => {
  expect(rebaseEdit(OLD, OLD.replace("  wait();", "  sleep();"), HUNKS)).toEqual({
    kind: "conflict",
    text: OLD.replace(
      "  wait();\n",
      [
        "<<<<<<< the mistake",
        "||||||| the old base",
        "  wait();",
        "=======",
        "  sleep();",
        ">>>>>>> the new base",
        "",
      ].join("\n"),
    ),
  });
});

test("Where the new base has lost the place, hunks that fit a place like it are not applied", () => {
  const oldBase = "a\nb\nc\nx\nd\ne\nf\n";
  const newBase = "f\ny\ne\nnew\nx\nnewer\n";
  expect(rebase(newBase, writeHunks(["-x"]), oldBase)).toBeNull();
});

test("Where the merge finds another place than the hunks, a person decides between them", () => {
  const oldBase = "p\nq\nr\nx\nk\ny\ns\nt\nu\n";
  const newBase = "p\nq\nr\nx\nk\nz\ny\ns\nt\nu\nx\nk\ny\n";
  const rebased = rebaseEdit(oldBase, newBase, writeHunks(["-x", " k", " y"]));
  expect(rebased).toEqual({
    kind: "conflict",
    text: [
      "p\nq\nr",
      "<<<<<<< one outcome",
      "=======",
      "x",
      ">>>>>>> another outcome",
      "k\nz\ny\ns\nt\nu",
      "<<<<<<< one outcome",
      "x",
      "=======",
      ">>>>>>> another outcome",
      "k\ny\n",
    ].join("\n"),
  });
});

test("A place that could be either of two is a conflict", () => {
  const oldBase = "one\n  go();\ntwo\n";
  const newBase = "one\n  go();\n  go();\ntwo\n";
  expect(rebase(newBase, writeHunks(["-  go();", "+  run();"]), oldBase)).toBeNull();
});

test("What the new base has already is a conflict, for the mistake would be right", () => {
  expect(rebase(OLD.replace("  wait();\n", ""))).toBeNull();
});

test("The edit must apply to its old base", () => {
  const error = catchError(() => rebaseEdit(OLD, OLD, writeHunks(["-  look();"])));
  expect(error.code).toBe("INVALID_MISTAKE");
  expect(error.message).toBe(
    'the edit does not fit its old base: the hunk that begins with "-  look();" was found 2 times in the base, not once',
  );
});

test("Changes two lines apart never conflict, those to one line do, others are right if clean", () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  const oldBase = lines.join("\n");
  const change = (at: number, text: string): string => lines.with(at, text).join("\n");
  const wrong = lines.flatMap((_, mine) => {
    const hunks = makeEdit(oldBase, change(mine, "mine"));
    return lines.flatMap((__, theirs) => {
      const newBase = change(theirs, "theirs");
      const rebased = rebase(newBase, hunks, oldBase);
      const both =
        mine === theirs ? null : newBase.replace(new RegExp(`line ${mine}$`, "m"), "mine");
      const mayConflict = Math.abs(mine - theirs) === 1;
      const right = rebased === both || (rebased === null && mayConflict);
      return right ? [] : [{ mine, theirs, rebased }];
    });
  });
  expect(wrong).toEqual([]);
});

test("Whatever the texts are, a clean edit applies to the new base and changes it", () => {
  let clean = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = seedRandom(seed);
    const oldBase = makeText(random, 40);
    const changed = changeText(random, oldBase);
    const newBase = changeText(random, oldBase);
    if (changed === oldBase) continue;
    const rebased = rebaseEdit(oldBase, newBase, makeEdit(oldBase, changed));
    if (rebased.kind === "conflict") continue;
    clean += 1;
    const applied = applyEdit(newBase, rebased.hunks);
    expect(applied.kind, `seed ${seed}`).toBe("applied");
    expect(applied, `seed ${seed}`).not.toEqual({ kind: "applied", text: newBase });
  }
  expect(clean).toBeGreaterThan(20);
});
