/** Objects that are no promises but have a `then` method, and the promises that they equal. */
type Callback = (value?: unknown) => void;
type Then = (resolve: Callback, reject: Callback) => unknown;

/** A thenable, new for each use, and a promise that ends in the same way. */
export interface Case {
  /** To be put after `all` or `race`. */
  says: string;
  make: () => unknown;
  like: () => Promise<unknown>;
}

// oxlint-disable-next-line unicorn/no-thenable -- it is what this suite is about
const PLAIN_OBJECT = { then: "later" };

/** Thenables that settle in an ordinary way. */
export const PLAIN: readonly Case[] = [
  {
    says: "takes the value of an object with a then method",
    make: () => thenable((resolve) => resolve("tea")),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "takes the reason of an object with a then method",
    make: () => thenable((_, reject) => reject("no tea left")),
    like: () => Promise.reject("no tea left"),
  },
  {
    says: "takes the value of a function with a then method",
    make: () =>
      Object.assign(
        () => "not this",
        methods((resolve) => resolve("tea")),
      ),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "waits for a thenable that settles later",
    make: () => thenable((resolve) => setImmediate(resolve, "tea")),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "calls then as a method of the thenable",
    make: () => new Cup("tea"),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "takes an object whose then is not a function as a plain value",
    make: () => PLAIN_OBJECT,
    like: () => Promise.resolve(PLAIN_OBJECT),
  },
];

/** Thenables that do more than settle once. */
export const ODD: readonly Case[] = [
  {
    says: "keeps the first of two values of a thenable",
    make: () =>
      thenable((resolve) => {
        resolve("tea");
        resolve("milk");
      }),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "keeps the value of a thenable that rejects afterwards",
    make: () =>
      thenable((resolve, reject) => {
        resolve("tea");
        reject("no tea left");
      }),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "ignores what then throws after it has settled",
    make: () =>
      thenable((resolve) => {
        resolve("tea");
        throw new Error("too late");
      }),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "rejects the item with what then throws",
    make: () =>
      thenable(() => {
        throw "no tea left";
      }),
    like: () => Promise.reject("no tea left"),
  },
];

/** Thenables that resolve with something that is not settled yet. */
export const NESTED: readonly Case[] = [
  {
    says: "waits for the promise that a thenable resolves with",
    make: () => thenable((resolve) => resolve(Promise.resolve("tea"))),
    like: () => Promise.resolve("tea"),
  },
  {
    says: "waits for the thenable that a thenable resolves with",
    make: () => thenable((resolve) => resolve(thenable((inner) => inner("tea")))),
    like: () => Promise.resolve("tea"),
  },
];

/** An object whose only property is a `then` method. */
export function thenable(then: Then): object {
  return methods(then);
}

class Cup {
  #content: string;

  constructor(content: string) {
    this.#content = content;
  }

  // oxlint-disable-next-line unicorn/no-thenable -- it is what this suite is about
  then(resolve: Callback): void {
    resolve(this.#content);
  }
}

function methods(then: Then): { then: Then } {
  // oxlint-disable-next-line unicorn/no-thenable -- it is what this suite is about
  return { then };
}
