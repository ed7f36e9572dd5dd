import { TtlCache } from "@solution";

const users = new TtlCache<string>({ ttlMs: 60_000 });
const load = async (id: string) => {
  console.log(`loading ${id}`);
  return `user ${id}`;
};

const both = [users.getOrLoad("7", load), users.getOrLoad("7", load)];
console.log(await Promise.all(both)); // "loading 7" once, then [ 'user 7', 'user 7' ]
console.log(await users.getOrLoad("7", load)); // user 7
