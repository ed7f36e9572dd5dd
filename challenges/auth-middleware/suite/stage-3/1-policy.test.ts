import { describe, expect, test } from "vitest";
import { createPolicy } from "@solution";
import { STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import { as, challengeOf, ends, fieldsOf, serve, throws, type User } from "../site.ts";

/** What belongs to somebody. */
interface Article {
  id: number;
  owner: string;
  isPublic: boolean;
}

const ADA: User = { id: "ada" };
const EVE: User = { id: "eve" };
const DRAFT: Article = { id: 1, owner: "ada", isPublic: false };
const POST: Article = { id: 2, owner: "ada", isPublic: true };
const OTHER: Article = { id: 3, owner: "eve", isPublic: false };

/** Owners do everything with their articles; everybody reads what is public. */
function makePolicy() {
  return createPolicy<Article>({
    read: (user, article) => article.isPublic || article.owner === user.id,
    edit: async (user, article) => {
      await turn();
      return article.owner === user.id;
    },
  });
}

describe("policy", () => {
  test("A13 a rule decides", async () => {
    const { allows } = makePolicy();
    const seen = [
      await ends(() => allows(ADA, "edit", DRAFT)),
      await ends(() => allows(EVE, "edit", DRAFT)),
      await ends(() => allows(EVE, "read", POST)),
      await ends(() => allows(EVE, "read", DRAFT)),
    ];
    const sentence = "allows resolves with what the rule of the action says of user and resource";
    expect(seen, sentence).toEqual([true, false, true, false]);
  });

  test("A13 without a rule everything is denied", async () => {
    const { allows } = makePolicy();
    const seen: unknown[] = [];
    for (const action of ["delete", "", "constructor", "toString", "__proto__", "Read"]) {
      seen.push(await ends(() => allows(ADA, action, DRAFT)));
    }
    const sentence = "an action without a rule is denied, whatever its name";
    expect(seen, sentence).toEqual(seen.map(() => false));
    const member = "a name of a function that every object has is no rule either";
    expect(await ends(() => allows(ADA, "__defineGetter__", DRAFT)), member).toBe(false);
  });

  test("A13 nobody may do nothing", async () => {
    const { allows } = createPolicy<Article>({ read: () => true });
    const sentence = "without a user every action is denied, even if the rule would allow it";
    expect(await ends(() => allows(undefined, "read", POST)), sentence).toBe(false);
  });

  test("A13 only true is a yes", async () => {
    const answers: Record<string, unknown> = {
      "a promise of false": Promise.resolve(false),
      "a promise of 1": Promise.resolve(1),
      number: 1,
      text: "yes",
      object: {},
      undefined,
    };
    const seen: Record<string, unknown> = {};
    for (const [name, answer] of Object.entries(answers)) {
      const { allows } = createPolicy<Article>(Object({ read: () => answer }));
      seen[name] = await ends(() => allows(ADA, "read", POST));
    }
    const sentence = "only true, or a promise of it, allows an action";
    const expected = Object.fromEntries(Object.keys(answers).map((name) => [name, false]));
    expect(seen, sentence).toEqual(expected);
  });

  test("A13 a rule that fails does not allow", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const { allows } = createPolicy<Article>({
      read: () => {
        throw new Error("thrown");
      },
      edit: async () => {
        await turn();
        throw new Error("late");
      },
    });
    const seen = [
      await ends(() => allows(ADA, "read", POST)),
      await ends(() => allows(ADA, "edit", POST)),
    ];
    const sentence = "allows rejects with what a rule throws or rejects with";
    expect(seen, sentence).toEqual(["rejected: thrown", "rejected: late"]);
    const isThrown = throws(() => {
      allows(ADA, "read", POST).catch(() => undefined);
    });
    expect(isThrown, "allows rejects with what a rule throws, and throws nothing").toBe(false);
  });
});

describe("filter", () => {
  test("A14 it keeps what is allowed", async () => {
    const { filter } = makePolicy();
    const list = [DRAFT, POST, OTHER];
    const seen = [
      await ends(() => filter(ADA, "read", list)),
      await ends(() => filter(EVE, "read", list)),
      await ends(() => filter(EVE, "edit", list)),
      await ends(() => filter(EVE, "delete", list)),
      await ends(() => filter(undefined, "read", list)),
    ];
    const sentence = "filter resolves with the resources that are allowed";
    expect(seen, sentence).toEqual([[DRAFT, POST], [POST, OTHER], [OTHER], [], []]);
    expect(list, "filter does not change the list that it was given").toEqual([DRAFT, POST, OTHER]);
  });

  test("A14 an action stands alone", async () => {
    const { filter } = createPolicy<Article>({ edit: () => true });
    const sentence = "filter asks the rule of its action and no other one";
    expect(await ends(() => filter(ADA, "edit", [POST])), sentence).toEqual([POST]);
  });

  test("A14 the order stays", async () => {
    const { filter } = createPolicy<number>({
      read: async (_user, number) => {
        for (let turns = 10 - number; turns > 0; turns -= 1) await turn();
        return number % 2 === 1;
      },
    });
    const list = [1, 2, 3, 9, 4, 7, 5];
    const sentence = "filter keeps the order of the list, however long each rule takes";
    expect(await ends(() => filter(ADA, "read", list)), sentence).toEqual([1, 3, 9, 7, 5]);
  });
});

