import { once } from "node:events";
import http from "node:http";
import { createShutdown } from "@solution";

const server = http.createServer((req, res) => {
  setTimeout(() => res.end("done\n"), 50);
});
const { shutdown } = createShutdown(server);

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
const answer = fetch(url);
await once(server, "request");

const code = shutdown();
console.log((await answer).status); // 200: this request had begun
console.log(await code); // 0
await fetch(url).catch(({ cause }) => {
  console.log(cause.code); // ECONNREFUSED
});
