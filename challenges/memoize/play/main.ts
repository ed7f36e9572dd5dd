import { memoize } from "@solution";

const area = memoize((width: number, height: number) => {
  console.log("computing");
  return width * height;
});

console.log(area(2, 3)); // "computing", then 6
console.log(area(2, 3)); // 6
console.log(area(3, 2)); // "computing", then 6
