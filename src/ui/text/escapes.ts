const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);

/** Source of a pattern for a colour or weight change (SGR); its group holds the parameters. */
export const SGR_SOURCE = `${ESC}\\[([0-9;:]*)m`;

/** Source of a pattern for the start or end of a link (OSC 8); its group holds the address. */
export const LINK_SOURCE = `${ESC}\\]8;[^;${ESC}${BEL}]*;([^${ESC}${BEL}]*)(?:${ESC}\\\\|${BEL})`;
