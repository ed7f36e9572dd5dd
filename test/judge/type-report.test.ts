import { describe, expect, test } from "vitest";
import { parseTypeReport } from "../../src/judge/type-report.ts";

describe("parseTypeReport", () => {
  test("is fine when nothing was printed", () => {
    expect(parseTypeReport("", "a.ts", ["a.ts"])).toEqual({ status: "ok", errors: [] });
  });

  test("reads a fault with its code", () => {
    const text = "a.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.\n";
    expect(parseTypeReport(text, "a.ts", ["a.ts"])).toEqual({
      status: "errors",
      errors: [
        {
          line: 3,
          column: 5,
          message: "Type 'string' is not assignable to type 'number'. (TS2322)",
        },
      ],
    });
  });

  test("names the file of a fault that is in another one", () => {
    const text = "parts (1).ts(3,5): error TS1: no";
    expect(parseTypeReport(text, "a.ts", ["a.ts", "parts (1).ts"]).errors[0]?.message).toBe(
      "parts (1).ts: no (TS1)",
    );
  });

  test("leaves out faults of files that are not the learner's", () => {
    const text = "../lib.d.ts(3,5): error TS1: no";
    expect(parseTypeReport(text, "a.ts", ["a.ts"]).status).toBe("ok");
  });

  test("leaves out the further lines of a fault, and carriage returns", () => {
    const text =
      "a.ts(1,1): error TS1: one\r\n  Property 'x' is missing.\r\na.ts(2,1): error TS2: two\r\n";
    expect(parseTypeReport(text, "a.ts", ["a.ts"]).errors.map(({ message }) => message)).toEqual([
      "one (TS1)",
      "two (TS2)",
    ]);
  });
});
