/** What is still to be undone before the program ends, in the order in which it was done. */
const open = new Set<() => void>();

/**
 * Keeps in mind how to undo something that must not outlast the program, such as a scratch folder or a
 * mode of the terminal, however the program ends. `undo` must do its work at once. Gives what takes it
 * off the list again.
 */
export function atEnd(undo: () => void): () => void {
  // A function of its own for each, since the same one may be given twice.
  const entry = (): void => undo();
  open.add(entry);
  return () => void open.delete(entry);
}

/** Undoes all that is on the list, the latest first; what fails keeps nothing else from being undone. */
export function undoAll(): void {
  for (const undo of [...open].toReversed()) {
    open.delete(undo);
    try {
      undo();
    } catch {
      // There is nobody left to tell.
    }
  }
}
