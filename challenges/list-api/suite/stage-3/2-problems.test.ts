import { describe, expect, test } from "vitest";
import type { Row } from "@solution";
import { memberOf } from "../../../kit-http.ts";
import { openList, openOrders, ORDERS, type Answer } from "../http.ts";

/** Whether a response is a problem: its type, title and status. */
function shapeOf({ type, body }: Answer): unknown[] {
  const title = memberOf(body, "title");
  const isText = typeof title === "string" && title !== "";
  return [type, isText ? "a title" : title, memberOf(body, "status")];
}

const PROBLEM = "application/problem+json";

describe("problems", () => {
  test("L17 a wrong parameter", async () => {
    const answer = await (await openOrders()).get("/orders?limit=0");
    const sentence = "a 400 has the type of a problem, a title, and its status as a number";
    expect(shapeOf(answer), sentence).toEqual([PROBLEM, "a title", 400]);
  });

  test("L17 another path", async () => {
    const answer = await (await openOrders()).get("/nothing");
    const sentence = "a 404 has the type of a problem, a title, and its status as a number";
    expect(shapeOf(answer), sentence).toEqual([PROBLEM, "a title", 404]);
  });

  test("L17 a wrong cursor", async () => {
    const answer = await (await openOrders()).get("/orders?cursor=abc");
    const sentence = "a wrong cursor is a problem like other wrong parameters";
    expect(shapeOf(answer), sentence).toEqual([PROBLEM, "a title", 400]);
  });
});

/** The parameters that a 400 names, in the order of the alphabet. */
async function namesFor(query: string): Promise<unknown> {
  const { body } = await (await openOrders()).get(`/orders?${query}`);
  const errors = memberOf(body, "errors");
  if (!Array.isArray(errors)) return "no array named errors";
  return errors.map((error) => String(memberOf(error, "parameter"))).toSorted();
}

describe("all-faults", () => {
  test("L18 one parameter", async () => {
    const seen: Record<string, unknown> = {};
    for (const query of [
      "limit=0",
      "page=a",
      "sort=margin",
      "total=a",
      "total[gte]=a",
      "custmer=a",
    ]) {
      seen[query] = await namesFor(`city=Oslo&${query}`);
    }
    const sentence = "errors names the parameter that is wrong, and no other";
    expect(seen, sentence).toEqual({
      "limit=0": ["limit"],
      "page=a": ["page"],
      "sort=margin": ["sort"],
      "total=a": ["total"],
      "total[gte]=a": ["total[gte]"],
      "custmer=a": ["custmer"],
    });
  });

  test("L18 several parameters", async () => {
    const sentence = "errors names all parameters that are wrong, not only the first";
    const query = "limit=0&city=Oslo&page=-1&sort=prices&margin=3&total[gte]=x&total[lt]=9";
    const names = ["limit", "margin", "page", "sort", "total[gte]"];
    expect(await namesFor(query), sentence).toEqual(names);
  });

  test("L18 a parameter that comes twice", async () => {
    const seen = [
      await namesFor("limit=5&limit=6"),
      await namesFor("limit=0&limit=a&limit=5"),
      await namesFor("margin=1&margin=2"),
    ];
    const sentence = "a parameter that comes several times is named once";
    expect(seen, sentence).toEqual([["limit"], ["limit"], ["margin"]]);
  });

  test("L18 encoded names", async () => {
    const seen = [await namesFor("total%5Bfoo%5D=1"), await namesFor("gr%C3%B6%C3%9Fe=1")];
    const sentence = "a parameter has its decoded name in errors";
    expect(seen, sentence).toEqual([["total[foo]"], ["größe"]]);
  });

  test("L18 a cursor", async () => {
    const seen = [await namesFor("cursor=abc"), await namesFor("sort=total&cursor=")];
    expect(seen, "errors names a wrong cursor").toEqual([["cursor"], ["cursor"]]);
  });

  test("L18 a detail", async () => {
    const { body } = await (await openOrders()).get("/orders?limit=0&sort=margin&cusomer=a");
    const errors = memberOf(body, "errors");
    const details = Array.isArray(errors) ? errors.map((error) => memberOf(error, "detail")) : [];
    const isText = details.map((detail) => typeof detail === "string" && detail !== "");
    const sentence = "each entry of errors has a detail, which is a text";
    expect(isText, sentence).toEqual([true, true, true]);
  });
});

describe("failures", () => {
  /** What comes when `rows` throws this once, and what comes after that. */
  async function afterThrowing(thrown: unknown): Promise<Answer[]> {
    let isBroken = true;
    const rows = (): readonly Row[] => {
      if (isBroken) throw thrown;
      return structuredClone(ORDERS);
    };
    const site = await openList({ rows });
    const first = await site.get("/orders?limit=2");
    isBroken = false;
    return [first, await site.get("/orders?limit=2")];
  }

  test("L19 a 500", async () => {
    const [first, second] = await afterThrowing(new Error("connect 10.0.0.7: password"));
    const shape = first === undefined ? [] : [first.status, ...shapeOf(first)];
    const sentence = "an error of rows is a problem with 500, and the next request is answered";
    expect([...shape, second?.status], sentence).toEqual([500, PROBLEM, "a title", 500, 200]);
  });

  test("L19 nothing of the error", async () => {
    const error = Object.assign(new TypeError("connect 10.0.0.7: password"), { code: "ECONNX" });
    const [first] = await afterThrowing(error);
    const parts = ["10.0.0.7", "password", "TypeError", "ECONNX", ".ts", "stack"];
    const told = parts.filter((part) => first?.text.includes(part) ?? true);
    const sentence = "the response to an error says nothing of its message, name, code or stack";
    expect(told, sentence).toEqual([]);
  });

  test("L19 an error with a status", async () => {
    const error = Object.assign(new Error("no such table"), { status: 404, statusCode: 404 });
    const [first] = await afterThrowing(error);
    const sentence = "an error of rows is 500, even if it has a status";
    expect(first?.status, sentence).toBe(500);
  });
});
