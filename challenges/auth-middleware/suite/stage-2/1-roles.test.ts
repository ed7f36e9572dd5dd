import { describe, expect, test } from "vitest";
import { createRbac } from "@solution";
import { as, challengeOf, serve, throws, type User } from "../site.ts";

/** A user with these roles. */
function withRoles(...roles: string[]): User {
  return { id: "ada", roles };
}

const ROLES = {
  reader: ["article:read"],
  editor: ["article:read", "article:edit"],
  mailer: ["mail:send"],
};

describe("grants", () => {
  test("A8 a role grants its permissions", () => {
    const { can } = createRbac({ roles: ROLES });
    const seen = [
      can(withRoles("editor"), "article:edit"),
      can(withRoles("reader"), "article:read"),
      can(withRoles("reader"), "article:edit"),
      can(withRoles("mailer"), "article:read"),
    ];
    const sentence = "a user may do what a role has, and nothing else";
    expect(seen, sentence).toEqual([true, true, false, false]);
  });

  test("A8 one of several roles is enough", () => {
    const { can } = createRbac({ roles: ROLES });
    const user = withRoles("reader", "mailer");
    const seen = ["article:read", "mail:send", "article:edit"].map((one) => can(user, one));
    const sentence = "a user with several roles may do what any of them has";
    expect(seen, sentence).toEqual([true, true, false]);
  });

  test("A8 permissions are compared as a whole", () => {
    const { can } = createRbac({ roles: ROLES });
    const user = withRoles("reader");
    const asked = ["article", "article:", "article:rea", "article:reader", "ARTICLE:READ", ""];
    const granted = asked.filter((one) => can(user, one));
    const sentence = "a permission is granted only if it is equal, letter by letter";
    expect(granted, sentence).toEqual([]);
  });
});

describe("denies", () => {
  test("A8 nobody may do nothing", () => {
    const { can } = createRbac({ roles: { ...ROLES, all: ["*"] } });
    const users: Record<string, unknown> = {
      "no user": undefined,
      "no roles": { id: "ada" },
      "an empty list": { id: "ada", roles: [] },
      null: { id: "ada", roles: null },
      text: { id: "ada", roles: "all" },
      object: { id: "ada", roles: { 0: "all", length: 1 } },
    };
    const seen = Object.entries(users).filter(([, user]) =>
      throws(() => {
        const said: unknown = Reflect.apply(can, undefined, [user, "article:read"]);
        if (said !== false) throw new Error("granted");
      }),
    );
    const sentence = "without a user or a list of roles everything is denied, and nothing throws";
    expect(
      seen.map(([name]) => name),
      sentence,
    ).toEqual([]);
  });

  test("A8 an unknown role grants nothing", () => {
    const { can } = createRbac({ roles: { ...ROLES, all: ["*"] } });
    const names = ["admin", "", "constructor", "__proto__", "toString", "hasOwnProperty", "ALL"];
    const wrong = names.filter((name) =>
      throws(() => {
        if (can(withRoles(name), "article:read")) throw new Error("granted");
      }),
    );
    const sentence = "a role that is not defined grants nothing, whatever its name";
    expect(wrong, sentence).toEqual([]);
  });

  test("A8 an unknown role takes nothing away", () => {
    const { can } = createRbac({ roles: ROLES });
    const seen = [
      can(withRoles("ghost", "reader"), "article:read"),
      can(withRoles("reader", "ghost"), "article:read"),
    ];
    const sentence = "an unknown role beside a known one changes nothing";
    expect(seen, sentence).toEqual([true, true]);
  });

  test("A8 a role without permissions grants nothing", () => {
    const { can } = createRbac({ roles: { guest: [] } });
    const sentence = "a role with an empty list of permissions grants nothing";
    expect(can(withRoles("guest"), "article:read"), sentence).toBe(false);
  });
});

