/**
 * How the tracer writes down what it sees most often: as rows of numbers, which cost a tenth of a line
 * of JSON. Between the lines that are an event in JSON there are two other kinds of lines, both of one
 * thread: `[thread,text,…]` gives texts that later rows name by their number, counted from 0 over all
 * such lines of the thread; `#thread base64` holds rows, one 64-bit float in the machine's order a cell.
 */

/** The first cell of a row. */
export const ROW = { init: 1, before: 2, after: 3, resolve: 4 } as const;

/** What a row of this kind says; NaN stands for nothing. */
export type MarkKind = typeof ROW.before | typeof ROW.after | typeof ROW.resolve;

/** Kind, id, turn, time. */
export const MARK_CELLS = 4;

/** Kind, id, type, trigger, execution, place, time, delay, repeats: type and place are numbers of texts. */
export const INIT_CELLS = 9;

/** Characters of a line that holds rows. */
export const ROWS_LINE = /^#(\d+) ([A-Za-z0-9+/]*)=*$/;
