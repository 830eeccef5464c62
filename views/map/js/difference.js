// What changed between two dates, pair by pair. Whole periods are counted as growth counts them, last days
// as compare does; the later date is the slider's.
import { allowed, lineAllowed } from './filters.js';
import {
  FROM,
  TO,
  TO_KNOWN,
  comparedSteps,
  grid,
  isActor,
  nodes,
  pairOf,
  state,
  sure,
  tieLines,
} from './model.js';
import { alive, lastDayOf, present, windowOf } from './window.js';

/** @typedef {{ from: number, to: number, ties: Tie[], kinds: Set<Formality> }} PairTies */

/** @type {ChangeKind[]} */
export const CHANGES = ['formed', 'formalised', 'ended', 'kept'];
/** @param {string} style */
export const isChange = (style) => CHANGES.some((kind) => kind === style);

/** @returns {[Span, Span]} */
function comparedWindows() {
  const [before, after] = comparedSteps().map((step) =>
    state.lastDay ? lastDayOf(windowOf(step)) : windowOf(step),
  );
  return [before, after];
}

/**
 * Pair -> its ties of a window, and the formalities among them.
 * @param {Span} span
 */
function pairsDuring(span) {
  /** @type {Map<number, PairTies>} */
  const found = new Map();
  for (const line of tieLines) {
    if (!line.dated || !lineAllowed(line)) continue;
    const kept = line.ties.filter((tie) => alive(tie[FROM], tie[TO], span));
    if (!kept.length) continue;
    const pair = pairOf(line);
    const known = found.get(pair) ?? { from: line.from, to: line.to, ties: [], kinds: new Set() };
    found.set(pair, known);
    known.ties.push(...kept);
    known.kinds.add(line.formality);
  }
  return found;
}

/**
 * The end of a pair is observed if every tie of it that ends last is known to end.
 * @param {PairTies} pair
 */
function onlyLastSeen({ ties }) {
  const end = Math.max(...ties.map((tie) => tie[TO] ?? Infinity));
  return ties.some((tie) => (tie[TO] ?? Infinity) === end && !tie[TO_KNOWN]);
}

/**
 * @param {PairTies | undefined} before
 * @param {PairTies | undefined} after
 * @returns {ChangeKind}
 */
function changeOf(before, after) {
  if (!before) return 'formed';
  if (!after) return 'ended';
  const formalised = before.kinds.has(0) && !before.kinds.has(1) && after.kinds.has(1);
  return formalised ? 'formalised' : 'kept';
}

/** @param {[Span, Span]} windows */
function presenceChanges([w1, w2]) {
  const actors = nodes.filter((node) => isActor(node) && allowed(node));
  /** @param {Span} there @param {Span} away */
  const only = (there, away) =>
    actors.filter((node) => present(node, there) && !present(node, away)).map((node) => node.id);
  return { newcomers: only(w2, w1), leavers: only(w1, w2) };
}

/** @returns {Change} */
export function difference() {
  const windows = comparedWindows();
  const [before, after] = windows.map(pairsDuring);
  /** @type {Record<ChangeKind, ChangeLine[]>} */
  const found = { formed: [], formalised: [], ended: [], kept: [] };
  let lastSeen = 0;
  for (const pair of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(pair), after.get(pair)];
    const kind = changeOf(was, is);
    const { from, to } = sure(is || was);
    found[kind].push({ from, to, kind, lane: 0, was: was?.kinds ?? new Set(), is: is?.kinds ?? new Set() });
    if (kind === 'ended' && was && onlyLastSeen(was)) lastSeen += 1;
  }
  return {
    ...found,
    lines: CHANGES.flatMap((kind) => found[kind]),
    ...presenceChanges(windows),
    lastSeen,
    windows,
    partial: comparedSteps().some((step) => grid().partial[step] > 0),
  };
}
