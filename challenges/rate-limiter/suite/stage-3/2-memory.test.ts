import { describe, expect, test } from "vitest";
import { all, ofEach } from "../all.ts";
import { takes, within } from "../drive.ts";

describe("max-keys", () => {
  test("R17 size is the number of keys in memory", () => {
    const sizes = ofEach(({ limiter }) => {
      for (const key of ["ada", "grace", "ada", "", "__proto__"]) limiter.take(key);
      return limiter.size;
    });
    expect(sizes, "size is the number of different keys in memory").toEqual(all(4));
  });

  test("R17 no limiter holds more than maxKeys keys", () => {
    const sizes = ofEach(
      ({ limiter }) => {
        const most = Array.from({ length: 20 }, (_, n) => {
          limiter.take(`client-${n}`);
          return limiter.size;
        });
        return Math.max(...most);
      },
      { maxKeys: 3 },
    );
    expect(sizes, "no limiter holds more than maxKeys keys").toEqual(all(3));
  });

  test("R17 without maxKeys there is no limit", () => {
    const sizes = ofEach(({ limiter }) => {
      for (let n = 0; n < 3000; n += 1) limiter.take(`client-${n}`);
      return limiter.size;
    });
    expect(sizes, "without maxKeys, a limiter holds as many keys as there are").toEqual(all(3000));
  });

  test("R17 a key that is there makes no room", () => {
    const left = ofEach(
      ({ limiter }) => {
        takes(limiter, 2, "ada");
        takes(limiter, 3, "grace");
        return limiter.take("ada").allowed;
      },
      { maxKeys: 2 },
    );
    const sentence = "a key that is in memory already drives no other key out";
    expect(left, sentence).toEqual(all(false));
  });

  test("R17 the key that was used the longest ago leaves", () => {
    const left = ofEach(
      ({ limiter }) => {
        takes(limiter, 2, "ada");
        takes(limiter, 2, "grace");
        limiter.take("edsger");
        return [limiter.take("grace").allowed, limiter.take("ada").allowed].join();
      },
      { maxKeys: 2 },
    );
    const sentence =
      "a new key takes the place of the key that was used the longest ago, and no other";
    expect(left, sentence).toEqual(all("false,true"));
  });

  test("R17 an allowed request is a use", () => {
    const left = ofEach(
      ({ limiter }) => {
        limiter.take("ada");
        limiter.take("grace");
        limiter.take("ada");
        limiter.take("edsger");
        return limiter.take("ada").allowed;
      },
      { maxKeys: 2 },
    );
    const sentence = "a key that was used again outlives one that was not";
    expect(left, sentence).toEqual(all(false));
  });

  test("R17 a refused request is a use", () => {
    const left = ofEach(
      ({ limiter }) => {
        takes(limiter, 2, "ada");
        limiter.take("grace");
        limiter.take("ada");
        limiter.take("edsger");
        return limiter.take("ada").allowed;
      },
      { maxKeys: 2 },
    );
    const sentence = "a refused request is a use too, so its key outlives one that was used before";
    expect(left, sentence).toEqual(all(false));
  });
});

