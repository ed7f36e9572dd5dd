/** The styles of charts; what is drawn takes its colour from the text around it. */
export const CHART_STYLES = `
figure { margin: 0; }
figcaption { margin-bottom: 0.6rem; color: var(--quiet); font-size: 0.92rem; }
svg { display: block; overflow: visible; color: var(--accent); }
svg text { fill: var(--quiet); font-size: 12.5px; }
.chart > svg { max-width: 100%; }
.square { max-width: 26rem; }
.grid line, .ground { stroke: var(--rule); stroke-width: 1; }
.goal line { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 4; }
.goal text { fill: var(--ink); }
.area { fill: currentColor; opacity: 0.13; stroke: none; }
.line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.spark .line { stroke-width: 1.5; }
.spark circle, .end circle { fill: currentColor; }
.end text { fill: var(--ink); font-size: 15px; font-weight: 650; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
.frame { fill: none; stroke: currentColor; stroke-width: 1; }
.fill { fill: currentColor; stroke: currentColor; stroke-width: 1; }
.bar .frame { stroke: var(--quiet); }
.bar .fill { stroke: none; }
.even { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 4; }
.spot circle { fill: currentColor; fill-opacity: 0.22; stroke: currentColor; stroke-width: 2; }
.spot text { fill: var(--ink); }
.strip text { fill: var(--ink); }
.strip .used { fill: var(--soft); stroke: var(--accent); stroke-width: 1; }
.strip .over { fill: none; stroke: var(--bad); stroke-width: 2; stroke-dasharray: 3 3; }
.strip .mark { stroke: var(--ink); stroke-width: 2; }
.strip .axis { stroke: var(--rule); stroke-width: 1; }
.strip .dot { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.strip .met { fill: var(--accent); stroke: var(--accent); }
.strip .quiet { fill: var(--quiet); }
`;
