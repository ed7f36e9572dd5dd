// Captured before the learner's code is there.
const listActive = process.getActiveResourcesInfo.bind(process);

/** Gives the kinds of what is active and was not when the watch began. */
export function watchPending(): () => string[] {
  const own = new Map<string, number>();
  for (const kind of listActive()) own.set(kind, (own.get(kind) ?? 0) + 1);
  const known = Object.fromEntries(own);
  return () => {
    const left = { ...known };
    const pending: string[] = [];
    const active = listActive();
    for (let i = 0; i < active.length; i += 1) {
      const kind = active[i] ?? "";
      const count = left[kind] ?? 0;
      if (count > 0) left[kind] = count - 1;
      else pending[pending.length] = kind;
    }
    return pending;
  };
}
