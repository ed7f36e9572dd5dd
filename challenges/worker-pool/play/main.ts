import { WorkerPool } from "@solution";

const pool = new WorkerPool(new URL("./square.mjs", import.meta.url), 2);

const squares = [1, 2, 3].map((n) => pool.execute(n));
console.log(pool.stats); // { total: 2, busy: 2, available: 0, queued: 1 }
console.log(await Promise.all(squares)); // [ 1, 4, 9 ]
await pool.execute("four").catch((error) => console.log(error.message)); // not a number

process.exit(); // the threads may keep the process alive
