import { Scheduler } from "@solution";

const noon = new Date(2026, 0, 5, 12, 0); // a Monday
const show = (date: Date | null) => date?.toLocaleString("en-GB");

console.log(show(Scheduler.nextRun(90_000, noon))); // 05/01/2026, 12:01:30
console.log(show(Scheduler.nextRun("*/15 9-17 * * 1-5", noon))); // 05/01/2026, 12:15:00
console.log(show(Scheduler.nextRun("0 0 29 2 *", noon))); // 29/02/2028, 00:00:00
