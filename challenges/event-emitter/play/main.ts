import { EventEmitter } from "@solution";

const emitter = new EventEmitter();
const log = (...args: unknown[]) => console.log("log", ...args);

emitter.on("order", log);
emitter.once("order", () => console.log("the first order"));

console.log(emitter.emit("order", 7, "tea")); // "log 7 tea", "the first order", then true
console.log(emitter.emit("order", 8)); // "log 8", then true

emitter.off("order", log);
console.log(emitter.emit("order", 9)); // false
