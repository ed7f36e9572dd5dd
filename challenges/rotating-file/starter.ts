/** Where the lines go. */
export interface RotatingFileOptions {
  path: string;
}

/** A file that lines are appended to. */
export interface RotatingFile {
  /**
   * Appends a line, which ends with a line break.
   * @returns a promise that resolves when the line can be read from the file
   */
  write(line: string): Promise<void>;
  /** Resolves when all earlier lines have settled and the file is closed. */
  close(): Promise<void>;
}

/** Makes a sink for the lines of a log. */
export function rotatingFile(options: RotatingFileOptions): RotatingFile {
  throw new Error("Not implemented: rotatingFile");
}
