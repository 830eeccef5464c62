// What a window [a, b) holds: ties and pairs alive in it, events and who takes part.
import { lineAllowed } from './filters.js';
import { FROM, TO, comparing, isDated, isRecord, pairOf, partLines, state, tieLines } from './model.js';

/**
 * @param {Day | null} from
 * @param {Day | null} to
 * @param {Span} span
 */
export const alive = (from, to, [a, b]) => from !== null && from < b && (to === null || to > a);
/**
 * An actor without a first day is listed: there from the start. Anything else without one is undated.
 * @param {MapNode} actor
 * @param {Span} span
 */
export const present = (actor, [a, b]) =>
  (actor.from === null || actor.from < b) && (actor.to === null || actor.to > a);

/**
 * Dated ties of a window: records and pairs, whole and by formality.
 * @param {Span} span
 */
export function countTies(span) {
  /** @type {TiesFound} */
  const found = {
    records: 0,
    pairs: new Set(),
    1: 0,
    0: 0,
    '-1': 0,
    lines: [],
    ties: [],
    together: new Set(),
  };
  for (const line of tieLines) {
    if (!line.dated || !lineAllowed(line)) continue;
    const kept = line.ties.filter((tie) => alive(tie[FROM], tie[TO], span));
    if (!kept.length) continue;
    const records = kept.filter(isRecord).length;
    found.records += records;
    found[line.formality] += records;
    found.pairs.add(pairOf(line));
    if (records < kept.length) found.together.add(pairOf(line));
    found.lines.push(line);
    found.ties.push(...kept.map((tie) => /** @type {LineTie} */ ([line, tie])));
  }
  return found;
}

/**
 * Without a time axis the window is all of time.
 * @param {number} step
 * @returns {Span}
 */
export const windowOf = (step) =>
  state.steps ? [state.steps.bounds[step], state.steps.bounds[step + 1]] : [-Infinity, Infinity];
/**
 * @param {Span} span
 * @returns {Span}
 */
export const lastDayOf = ([, b]) => [b - 1, b];
/** What lists and panels tell of: the period, or its last day where last days are compared. */
export const shownWindow = () =>
  comparing() && state.lastDay ? lastDayOf(windowOf(state.step)) : windowOf(state.step);

/** @returns {UndatedFound} */
export function undatedTies() {
  const kept = tieLines.filter((line) => !line.dated && lineAllowed(line));
  return {
    lines: kept,
    records: kept.reduce((sum, line) => sum + line.ties.filter(isRecord).length, 0),
    pairs: new Set(kept.map(pairOf)),
    ties: kept.flatMap((line) => line.ties.map((tie) => /** @type {LineTie} */ ([line, tie]))),
  };
}

/** @param {Span} span */
export function partsOf(span) {
  /** @type {View['parts']} */
  const found = { dated: [], undated: [] };
  for (const line of partLines) {
    if (!lineAllowed(line)) continue;
    const kept = line.parts.filter((part) => alive(part[FROM], part[TO], span));
    const undated = kept.length ? [] : line.parts.filter((part) => !isDated(part));
    if (kept.length) found.dated.push([line, kept]);
    else if (undated.length) found.undated.push([line, undated]);
  }
  return found;
}

/** @param {MapNode} node @param {Span} span */
export const eventSeen = (node, span) =>
  node.from === null ? state.undated : alive(node.from, node.to, span);
