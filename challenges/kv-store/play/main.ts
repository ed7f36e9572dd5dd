import { KvStore } from "@solution";

const store = new KvStore();

store.set("user:2", "Grace");
store.set("user:1", "Ada");
store.set("order:7", "tea");

console.log(store.get("user:1")); // Ada
console.log(store.scan("user:")); // [ [ 'user:1', 'Ada' ], [ 'user:2', 'Grace' ] ]
console.log(store.delete("user:1")); // true
console.log(store.get("user:1")); // undefined
console.log(store.size); // 2
