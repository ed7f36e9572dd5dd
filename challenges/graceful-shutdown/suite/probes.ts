/** A service with probes, and checks that are well or not. */
import type { Reply } from "../../kit-http.ts";
import { turn, value } from "../../kit.ts";
import { serve, SOON, type Before, type Options } from "./site.ts";

/** Probes in front of the handler. */
const withProbes: Before =
  ({ live, ready }) =>
  ({ req, res }, next) => {
    if (req.url === "/live") live(req, res);
    else if (req.url === "/ready") {
      // A probe that fails is seen by its client.
      void (async () => ready(req, res))().catch(() => res.destroy());
    } else next();
  };

/** A service with these checks, and what its probes answer. */
export async function probe(options: Options) {
  const site = await serve(options, withProbes);
  const ask = (path: string): Promise<Reply> => {
    const { reply } = site.send({ path });
    return value(reply.catch(loseWithoutPort), SOON, `${path.slice(1)} answers each request`);
  };
  return { ...site, live: () => ask("/live"), ready: () => ask("/ready") };
}

/** Fails as a request did; the port is another one each time. */
function loseWithoutPort(error: unknown): never {
  const { message = "" }: { message?: string } = Object(error);
  throw new Error(message.replace(/:\d+$/, ""));
}

/** What a probe says, as a value. */
export function read({ status, body }: Reply): unknown {
  try {
    const said: unknown = JSON.parse(body);
    return [status, said];
  } catch {
    return [status, "no JSON"];
  }
}

/** A check that is always well. */
export const fine = { run: async (): Promise<string> => "connected" };
/** One that fails with an error that nobody should see. */
export const broken = {
  run: async (): Promise<never> => {
    await turn();
    throw new Error("connect ECONNREFUSED postgres://admin:secret@10.0.0.5");
  },
};

/** Waits until this holds, for a number of turns. */
export async function waitFor(holds: () => boolean): Promise<void> {
  for (let left = 2000; left > 0 && !holds(); left -= 1) await turn();
}
