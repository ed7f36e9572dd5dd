import { sign, verify } from "@solution";

const key = Buffer.from("a secret that only the server knows");
const now = () => 1_700_000_000_000;

const token = await sign({ sub: "ada" }, key, { expiresIn: 900, now });
console.log(token.split(".").length); // 3

const { sub, iat, exp } = await verify(token, key, { now });
console.log(sub, iat, exp); // ada 1700000000 1700000900

const [header, , signature] = token.split(".");
const forged = Buffer.from(JSON.stringify({ sub: "root", exp })).toString("base64url");
await verify(`${header}.${forged}.${signature}`, key, { now }).catch((error) => {
  console.log(error.code); // ERR_JWT_SIGNATURE
});
