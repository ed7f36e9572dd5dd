/** Of a process's own flags, those that what it starts must have. */
const KEPT = [
  "--permission",
  "--experimental-permission",
  "--allow-",
  "--require",
  "--no-warnings",
];
/** What that may not be given besides. */
const DROPPED = [
  ...["--permission", "--experimental-permission", "--allow-"],
  ...["--no-permission", "--no-experimental-permission"],
];

const { startsWith } = String.prototype;
const { apply } = Reflect;

/** The flags of Node's permission model and the guards that are loaded first. */
export function listKept(
  flags: readonly unknown[],
  isWanted?: (flag: string) => boolean,
): string[] {
  return pick(flags, (flag) => isOneOf(flag, KEPT) && (isWanted === undefined || isWanted(flag)));
}

/** The flags that change nothing about permissions. */
export function withoutPermissions(flags: readonly unknown[]): string[] {
  return pick(flags, (flag) => !isOneOf(flag, DROPPED));
}

function pick(list: readonly unknown[], isWanted: (text: string) => boolean): string[] {
  const picked: string[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const text = String(list[i]);
    if (isWanted(text)) picked[picked.length] = text;
  }
  return picked;
}

function isOneOf(flag: string, beginnings: string[]): boolean {
  for (let i = 0; i < beginnings.length; i += 1) {
    if (apply(startsWith, flag, [beginnings[i]]) === true) return true;
  }
  return false;
}
