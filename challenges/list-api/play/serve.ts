/** Puts a list behind a real server. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What answers a request. */
type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

/** Serves on a free port of this machine; `ids` resolves with the status and the ids of the rows. */
export async function serve(handler: Handler) {
  const server = createServer((req, res) => void handler(req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "string" ? 0 : (address?.port ?? 0);
  return {
    async ids(path: string): Promise<string> {
      const response = await fetch(new URL(path, `http://127.0.0.1:${port}`));
      const text = await response.text();
      const ids = [...text.matchAll(/"id":"(\w+)"/g)].map((match) => match[1]);
      return [response.status, ...ids].join(" ");
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
