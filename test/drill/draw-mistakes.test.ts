import { describe, expect, test } from "vitest";
import type { Bank } from "../../src/catalog/bank.ts";
import { drawMistakes, listOwn } from "../../src/drill/draw-mistakes.ts";
import { seedRandom } from "../../src/text/seed-random.ts";
import { editOf } from "./sample.ts";

const REFERENCE = "one\ntwo\nthree\nfour";

function draw(bank: Partial<Bank>, { size = 2, fewest = 1, seed = "a" } = {}): string[] | null {
  const whole = { reference: REFERENCE, forms: [], mistakes: [], ...bank };
  const how = { fewest, random: seedRandom(seed) };
  const drawn = drawMistakes(whole, { least: size, most: size }, how);
  return drawn === null ? null : drawn.mistakes.map(({ name }) => name).toSorted();
}

describe("drawn mistakes", () => {
  const one = editOf("one", ["a"], ["-one", "+1"]);
  const two = editOf("two", ["a", "b"], ["-two", "+2"]);
  const three = editOf("three", ["c"], ["-three", "+3"]);

  test("each break a requirement that no other one does", () => {
    const mistakes = [one, two, three];
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      expect(draw({ mistakes }, { seed })).not.toEqual(["one", "two"]);
      expect(draw({ mistakes }, { size: 3, seed })).toHaveLength(2);
    }
  });

  test("are fewer where no more fit together, but not fewer than are needed", () => {
    expect(draw({ mistakes: [one, two] })).toHaveLength(1);
    expect(draw({ mistakes: [one, two] }, { fewest: 2 })).toBeNull();
    expect(draw({})).toBeNull();
  });

  test("do not overlap", () => {
    expect(
      draw({ mistakes: [one, editOf("x", ["x"], ["-one", "+uno"])] }, { fewest: 2 }),
    ).toBeNull();
  });

  test("stand on no form that needs a package", () => {
    const forms = [{ name: "over", text: REFERENCE, over: "p-limit@7" }];
    const mistakes = [
      { ...one, on: "right/over" },
      { ...three, on: "right/over" },
    ];
    expect(draw({ forms, mistakes })).toBeNull();
    const alone = forms.map((form) => ({ ...form, over: null }));
    expect(draw({ forms: alone, mistakes })).toEqual(["one", "three"]);
  });

  test("are the same for the same seed", () => {
    expect(draw({ mistakes: [one, two, three] })).toEqual(draw({ mistakes: [one, two, three] }));
  });

  test("own what only they break", () => {
    expect(listOwn(two, [one, two, three])).toEqual(["b"]);
    expect(listOwn(one, [one, two])).toEqual([]);
  });
});
