/** Node's own four, behind functions of the same names. */
type Items<T> = Iterable<T | PromiseLike<T>>;

export const all = <T>(items: Items<T>): Promise<Awaited<T>[]> => Promise.all(items);

export const allSettled = <T>(items: Items<T>): Promise<PromiseSettledResult<Awaited<T>>[]> =>
  Promise.allSettled(items);

export const race = <T>(items: Items<T>): Promise<Awaited<T>> => Promise.race(items);

export const any = <T>(items: Items<T>): Promise<Awaited<T>> => Promise.any(items);
