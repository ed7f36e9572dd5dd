import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { findUnsupported } from "../../../src/judge/io/find-unsupported.ts";

function find(text: string): string | null {
  const { program } = parseSync("a.ts", text, { lang: "ts", sourceType: "module" });
  const found = findUnsupported(text, () => program);
  return found === null ? null : `${found.message} at ${found.offset}`;
}

describe("findUnsupported", () => {
  test("names a decorator and where it stands, for no Node runs them yet", () => {
    const text = "class A {\n  @same add() {}\n}\n";
    expect(find(text)).toBe(
      `Node ${process.versions.node} cannot run decorators yet at ${text.indexOf("@")}`,
    );
  });

  test.skipIf(Number(process.versions.node.split(".")[0]) >= 24)(
    "names a using declaration",
    () => {
      expect(find("{ using a = null; }")).toContain("cannot run `using` declarations yet at 2");
    },
  );

  test("takes no comment or text for one", () => {
    expect(
      find('/**\n * @param a is using b = c\n */\nconst mail = "ada @home using a = 1";\n'),
    ).toBeNull();
  });
});
