import { chain, compose } from "@solution";

type Next = () => unknown;

export const workloads = {
  "compose with n middlewares": {
    sizes: [1, 10, 100],
    prepare(size: number) {
      const pass = async (_context: object, next: Next): Promise<void> => void (await next());
      const run = compose<object>(Array.from({ length: size }, () => pass));
      const context = {};
      return () => run(context);
    },
  },
  "chain with n handlers": {
    sizes: [1, 10, 100],
    prepare(size: number) {
      const pass = (_req: object, _res: object, next: Next): void => void next();
      const run = chain(...Array.from({ length: size }, () => pass));
      const [req, res] = [{ url: "/" }, {}];
      return () => new Promise<void>((resolve) => run(req, res, () => resolve()));
    },
  },
};
