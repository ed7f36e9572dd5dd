import { filterStream, mapStream } from "@solution";

const prices = mapStream(async (id: number) => ({ id, price: id * 10 }));
const dear = filterStream((order: { price: number }) => order.price > 10);
prices.pipe(dear).on("data", (order) => console.log(order));

prices.write(1);
prices.write(2);
prices.end(3); // { id: 2, price: 20 }, then { id: 3, price: 30 }
