/*
---
title: A signal to oneself
chapter: process-events
order: 125
question: A timer sends a signal to its own process. When does the listener run?
rules: 1, 3
orders:
  both *: sent -> tick -> promise -> signal -> immediate
---
In the next poll phase. The signal interrupts the process at once, but what interrupts it is libuv, which only
writes a byte into a pipe of its own. The loop finds the byte in poll, like data of a socket, and calls the listener
then. So the callback that sent it is finished first, and both queues are emptied.

That is why a listener of SIGTERM may do everything that other callbacks may. It is also why it does not help
against a busy loop: while the thread is busy, no listener is called, and a process that waits for its SIGTERM
has to be killed.

On Windows this snippet ends the process: signals from outside cannot be caught there, except Ctrl-C and the
closing of the console.
*/
const keep = setInterval(() => {}, 1000);
process.once("SIGHUP", () => {
  console.log("signal");
  clearInterval(keep);
});
setTimeout(() => {
  process.kill(process.pid, "SIGHUP");
  console.log("sent");
  process.nextTick(() => console.log("tick"));
  Promise.resolve().then(() => console.log("promise"));
  setImmediate(() => console.log("immediate"));
}, 1);
