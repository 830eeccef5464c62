// Large networks open on their groups, with what lies between them counted, and open one at a time.
import { isActor, nodes, page, pairOf, state, sure, tieLines } from './model.js';
import { bounds } from './sizes.js';
import { view } from './view.js';

/** @typedef {{ line: TieLine | ChangeLine, ends: number[] }} PairOfGroups */

/** The grouping shown. */
export const groupOf = () => page.groupings.find(({ kind }) => kind === state.group) || null;
/** The name of the group that is open. */
export const openGroup = () =>
  state.group && state.inside !== null ? sure(groupOf()).labels[state.lang][state.inside] : '';
/** @param {number} rank */
export const groupId = (rank) => nodes.length + rank;

/**
 * @param {Grouping} grouping
 * @param {number} rank
 * @returns {Group}
 */
function makeGroup(grouping, rank) {
  const named = Object.entries(grouping.labels).map(([lang, names]) => [lang, names[rank]]);
  const labels = Object.fromEntries(named);
  return {
    id: groupId(rank),
    rank,
    kind: 'group',
    x: grouping.x[rank],
    y: grouping.y[rank],
    shape: 'dot',
    color: '#0b4f8a',
    label: labels[page.lang],
    labels,
    actors: 0,
    pairs: 0,
    outer: 0,
  };
}

/**
 * Pairs of lines with the group of each end, one for each pair however many its ties.
 * @param {number[]} of
 * @param {(TieLine | ChangeLine)[]} lines
 */
function pairsByGroup(of, lines) {
  /** @type {Map<number, PairOfGroups>} */
  const found = new Map();
  for (const line of lines) {
    const pair = pairOf(line);
    if (found.has(pair)) continue;
    found.set(pair, { line, ends: [of[line.from], of[line.to]].sort((a, b) => a - b) });
  }
  return [...found.values()];
}

/**
 * Actors and pairs of each group, of the date shown.
 * @param {Grouping} grouping
 * @param {PairOfGroups[]} pairs
 */
function countGroups(grouping, pairs) {
  const groups = grouping.keys.map((_, rank) => makeGroup(grouping, rank));
  nodes.forEach((node) => {
    if (isActor(node) && view.seen[node.id]) groups[grouping.of[node.id]].actors += 1;
  });
  for (const {
    ends: [a, b],
  } of pairs) {
    if (a === b) groups[a].pairs += 1;
    else [a, b].forEach((rank) => (groups[rank].outer += 1));
  }
  return groups;
}

/**
 * The lines between groups; what changed, where two dates are compared.
 * @param {PairOfGroups[]} pairs
 */
function linesBetween(pairs) {
  /** @type {Map<string, GroupLine>} */
  const between = new Map();
  for (const {
    line,
    ends: [a, b],
  } of pairs) {
    if (a === b) continue;
    const key = `${a} ${b}`;
    const found = between.get(key) ?? {
      from: groupId(a),
      to: groupId(b),
      kind: 'groups',
      lane: 0,
      n: 0,
      counts: {},
    };
    between.set(key, found);
    found.n += line.kind === 'kept' ? 0 : 1;
    if (line.kind !== 'tie') found.counts[line.kind] = (found.counts[line.kind] || 0) + 1;
  }
  return [...between.values()];
}

/** How many actors, and events, are drawn. */
function drawnNow() {
  const drawn = nodes.filter((node) => view.drawn[node.id]);
  const actors = drawn.filter(isActor).length;
  return { actors, events: drawn.length - actors };
}

/** Who is seen: every group, the actors of one with the groups around it, or one actor and its partners. */
export function showGroups() {
  const grouping = sure(groupOf());
  const now = pairsByGroup(grouping.of, view.shownTieLines);
  const changed = view.change?.lines.filter((line) => !state.hidden.has(line.kind));
  const pairs = changed ? pairsByGroup(grouping.of, changed) : now;
  view.allGroups = countGroups(grouping, now);
  view.between = linesBetween(pairs);
  view.pairsInside = pairs.filter(({ ends: [a, b] }) => a === b).length;
  const all = drawnNow();
  if (view.focus !== null) showFocus(view.focus);
  else if (state.inside !== null) showInside(grouping, pairs, state.inside);
  else {
    view.drawn = nodes.map(() => false);
    view.groups = view.allGroups;
    view.lines = view.between;
    view.widest = Math.max(1, ...view.between.map(({ n }) => n));
  }
  view.most = Math.max(1, ...view.allGroups.map((group) => group.actors));
  const left = drawnNow();
  view.unseen = {
    actors: all.actors - left.actors,
    pairs: state.selected === null && state.inside === null ? view.pairsInside : 0,
    events: all.events - left.events,
  };
}

/** @param {Set<number>} kept */
function showFocus(kept) {
  view.lines = view.lines.filter((line) => kept.has(line.from) && kept.has(line.to));
  view.drawn = nodes.map((node) => kept.has(node.id) && view.drawn[node.id]);
}

/**
 * @param {Grouping} grouping
 * @param {PairOfGroups[]} pairs
 * @param {number} inside
 */
function showInside(grouping, pairs, inside) {
  /** @param {number} id */
  const own = (id) => id < grouping.of.length && grouping.of[id] === inside;
  const joined = pairs.filter(({ line }) => own(line.from) !== own(line.to));
  const outer = new Set(joined.map(({ ends }) => (ends[0] === inside ? ends[1] : ends[0])));
  const ring = ringPlaces(grouping, inside);
  view.groups = view.allGroups
    .filter(({ rank }) => outer.has(rank))
    .map((group) => ({ ...group, ...ring.get(group.rank) }));
  view.drawn = nodes.map((node) => view.drawn[node.id] && own(node.id));
  view.lines = [
    ...view.lines.filter((line) => own(line.from) && own(line.to)),
    ...joined.map(({ line }) => {
      const [mine, other] = own(line.from) ? [line.from, line.to] : [line.to, line.from];
      return /** @type {OuterLine} */ ({
        from: mine,
        to: groupId(grouping.of[other]),
        kind: 'outer',
        lane: 0,
      });
    }),
  ];
}

// The groups that members are ever linked with stand around them, in the direction they lie in: always
// the same.
/** @type {{ key: string, places: Map<number, Point> }} */
let ringKnown = { key: '', places: new Map() };
/**
 * @param {Grouping} grouping
 * @param {number} inside
 */
function ringPlaces(grouping, inside) {
  const key = `${grouping.kind} ${inside}`;
  if (ringKnown.key === key) return ringKnown.places;
  /** @param {number} id */
  const own = (id) => grouping.of[id] === inside;
  const box = bounds(nodes.filter((node) => isActor(node) && own(node.id)));
  const leaving = tieLines.filter((line) => own(line.from) !== own(line.to));
  const others = new Set(leaving.map((line) => grouping.of[own(line.from) ? line.to : line.from]));
  /** @param {number} rank */
  const angle = (rank) =>
    Math.atan2(grouping.y[rank] - grouping.y[inside], grouping.x[rank] - grouping.x[inside]);
  const order = [...others].sort((a, b) => angle(a) - angle(b) || a - b);
  const [rx, ry] = [(box.right - box.left) * 0.72 + 170, (box.bottom - box.top) * 0.72 + 130];
  const places = new Map(
    order.map((rank, at) => {
      const turn = angle(order[0]) + (2 * Math.PI * at) / order.length;
      const x = Math.round((box.left + box.right) / 2 + rx * Math.cos(turn));
      return [rank, { x, y: Math.round((box.top + box.bottom) / 2 + ry * Math.sin(turn)) }];
    }),
  );
  ringKnown = { key, places };
  return places;
}
