import http from "node:http";
import { bearerAuth } from "@solution";

const verify = async (token: string) => {
  if (token !== "t-ada") throw Object.assign(new Error("bad token"), { code: "ERR_JWT_SIGNATURE" });
  return { id: "ada", roles: ["editor"] };
};
const auth = bearerAuth({ verify });
const server = http.createServer((req, res) => {
  void auth(req, res, () => res.end(`Hello ${Reflect.get(req, "user").id}\n`));
});

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;

const good = await fetch(url, { headers: { authorization: "Bearer t-ada" } });
console.log(good.status, await good.text()); // 200 Hello ada

const bad = await fetch(url, { headers: { authorization: "Bearer t-eve" } });
console.log(bad.status, bad.headers.get("www-authenticate"));
// 401 Bearer realm="api", error="invalid_token"
server.close();