describe("wildcards", () => {
  test("A9 a star grants everything", () => {
    const { can } = createRbac({ roles: { root: ["*"] } });
    const user = withRoles("root");
    const seen = ["article:read", "mail:send", "x"].map((one) => can(user, one));
    expect(seen, "the permission * grants everything").toEqual([true, true, true]);
  });

  test("A9 a star after a colon grants what begins like it", () => {
    const { can } = createRbac({ roles: { editor: ["article:*"] } });
    const user = withRoles("editor");
    const asked = ["article:read", "article:draft:read", "articles:read", "article", "mail:send"];
    const sentence = "article:* grants what begins with article: and nothing else";
    expect(
      asked.map((one) => can(user, one)),
      sentence,
    ).toEqual([true, true, false, false, false]);
  });

  test("A9 a longer prefix is narrower", () => {
    const { can } = createRbac({ roles: { drafter: ["article:draft:*"] } });
    const user = withRoles("drafter");
    const asked = ["article:draft:edit", "article:edit", "article:drafts:edit"];
    const sentence = "article:draft:* grants what begins with article:draft: only";
    expect(
      asked.map((one) => can(user, one)),
      sentence,
    ).toEqual([true, false, false]);
  });

  test("A9 elsewhere a star is a character", () => {
    const { can } = createRbac({ roles: { odd: ["article*", "*:read", "a.c:*", "mail:*:send"] } });
    const user = withRoles("odd");
    const asked = ["article:read", "articles", "mail:read", "abc:x", "mail:x:send", "a.c:x"];
    const sentence = "a * that does not follow a colon at the end grants nothing more";
    expect(
      asked.map((one) => can(user, one)),
      sentence,
    ).toEqual([false, false, false, false, false, true]);
  });
});

describe("inheritance", () => {
  test("A10 a role has what it inherits", () => {
    const { can } = createRbac({ roles: ROLES, inherits: { mailer: ["reader"] } });
    const seen = [
      can(withRoles("mailer"), "article:read"),
      can(withRoles("mailer"), "mail:send"),
      can(withRoles("mailer"), "article:edit"),
      can(withRoles("reader"), "mail:send"),
    ];
    const sentence =
      "a role has its own permissions and those that it inherits, not the other way round";
    expect(seen, sentence).toEqual([true, true, false, false]);
  });

  test("A10 it inherits through others", () => {
    const roles = { a: ["a:x"], b: ["b:x"], c: ["c:*"], d: ["d:x"] };
    const { can } = createRbac({ roles, inherits: { a: ["b"], b: ["c"], c: ["d"] } });
    const asked = ["a:x", "b:x", "c:y", "d:x"];
    const sentence = "a role inherits through any number of others";
    expect(
      asked.map((one) => can(withRoles("a"), one)),
      sentence,
    ).toEqual([true, true, true, true]);
    const upwards = "a role in the middle has nothing of those that inherit it";
    expect(
      asked.map((one) => can(withRoles("c"), one)),
      upwards,
    ).toEqual([false, false, true, true]);
  });

  test("A10 a role may inherit several", () => {
    const inherits = { chief: ["mailer", "editor"], boss: ["chief"] };
    const { can } = createRbac({ roles: ROLES, inherits });
    const asked = ["mail:send", "article:edit", "mail:read"];
    const sentence = "a role that is defined by inherits alone has what all of them have";
    expect(
      asked.map((one) => can(withRoles("chief"), one)),
      sentence,
    ).toEqual([true, true, false]);
    const again = "a role that is defined by inherits alone can be inherited in turn";
    expect(can(withRoles("boss"), "mail:send"), again).toBe(true);
  });

  test("A10 a star is inherited as well", () => {
    const { can } = createRbac({ roles: { root: ["*"] }, inherits: { owner: ["root"] } });
    const sentence = "a role that inherits * may do everything";
    expect(can(withRoles("owner"), "mail:send"), sentence).toBe(true);
  });

  test("A10 two ways to a role are no circle", () => {
    const roles = { base: ["x"], left: [], right: [], top: [] };
    const inherits = { left: ["base"], right: ["base"], top: ["left", "right"] };
    const sentence = "a role that is inherited in two ways is no circle";
    expect(
      throws(() => createRbac({ roles, inherits })),
      sentence,
    ).toBe(false);
    const { can } = createRbac({ roles, inherits });
    const reached = "a role that is inherited in two ways grants its permissions";
    expect(can(withRoles("top"), "x"), reached).toBe(true);
  });
});

