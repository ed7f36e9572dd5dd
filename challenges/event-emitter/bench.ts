import { EventEmitter } from "@solution";

const ignore = () => undefined;

export const workloads = {
  "emit to n listeners": {
    sizes: [1, 10, 100, 1000],
    prepare(size: number) {
      const emitter = new EventEmitter();
      emitter.setMaxListeners(0);
      for (let i = 0; i < size; i += 1) emitter.on("order", ignore);
      return () => emitter.emit("order", 7, "tea");
    },
  },
  "on and off beside n listeners": {
    sizes: [1, 10, 100, 1000],
    prepare(size: number) {
      const emitter = new EventEmitter();
      emitter.setMaxListeners(0);
      for (let i = 0; i < size; i += 1) emitter.on("order", ignore);
      const own = () => undefined;
      return () => {
        emitter.on("order", own);
        emitter.off("order", own);
      };
    },
  },
};
