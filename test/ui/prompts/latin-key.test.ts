import { expect, test } from "vitest";
import { readLatin } from "../../../src/ui/prompts/latin-key.ts";

test.each([
  ["Russian", "йрибю", "qhb"],
  ["Ukrainian", "йфі", "qas"],
  ["Greek", "ηβα", "hba"],
  ["Hebrew", "רים", "rho"],
  ["Arabic", "ضقش", "qra"],
  ["Persian", "ضقی", "qrd"],
  ["Georgian", "ქრა", "qra"],
  ["Korean", "ㅂㄱㅁ", "qra"],
  ["Thai", "ๆพฟ", "qra"],
  ["Devanagari", "हगद", "uio"],
])("letters of the %s layout stand for those of the same keys", (_name, typed, latin) => {
  const read = Array.from(typed).map((letter) => readLatin(letter));
  expect(read.slice(0, latin.length).join("")).toBe(latin);
});

test("digits of other scripts are digits", () => {
  expect(["٣", "۳", "३", "๓"].map((digit) => readLatin(digit))).toEqual(["3", "3", "3", "3"]);
  expect(readLatin("؟")).toBe("?");
});

test("capitals are the same key, and what is on no such key stays", () => {
  expect(["Й", "Q", "?", "ю", "ß", ""].map((text) => readLatin(text))).toEqual([
    "q",
    "q",
    "?",
    "ю",
    "ß",
    "",
  ]);
});
