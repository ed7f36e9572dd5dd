/** What Node calls the things that keep a process alive, in words of ours. */
const WORDS = new Map([
  ["Timeout", "timer"],
  ["Immediate", "immediate"],
  ["TCPSocketWrap", "socket"],
  ["TCPConnectWrap", "connection"],
  ["TCPServerWrap", "server"],
  ["PipeWrap", "pipe"],
  ["PipeServerWrap", "server"],
  ["UDPWrap", "socket"],
  ["FSReqCallback", "file operation"],
  ["FSReqPromise", "file operation"],
  ["FSEventWrap", "file watcher"],
  ["StatWatcher", "file watcher"],
  ["GetAddrInfoReqWrap", "name lookup"],
  ["ProcessWrap", "process"],
  ["Worker", "thread"],
  ["MessagePort", "message port"],
  ["ZLIB", "compression"],
]);

/** Counts what is pending, such as `2 timers and 1 server`; `nothing` for an empty list. */
export function describePending(names: string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const word = WORDS.get(name) ?? name;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  if (parts.length === 0) return "nothing";
  const last = parts.at(-1) ?? "";
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
