import { sign, verify } from "@solution";

const key = Buffer.from("0123456789abcdef0123456789abcdef");
const now = () => 1_700_000_000_000;

export const workloads = {
  "signing a payload with a text of n characters": {
    sizes: [10, 1000, 100_000],
    prepare(size: number) {
      const payload = { sub: "ada", note: "x".repeat(size) };
      return () => sign(payload, key, { expiresIn: 900, now });
    },
  },
  "verifying a token with a text of n characters": {
    sizes: [10, 1000, 100_000],
    async prepare(size: number) {
      const payload = { sub: "ada", note: "x".repeat(size) };
      const token = await sign(payload, key, { expiresIn: 900, now });
      return () => verify(token, key, { now });
    },
  },
};
