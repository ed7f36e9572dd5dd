/** The minutes of a plan where none are given. */
export const USUAL_MINUTES = 45;

/** Whether a text is a number of minutes that a day of a plan may have. */
export function isMinutes(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 5 && Number(text) <= 600;
}
