/**
 * Finds files that import each other in a circle, one circle for each knot.
 * @param {Map<string, string[]>} graph each file and the files it imports
 * @returns {string[][]} each a path that ends where it begins
 */
export function findCycles(graph) {
  const cycles = [];
  const done = new Set();
  for (const start of [...graph.keys()].toSorted()) {
    if (!done.has(start)) walk({ graph, done, cycles }, start, []);
  }
  return cycles;
}

function walk(state, file, path) {
  const at = path.indexOf(file);
  if (at !== -1) {
    state.cycles.push([...path.slice(at), file]);
    return;
  }
  if (state.done.has(file)) return;
  for (const next of state.graph.get(file) ?? []) walk(state, next, [...path, file]);
  state.done.add(file);
}
