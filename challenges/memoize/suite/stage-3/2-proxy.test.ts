import { describe, expect, test } from "vitest";
import { cachingProxy } from "@solution";
import { turn, value } from "../../../kit.ts";
import { thrownBy } from "../observe.ts";

class Base {
  inherited(): string {
    return `inherited by ${this.constructor.name}`;
  }
}

class Users extends Base {
  readonly name = "users";
  readonly log: string[] = [];
  active = false;

  find(id: number): { id: number } {
    this.log.push(`find ${id}`);
    return { id };
  }

  count(kind: string): number {
    this.log.push(`count ${kind}`);
    return this.log.length;
  }

  async load(id: number): Promise<string> {
    this.log.push(`load ${id}`);
    return `user ${id}`;
  }

  findTwice(id: number): { id: number }[] {
    return [this.find(id), this.find(id)];
  }
}

/** A service with a private field, which does not work on a proxy. */
class Secret {
  readonly #secret = 42;

  tell(): number {
    return this.#secret;
  }

  get told(): number {
    return this.#secret;
  }
}

describe("proxy-caches", () => {
  test("M16 remembers the results of a chosen method", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find"]);
    const same = proxy.find(7) === proxy.find(7);
    proxy.find(8);
    expect({ same, log: users.log }, "a chosen method is called once for an argument").toEqual({
      same: true,
      log: ["find 7", "find 8"],
    });
  });

  test("M16 calls other methods each time", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find"]);
    proxy.count("all");
    proxy.count("all");
    const sentence = "a method that is not chosen calls the service each time";
    expect(users.log, sentence).toEqual(["count all", "count all"]);
  });

  test("M16 two chosen methods do not share results", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find", "load", "count"], { max: 1 });
    proxy.find(7);
    proxy.count("all");
    proxy.find(7);
    const sentence = "each chosen method has results of its own, and its own max";
    expect(users.log, sentence).toEqual(["find 7", "count all"]);
  });

  test("M16 passes the options on", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find"], { key: () => "always" });
    for (const id of [1, 2, 1]) proxy.find(id);
    const sentence = "the options of cachingProxy are those of memoize";
    expect(users.log.length, sentence).toBe(1);
  });

  test("M16 shares promises", async () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["load"]);
    const first = await value(proxy.load(7), 2000, "a chosen method may return a promise");
    await turn();
    const next = await value(proxy.load(7), 2000, "a chosen method may return a promise");
    const sentence = "a chosen method may return a promise, which is remembered";
    expect({ first, next, log: users.log }, sentence).toEqual({
      first: "user 7",
      next: "user 7",
      log: ["load 7"],
    });
  });

  test("M16 properties are those of the service", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find"]);
    const before = [proxy.name, proxy.active];
    users.active = true;
    const sentence = "the proxy shows the properties that the service has now";
    expect([...before, proxy.active], sentence).toEqual(["users", false, true]);
  });
});

describe("proxy-this", () => {
  test("M17 chosen methods may use private fields", () => {
    const proxy = cachingProxy(new Secret(), ["tell"]);
    const sentence = "a chosen method runs on the service, so its private fields work";
    expect(
      thrownBy(() => proxy.tell()),
      sentence,
    ).toBe("nothing");
  });

  test("M17 other methods may use private fields", () => {
    const proxy = cachingProxy(new Secret(), []);
    const sentence = "a method that is not chosen runs on the service too";
    expect(
      thrownBy(() => proxy.tell()),
      sentence,
    ).toBe("nothing");
  });

  test("M17 getters may use private fields", () => {
    const sentence = "a getter runs on the service too";
    const proxy = cachingProxy(new Secret(), ["tell"]);
    expect(
      thrownBy(() => proxy.told),
      sentence,
    ).toBe("nothing");
    expect(proxy.told, sentence).toBe(42);
  });

  test("M17 a method of the service calls its own methods", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find"]);
    thrownBy(() => proxy.findTwice(7));
    const sentence = "inside the service this is the service, so its own calls are not cached";
    expect(users.log, sentence).toEqual(["find 7", "find 7"]);
  });

  test("M17 inherited methods work", () => {
    const plain = cachingProxy(new Users(), ["find"]);
    const chosen = cachingProxy(new Users(), ["inherited"]);
    const seen = [plain.inherited(), chosen.inherited()];
    const sentence = "inherited methods work, chosen or not";
    expect(seen, sentence).toEqual(["inherited by Users", "inherited by Users"]);
  });
});

/** Calls `delete` or `clear` of a method of a proxy. */
function forget(method: object, how: "delete" | "clear", ...args: unknown[]): unknown {
  const call: unknown = Reflect.get(method, how);
  return typeof call === "function" ? Reflect.apply(call, method, args) : `no ${how}`;
}

describe("proxy-forgets", () => {
  test("M18 delete forgets one result", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find"]);
    proxy.find(7);
    proxy.find(8);
    const deleted = forget(proxy.find, "delete", 7);
    proxy.find(7);
    proxy.find(8);
    const sentence = "delete of a chosen method forgets the result of its arguments";
    expect({ deleted, log: users.log }, sentence).toEqual({
      deleted: true,
      log: ["find 7", "find 8", "find 7"],
    });
  });

  test("M18 clear forgets the results of one method", () => {
    const users = new Users();
    const proxy = cachingProxy(users, ["find", "count"]);
    proxy.find(7);
    proxy.count("all");
    forget(proxy.find, "clear");
    proxy.find(7);
    proxy.count("all");
    const sentence = "clear of a chosen method forgets the results of that method only";
    expect(users.log, sentence).toEqual(["find 7", "count all", "find 7"]);
  });

  test("M18 the service is not changed", () => {
    const users = new Users();
    cachingProxy(users, ["find"]).find(7);
    users.find(7);
    users.find(7);
    const sentence = "the service itself is not changed and remembers nothing";
    expect({ log: users.log.length, own: Object.hasOwn(users, "find") }, sentence).toEqual({
      log: 3,
      own: false,
    });
  });

  test("M18 two proxies share nothing", () => {
    const users = new Users();
    for (const proxy of [cachingProxy(users, ["find"]), cachingProxy(users, ["find"])]) {
      proxy.find(7);
    }
    expect(users.log, "two proxies of a service share no results").toEqual(["find 7", "find 7"]);
  });
});
