// From the state of the page to what is seen.
import { difference } from './difference.js';
import { allowed, withUndated } from './filters.js';
import { showGroups } from './groups.js';
import { comparing, isActor, nodes, parentLines, state } from './model.js';
import { view } from './view.js';
import { countTies, eventSeen, partsOf, present, shownWindow, undatedTies, windowOf } from './window.js';

/**
 * Adds to each node those that lines join it to.
 * @param {{ from: number, to: number }[]} lines
 * @param {Set<number>[]} [near]
 */
function joined(lines, near = nodes.map(() => new Set())) {
  for (const { from, to } of lines) {
    near[from].add(to);
    near[to].add(from);
  }
  return near;
}

export function compute() {
  const span = shownWindow();
  const ties = countTies(span);
  const undated = undatedTies();
  const parts = partsOf(span);
  const shownTieLines = withUndated(ties.lines, undated.lines);
  const shownParts = withUndated(parts.dated, parts.undated).map(([line]) => line);
  const there = nodes.map((node) => isActor(node) && allowed(node) && present(node, span));
  ties.lines.forEach(({ from, to }) => (there[from] = there[to] = true));
  const near = joined([...shownTieLines, ...shownParts]);
  const seen = nodes.map(
    (node, id) => allowed(node) && (near[id].size > 0 || (isActor(node) ? there[id] : eventSeen(node, span))),
  );
  const parents = parentLines.filter((line) => seen[line.from] && seen[line.to]);
  joined(parents, near);
  const partners = joined(ties.lines);
  const settings = nodes.map(() => 0);
  shownParts.forEach(({ from, to }) => [from, to].forEach((id) => (settings[id] += 1)));
  Object.assign(view, NOTHING_MORE, {
    ties,
    undated,
    parts,
    shownTieLines,
    shownTies: withUndated(ties.ties, undated.ties),
    near,
    partners,
    undatedPartners: joined(withUndated([], undated.lines)),
    settings,
    seen,
    drawn: seen,
    lines: [...shownTieLines, ...shownParts, ...parents],
    present: there.filter(Boolean).length,
    linked: partners.filter((set) => set.size).length,
    datedParts: new Set(parts.dated.map(([line]) => line)),
    fresh: freshPairs(ties),
  });
  if (comparing()) showChanges();
  if (state.selected !== null) view.focus = focusSet(state.selected);
  if (state.group) showGroups();
}

/**
 * Of a moment without comparison, without a chosen mark, without groups.
 * @satisfies {Partial<View>}
 */
const NOTHING_MORE = {
  change: null,
  newcomers: new Set(),
  leavers: new Set(),
  focus: null,
  groups: [],
  allGroups: [],
  between: [],
  pairsInside: 0,
  most: 1,
  widest: 1,
  unseen: null,
};

/**
 * The chosen mark and all within reach of it.
 * @param {number} chosen
 */
function focusSet(chosen) {
  const found = new Set([chosen]);
  for (let step = 0; step < state.reach; step += 1) {
    [...found].forEach((id) => view.near[id].forEach((other) => found.add(other)));
  }
  return found;
}

/** A comparison draws one line a pair, of either date, whatever the formality. */
function showChanges() {
  const change = difference();
  const shown = change.lines.filter((line) => !state.hidden.has(line.kind));
  view.change = change;
  view.newcomers = new Set(change.newcomers);
  view.leavers = new Set(change.leavers);
  view.lines = shown;
  view.near = joined(shown);
  view.drawn = nodes.map(
    (node) =>
      isActor(node) &&
      allowed(node) &&
      (view.near[node.id].size > 0 || change.windows.some((span) => present(node, span))),
  );
}

/**
 * Pairs linked now and not one step before; nothing is new in the first step.
 * @param {TiesFound} ties
 */
function freshPairs(ties) {
  if (!state.steps || !state.step || !state.fresh) return new Set();
  const before = countTies(windowOf(state.step - 1)).pairs;
  return new Set([...ties.pairs].filter((pair) => !before.has(pair)));
}
