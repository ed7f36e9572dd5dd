/** What follows a key of the front matter, and the line of the file where it stands. */
export interface Field {
  text: string;
  line: number;
}

/** The front matter by its keys. */
export type Fields = ReadonlyMap<string, Field>;

/** A field of the front matter; a missing one is an empty text in the first line. */
export function findField(fields: Fields, key: string): Field {
  return fields.get(key) ?? { text: "", line: 1 };
}
