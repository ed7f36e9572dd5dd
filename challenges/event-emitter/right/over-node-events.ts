// over: node:events
export { EventEmitter } from "node:events";
