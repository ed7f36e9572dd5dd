import { PriorityRequestQueue } from "@solution";

const queue = new PriorityRequestQueue({ concurrency: 1 });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const request = (name: string) => async () => {
  console.log(`${name} starts`);
  await wait(20);
  return `${name} done`;
};

const report = queue.add(request("report"), { priority: "low" });
await wait(10); // the only slot is taken now
const mail = queue.add(request("mail"));
const login = queue.add(request("login"), { priority: "high" });

console.log(await Promise.all([report, mail, login]));
// report starts
// login starts
// mail starts
// [ 'report done', 'mail done', 'login done' ]