describe("role-check", () => {
  test("A11 an unknown role throws", () => {
    const accepted = ["ghost", "constructor", "__proto__"].filter(
      (name) => !throws(() => createRbac({ roles: { a: [] }, inherits: { a: [name] } })),
    );
    const sentence = "createRbac throws if a role inherits one that is not defined";
    expect(accepted, sentence).toEqual([]);
    const alone = "createRbac throws if a role of inherits alone inherits one that is not defined";
    expect(
      throws(() => createRbac({ roles: {}, inherits: { a: ["ghost"] } })),
      alone,
    ).toBe(true);
  });

  test("A11 a circle throws", () => {
    const roles = { a: [], b: [], c: [] };
    const circles = {
      itself: { a: ["a"] },
      two: { a: ["b"], b: ["a"] },
      three: { a: ["b"], b: ["c"], c: ["a"] },
      "behind others": { a: ["b"], b: ["c"], c: ["b"] },
    };
    const accepted = Object.entries(circles)
      .filter(([, inherits]) => !throws(() => createRbac({ roles, inherits })))
      .map(([name]) => name);
    expect(accepted, "createRbac throws if roles inherit each other in a circle").toEqual([]);
    const alone = "createRbac throws for a circle of roles that only inherits defines";
    expect(
      throws(() => createRbac({ roles, inherits: { x: ["y"], y: ["x"] } })),
      alone,
    ).toBe(true);
  });
});

describe("require", () => {
  test("A12 who has the permission passes", async () => {
    const rbac = createRbac({ roles: ROLES });
    const user = withRoles("editor");
    const { get, passed } = await serve([as(user), rbac.require("article:edit")]);
    const { status } = await get();
    const sentence = "require calls next once for a user who has the permission";
    expect([status, passed], sentence).toEqual([200, [{ user, resource: undefined, count: 0 }]]);
  });

  test("A12 others get 403", async () => {
    const rbac = createRbac({ roles: ROLES });
    const seen: unknown[] = [];
    for (const user of [withRoles("reader"), withRoles("ghost"), { id: "eve" }]) {
      const { get, passed } = await serve([as(user), rbac.require("article:edit")]);
      const reply = await get();
      seen.push([reply.status, passed.length]);
      const sentence = "the challenge of a 403 says insufficient_scope";
      expect(challengeOf(reply), sentence).toMatchObject({
        scheme: "Bearer",
        error: "insufficient_scope",
      });
    }
    const sentence =
      "require answers with 403 for a user without the permission, and calls no next";
    expect(seen, sentence).toEqual([
      [403, 0],
      [403, 0],
      [403, 0],
    ]);
  });

  test("A12 nobody gets 401", async () => {
    const rbac = createRbac({ roles: ROLES });
    const { get, passed } = await serve([as(undefined), rbac.require("article:edit")]);
    const reply = await get();
    const sentence = "require answers with 401 and a challenge without error if there is no user";
    expect([reply.status, challengeOf(reply), passed], sentence).toEqual([
      401,
      { scheme: "Bearer", realm: "api" },
      [],
    ]);
  });

  test("A12 each permission has its own middleware", async () => {
    const rbac = createRbac({ roles: ROLES });
    const [read, edit] = [rbac.require("article:read"), rbac.require("article:edit")];
    const user = as(withRoles("reader"));
    const statuses = [
      (await (await serve([user, read])).get()).status,
      (await (await serve([user, edit])).get()).status,
      (await (await serve([user, read, edit])).get()).status,
    ];
    const sentence = "middlewares for several permissions do not mix";
    expect(statuses, sentence).toEqual([200, 403, 403]);
  });
});
