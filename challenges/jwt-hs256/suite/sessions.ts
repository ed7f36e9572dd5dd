/** Sessions over a store in memory that answers late, as one over a network does. */
import { KeyRing, Sessions } from "@solution";
import { turn, value } from "../../kit.ts";
import { KEY, NOW_MS, outcome } from "./tokens.ts";

/** What is stored of a refresh token. */
export interface RefreshRecord {
  hash: string;
  family: string;
  user: string;
  device: string;
  used: boolean;
  expiresAt: number;
  endsAt: number;
}

type Tokens = Awaited<ReturnType<Sessions["login"]>>;

/** A store, and what it was asked. */
function makeStore() {
  const records = new Map<string, RefreshRecord>();
  const asked: unknown[] = [];
  /** Answers after some turns of the event loop, as a database would. */
  const answer = async <T>(given: unknown, work: () => T): Promise<T> => {
    asked.push(structuredClone(given));
    await turn();
    const result = work();
    await turn();
    return result;
  };
  const store = {
    insert: (record: RefreshRecord) =>
      answer(record, () => void records.set(record.hash, { ...record })),
    find: (hash: string) =>
      answer(hash, () => {
        const found = records.get(hash);
        return found === undefined ? undefined : { ...found };
      }),
    replace: (hash: string, next: RefreshRecord) =>
      answer([hash, next], () => {
        const found = records.get(hash);
        if (found === undefined || found.used) return false;
        found.used = true;
        records.set(next.hash, { ...next });
        return true;
      }),
    removeFamily: (family: string) =>
      answer(family, () => {
        for (const [hash, record] of records) if (record.family === family) records.delete(hash);
      }),
    list: (user: string) =>
      answer(user, () =>
        [...records.values()].filter((one) => one.user === user).map((one) => ({ ...one })),
      ),
  };
  return { store, asked, records: () => [...records.values()] };
}

/** Sessions with an access token of 60 s, a refresh token of 1,000 s and an end after 2,500 s. */
export function makeSessions() {
  let time = NOW_MS;
  const now = (): number => time;
  const ring = new KeyRing({ overlap: 600, now });
  ring.rotate("a", KEY);
  const made = makeStore();
  const sessions = new Sessions({
    ring,
    store: made.store,
    accessTtl: 60,
    refreshTtl: 1000,
    maxAge: 2500,
    now,
  });
  return {
    ...made,
    ring,
    sessions,
    pass: (seconds: number): void => void (time += seconds * 1000),
    login: async (user = "ada", device = "phone"): Promise<Tokens> =>
      value(sessions.login(user, device), 1000, "login resolves with tokens"),
    refresh: async ({ refreshToken }: Tokens): Promise<Tokens> =>
      value(sessions.refresh(refreshToken), 1000, "refresh takes an unused token"),
    /** What comes of a refresh with this token. */
    attempt: async ({ refreshToken }: Tokens): Promise<string> =>
      outcome(() => sessions.refresh(refreshToken)),
  };
}
