import { deepClone } from "@solution";

const tags = ["new"];
const order = { id: 7n, tags, shown: tags, discount: undefined, total: () => 42 };
const copy = deepClone(order);

copy.tags.push("paid");
console.log(order.tags); // [ 'new' ]
console.log(copy.shown); // [ 'new', 'paid' ]
console.log(copy.id, "discount" in copy, copy.total()); // 7n true 42