describe("guard-passes", () => {
  test("A15 the owner passes", async () => {
    const { guard } = makePolicy();
    const seen: string[] = [];
    const load = async (req: { url?: string | undefined }): Promise<Article> => {
      seen.push(String(req.url));
      await turn();
      return DRAFT;
    };
    const { get, passed } = await serve([as(ADA), guard("edit", load)]);
    const { status } = await get();
    const sentence = "guard sets req.resource and calls next once for an action that is allowed";
    expect([status, passed], sentence).toEqual([200, [{ user: ADA, resource: DRAFT, count: 0 }]]);
    expect(seen, "load is called once, with the request").toEqual(["/"]);
  });

  test("A15 load may return at once", async () => {
    const { guard } = makePolicy();
    const { get, passed } = await serve([as(EVE), guard("read", () => POST)]);
    await get();
    const sentence = "a resource that load returns without a promise counts as well";
    expect(
      passed.map(({ resource }) => resource),
      sentence,
    ).toEqual([POST]);
  });

  test("A15 nobody gets 401", async () => {
    const { guard } = createPolicy<Article>({ read: () => true });
    let loads = 0;
    const load = (): Article => {
      loads += 1;
      return POST;
    };
    const { get, passed } = await serve([as(undefined), guard("read", load)]);
    const reply = await get();
    const sentence = "guard answers with 401 and a challenge without error if there is no user";
    expect([reply.status, challengeOf(reply), passed], sentence).toEqual([
      401,
      { scheme: "Bearer", realm: "api" },
      [],
    ]);
    expect(loads, "nothing is loaded for a request without a user").toBe(0);
  });
});

describe("hides-resources", () => {
  test("A16 what is not there is 404", async () => {
    const { guard } = makePolicy();
    const seen: unknown[] = [];
    for (const missing of [undefined, null]) {
      const { get, passed } = await serve([as(ADA), guard("edit", async () => missing)]);
      seen.push([(await get()).status, passed.length]);
    }
    expect(seen, "guard answers with 404 if there is no resource").toEqual([
      [404, 0],
      [404, 0],
    ]);
  });

  test("A16 what may not be read looks the same", async () => {
    const { guard } = makePolicy();
    const answers: unknown[] = [];
    for (const action of ["read", "edit", "delete"]) {
      const hidden = await serve([as(EVE), guard(action, () => DRAFT)]);
      const missing = await serve([as(EVE), guard(action, () => undefined)]);
      const [one, other] = [await hidden.get(), await missing.get()];
      answers.push([one.status, hidden.passed.length]);
      const sentence = "a hidden resource is answered byte for byte like one that is not there";
      expect([one.status, fieldsOf(one), one.body], sentence).toEqual([
        other.status,
        fieldsOf(other),
        other.body,
      ]);
      const [first, second] = [await hidden.bare([]), await missing.bare([])];
      const line = "the status line of a hidden resource is that of one that is not there";
      expect(first.split("\r\n")[0], line).toBe(second.split("\r\n")[0]);
    }
    const sentence = "for a resource that may not be read every action is 404";
    expect(answers, sentence).toEqual([
      [404, 0],
      [404, 0],
      [404, 0],
    ]);
  });

  test("A16 without a rule read nothing is seen", async () => {
    const { guard } = createPolicy<Article>({ edit: () => true });
    const { get } = await serve([as(ADA), guard("edit", () => POST)]);
    const sentence = "what nobody may read is 404 even if another action is allowed";
    expect((await get()).status, sentence).toBe(404);
  });
});

describe("forbids", () => {
  test("A16 what may be read is 403", async () => {
    const { guard } = makePolicy();
    const seen: unknown[] = [];
    for (const action of ["edit", "delete"]) {
      const { get, passed } = await serve([as(EVE), guard(action, () => POST)]);
      const reply = await get();
      seen.push([reply.status, challengeOf(reply), passed.length]);
    }
    const sentence =
      "an action that is denied on a resource that may be read is 403, with no challenge";
    expect(seen, sentence).toEqual([
      [403, "none", 0],
      [403, "none", 0],
    ]);
  });
});

describe("guard-errors", () => {
  test("A17 errors of load go to next", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const error = new Error("the database does not answer");
    const loads = [
      (): Article => {
        throw error;
      },
      (): Promise<Article> => Promise.reject(error),
    ];
    for (const load of loads) {
      const { get, errors, passed } = await serve([as(ADA), makePolicy().guard("read", load)]);
      const { status } = await get();
      const sentence = "an error that load throws or rejects with goes to next as it is";
      expect([status, errors, passed], sentence).toEqual([500, [error], []]);
    }
  });

  test("A17 errors of rules go to next", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const error = new Error("the rule is broken");
    const broken = async (): Promise<boolean> => {
      await turn();
      throw error;
    };
    for (const rules of [{ read: broken }, { read: () => true, edit: broken }]) {
      const { guard } = createPolicy<Article>(rules);
      const { get, errors, passed } = await serve([as(ADA), guard("edit", () => POST)]);
      const { status } = await get();
      const sentence = "an error of a rule goes to next as it is, and nothing is allowed";
      expect([status, errors, passed], sentence).toEqual([500, [error], []]);
    }
  });

  test("A17 errors of next stay where they are", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const { guard } = makePolicy();
    const end = { throws: new Error("the handler is broken") };
    const { get, errors, passed } = await serve([as(ADA), guard("read", () => POST)], end);
    const { status } = await get();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    const sentence = "an error that next throws is not handed to next again";
    expect([status, errors.length, passed.length], sentence).toEqual([200, 0, 1]);
  });
});
