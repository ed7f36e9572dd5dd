import { FixedWindow } from "@solution";

let time = 0;
const limiter = new FixedWindow({ limit: 2, windowMs: 1000, now: () => time });

console.log(limiter.take("ada").allowed); // true
time = 400;
console.log(limiter.take("ada").remaining); // 0

const refused = limiter.take("ada");
console.log(refused.allowed, refused.retryAfterMs); // false 600
console.log(limiter.take("grace").allowed); // true: another key

time = 1000;
console.log(limiter.take("ada").allowed); // true: the next window
