import { LruCache } from "@solution";

const users = new LruCache<number, string>({ max: 2 });

users.set(1, "Ada");
users.set(2, "Grace");
console.log(users.get(1)); // Ada
users.set(3, "Edsger"); // full: 2 was used least recently, so it goes

console.log(users.has(2)); // false
console.log([...users]); // [ [ 1, 'Ada' ], [ 3, 'Edsger' ] ]
console.log(users.size); // 2
