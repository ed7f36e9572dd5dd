/** Methods by name, as vitest's worker calls them. */
export type RpcMethods = ReadonlyMap<string, (args: unknown[]) => unknown>;

/** A call of the worker, in the form of birpc, which vitest bundles. */
interface RpcCall {
  t: "q";
  m: string;
  a: unknown[];
  i?: string;
}

/** Answers a call of the worker; gives `false` when `message` is no call. Unknown methods answer nothing. */
export function answerRpc(
  message: unknown,
  methods: RpcMethods,
  send: (answer: object) => void,
): boolean {
  if (!isCall(message)) return false;
  void answer(message, methods).then((result) => {
    if (message.i !== undefined) send({ t: "s", i: message.i, ...result });
  });
  return true;
}

async function answer(
  { m, a }: RpcCall,
  methods: RpcMethods,
): Promise<{ r?: unknown; e?: unknown }> {
  try {
    return { r: await methods.get(m)?.(a) };
  } catch (error) {
    return { e: error instanceof Error ? new Error(error.message) : new Error(String(error)) };
  }
}

function isCall(message: unknown): message is RpcCall {
  return (
    typeof message === "object" &&
    message !== null &&
    Reflect.get(message, "t") === "q" &&
    typeof Reflect.get(message, "m") === "string" &&
    Array.isArray(Reflect.get(message, "a"))
  );
}
