import type { Server } from "node:http";

/** Where a server on this machine can be reached. */
export function urlOf(server: Server): string {
  const address = server.address();
  const port = typeof address === "string" ? 0 : (address?.port ?? 0);
  return `http://127.0.0.1:${port}`;
}
