/** Puts a router behind a real server. */
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** What stands behind the server. */
interface Handles {
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

/** Serves on a free port of this machine; `ask` resolves with the status and the body of a response. */
export async function serve(router: Handles) {
  const server = createServer((req, res) => {
    router.handle(req, res).catch(() => res.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const ask = (method: string, path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, method, path }, (response) => {
        text(response).then(
          (body) => resolve(`${response.statusCode ?? ""} ${body}`.trim()),
          reject,
        );
      });
      sent.once("error", reject).end();
    });
  return {
    ask,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
