import { describe, expect, test } from "vitest";
import { findOwnCode } from "../../src/bench/own-code.ts";

const OWN = 'import jwt from "jsonwebtoken";\nexport const sign = jwt.sign;\n';
const TAKEN = 'export { KeyRing, Sessions } from "./two-macs.ts";\n';

describe("findOwnCode", () => {
  test("an adapter that stands on nothing else is all its own", () => {
    expect(findOwnCode(OWN, 'import { sign } from "@solution";')).toBe(OWN);
  });

  test("what it takes over from another form is left out", () => {
    const own = findOwnCode(OWN + TAKEN, 'import { sign } from "@solution";');
    expect(own?.trimEnd()).toBe(OWN.trimEnd());
  });

  test("it is not measured where the workloads need what it has taken over", () => {
    expect(findOwnCode(OWN + TAKEN, 'import { KeyRing } from "@solution";')).toBeNull();
  });

  test("it is not measured where its own code uses another form", () => {
    const uses = `import { Router } from "./patterns.ts";\n${OWN}`;
    expect(findOwnCode(uses, 'import { sign } from "@solution";')).toBeNull();
  });
});