describe("forgets-idle-keys", () => {
  test("R18 keys that are idle leave the memory", () => {
    const sizes = ofEach(({ limiter, at }) => {
      for (let n = 0; n < 1000; n += 1) limiter.take(`client-${n}`);
      const left = [2000, 20_000].map((ms) => {
        at(ms);
        takes(limiter, 1100, "fresh");
        return limiter.size;
      });
      return left.join(" later ");
    });
    const sentence =
      "keys that were not used for two windows are forgotten by further calls of take";
    expect(sizes, sentence).toEqual(all("1 later 1"));
  });

  test("R18 as many calls as there are keys are enough", () => {
    const sizes = ofEach(({ limiter, at }) => {
      for (let n = 0; n < 10; n += 1) limiter.take(`client-${n}`);
      at(2000);
      takes(limiter, 12, "fresh");
      return limiter.size;
    });
    const sentence = "idle keys are forgotten after as many calls of take as there are keys";
    expect(sizes, sentence).toEqual(all(1));
  });

  test("R18 a busy key does not keep the others in memory", () => {
    const sizes = ofEach(({ limiter, at }) => {
      for (let n = 0; n < 1000; n += 1) {
        limiter.take("ada");
        limiter.take(`client-${n}`);
      }
      for (const ms of [500, 1000, 1500, 2000]) {
        at(ms);
        limiter.take("ada");
      }
      takes(limiter, 1100, "ada");
      return limiter.size;
    });
    const sentence = "keys that came after a busy one are forgotten while that one stays";
    expect(sizes, sentence).toEqual(all(1));
  });

  test("R18 they leave again and again", () => {
    const sizes = ofEach(({ limiter, at }) => {
      for (let round = 0; round < 5; round += 1) {
        at(round * 2000);
        for (let n = 0; n < 500; n += 1) limiter.take(`round-${round}-client-${n}`);
      }
      at(10_000);
      takes(limiter, 1100, "fresh");
      return limiter.size;
    });
    expect(sizes, "idle keys are forgotten however often new ones come").toEqual(all(1));
  });

  test("R18 a key that is refused is not idle, but one that stays away is", () => {
    const sizes = ofEach(({ limiter, at }) => {
      for (let ms = 0; ms <= 3000; ms += 100) {
        at(ms);
        takes(limiter, 3, "ada");
        limiter.take(`client-${ms}`);
      }
      at(5000);
      takes(limiter, 100, "ada");
      return limiter.size;
    });
    const sentence = "a key that is used stays in memory, and all others are forgotten";
    expect(sizes, sentence).toEqual(all(1));
  });

  test("R18 a key is remembered until its limit is full again", () => {
    const left = ofEach(({ limiter, at }) => {
      at(255);
      takes(limiter, 2, "ada");
      for (let n = 0; n < 1000; n += 1) limiter.take(`client-${n}`);
      at(1245);
      takes(limiter, 1100, "fresh");
      return takes(limiter, 2, "ada").every(Boolean);
    });
    const sentence = "a key is remembered until its limit is full again, and not a moment less";
    expect(left, sentence).toEqual(all(false));
  });

  test("R18 no key is forgotten while it matters", () => {
    const fresh = ofEach(({ limiter, at }) => {
      for (let n = 0; n < 1000; n += 1) limiter.take(`client-${n}`);
      at(1000);
      limiter.take("fresh");
      at(1400);
      takes(limiter, 2, "ada");
      for (let n = 0; n < 1000; n += 1) limiter.take(`guest-${n}`);
      at(2000);
      takes(limiter, 1100, "fresh");
      return limiter.take("ada").remaining >= 1;
    });
    const sentence = "a key whose limit is used up is not forgotten when idle ones are";
    expect(fresh, sentence).toEqual(all(false));
  });

  test("R18 a key that comes back has its full limit", () => {
    const back = ofEach(({ limiter, at }) => {
      takes(limiter, 2, "ada");
      at(2000);
      takes(limiter, 50, "fresh");
      return takes(limiter, 3, "ada");
    });
    const sentence = "a key that comes back after a long time has its full limit, and no more";
    expect(back, sentence).toEqual(all([true, true, false]));
  });
});

describe("many-keys", () => {
  test("R19 a call takes constant time with many keys", () => {
    const limits = ofEach(
      ({ limiter, at }) => {
        const adding = "take of a new key takes constant time, however many keys there are";
        within(500, 20_000, (n) => void limiter.take(`client-${n}`), adding);
        const known = "take of a known key takes constant time, however many keys there are";
        const takeKnown = (n: number): void => {
          at(n / 100);
          limiter.take(`client-${10_000 + n}`);
        };
        within(150, 2000, takeKnown, known);
        const full = "take of a new key takes constant time, even if it replaces another one";
        within(150, 2000, (n) => void limiter.take(`guest-${n}`), full);
        return limiter.take("ada").limit;
      },
      { maxKeys: 20_000 },
    );
    expect(limits, "many keys do not change the limit").toEqual(all(2));
  });
});
