import { compose } from "@solution";

type Context = { path: string; log: string[] };

const handle = compose<Context>([
  async (context, next) => {
    context.log.push("in");
    const answer = await next();
    context.log.push("out");
    return answer;
  },
  async (context) => {
    context.log.push("handler");
    return `hello from ${context.path}`;
  },
]);

const context: Context = { path: "/users", log: [] };
console.log(await handle(context)); // hello from /users
console.log(context.log.join(", ")); // in, handler, out
