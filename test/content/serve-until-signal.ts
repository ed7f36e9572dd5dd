/** A service with a request that takes its time, for `graceful-shutdown.system.test.ts`. */
import http from "node:http";
import { createShutdown } from "../../solutions/graceful-shutdown/graceful-shutdown.ts";

const server = http.createServer();
const lifecycle = createShutdown(server, { timeoutMs: 60_000 });
server.on("request", (req, res) => {
  if (req.url !== "/slow") return res.end("quick");
  process.stdout.write("begun\n");
  process.stdin.once("data", () => res.end("slow"));
});
lifecycle.onClose((reason) => process.stdout.write(`closed by ${reason}\n`));
lifecycle.handleSignals();
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === "object" ? address?.port : ""}\n`);
});
