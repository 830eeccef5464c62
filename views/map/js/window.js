// What a window [a, b) holds: ties and pairs alive in it, actors present, events and who takes part.
const alive = (from, to, a, b) => from !== null && from < b && (to === null || to > a);
const pairOf = (line) => line.from * nodes.length + line.to;
const allowed = (node) => !state.hidden.has(isActor(node) ? node.sector : node.kind);
const lineAllowed = (line) => allowed(nodes[line.from]) && allowed(nodes[line.to])
  && (line.kind !== 'tie' || !state.hidden.has(TICKED[line.formality]));
// An actor without a first day is listed: there from the start. Anything else without one is undated.
const present = (actor, a, b) => (actor.from === null || actor.from < b) && (actor.to === null || actor.to > a);
// Being at the same event links a pair where that was asked for, and is no tie on record.
const isRecord = (tie) => tie[TYPE] !== null;
let view = null;

// Dated ties of a window: records and pairs, whole and by formality.
function countTies([a, b]) {
  const found = { records: 0, pairs: new Set(), 1: 0, 0: 0, '-1': 0, lines: [], ties: [], together: new Set() };
  for (const line of tieLines) {
    if (!line.dated || !lineAllowed(line)) continue;
    const kept = line.ties.filter((tie) => alive(tie[FROM], tie[TO], a, b));
    if (!kept.length) continue;
    const records = kept.filter(isRecord).length;
    found.records += records;
    found[line.formality] += records;
    found.pairs.add(pairOf(line));
    if (records < kept.length) found.together.add(pairOf(line));
    found.lines.push(line);
    found.ties.push(...kept.map((tie) => [line, tie]));
  }
  return found;
}
// Without a time axis the window is all of time.
const windowOf = (step) => (steps ? [steps.bounds[step], steps.bounds[step + 1]] : [-Infinity, Infinity]);
const lastDayOf = ([, b]) => [b - 1, b];
// What lists and panels tell of: the period, or its last day where last days are compared.
const shownWindow = () => (comparing() && state.lastDay ? lastDayOf(windowOf(state.step)) : windowOf(state.step));

function undatedTies() {
  const kept = tieLines.filter((line) => !line.dated && lineAllowed(line));
  return {
    lines: kept,
    records: kept.reduce((sum, line) => sum + line.ties.filter(isRecord).length, 0),
    pairs: new Set(kept.map(pairOf)),
    ties: kept.flatMap((line) => line.ties.map((tie) => [line, tie])),
  };
}

function partsOf([a, b]) {
  const dated = [], undated = [];
  for (const line of partLines) {
    if (!lineAllowed(line)) continue;
    const kept = line.parts.filter((part) => alive(part[FROM], part[TO], a, b));
    if (kept.length) dated.push([line, kept]);
    else if (line.parts.some((part) => !isDated(part))) undated.push([line, line.parts.filter((part) => !isDated(part))]);
  }
  return { dated, undated };
}

function compute() {
  const [a, b] = shownWindow();
  const ties = countTies([a, b]);
  const undated = undatedTies();
  const parts = partsOf([a, b]);
  const shownTies = [...ties.lines, ...(state.undated ? undated.lines : [])];
  const shownParts = [...parts.dated, ...(state.undated ? parts.undated : [])].map(([line]) => line);
  const there = nodes.map((node) => isActor(node) && allowed(node) && present(node, a, b));
  ties.lines.forEach((line) => { there[line.from] = true; there[line.to] = true; });
  const near = nodes.map(() => new Set());
  const join = (line) => { near[line.from].add(line.to); near[line.to].add(line.from); };
  shownTies.forEach(join);
  shownParts.forEach(join);
  const partners = nodes.map(() => new Set());
  ties.lines.forEach((line) => { partners[line.from].add(line.to); partners[line.to].add(line.from); });
  const undatedPartners = nodes.map(() => new Set());
  if (state.undated) undated.lines.forEach((line) => { undatedPartners[line.from].add(line.to); undatedPartners[line.to].add(line.from); });
  const settings = nodes.map(() => 0);
  shownParts.forEach((line) => { settings[line.from] += 1; settings[line.to] += 1; });
  const seen = nodes.map((node, id) => allowed(node) && (isActor(node)
    ? there[id] || near[id].size > 0
    : near[id].size > 0 || eventSeen(node, a, b)));
  const parents = parentLines.filter((line) => seen[line.from] && seen[line.to]);
  parents.forEach(join);
  view = {
    ties, undated, parts, there, near, partners, undatedPartners, settings, seen,
    lines: [...shownTies, ...shownParts, ...parents],
    present: there.filter(Boolean).length,
    linked: partners.filter((set) => set.size).length,
    datedParts: new Set(parts.dated.map(([line]) => line)),
    fresh: freshPairs(ties),
    change: null,
    groups: [],
    unseen: null,
  };
  view.drawn = view.seen;
  if (comparing()) showChanges();
  view.focus = state.selected === null ? null : focusSet();
  if (state.group) showGroups();
}

// The chosen mark and all within reach of it.
function focusSet() {
  const found = new Set([state.selected]);
  for (let step = 0; step < state.reach; step += 1) [...found].forEach((id) => view.near[id].forEach((other) => found.add(other)));
  return found;
}

// A comparison draws one line a pair, of either date, whatever the formality.
function showChanges() {
  const change = difference(), shown = change.lines.filter((line) => !state.hidden.has(line.kind));
  view.change = change;
  view.newcomers = new Set(change.newcomers);
  view.leavers = new Set(change.leavers);
  view.lines = shown;
  view.near = nodes.map(() => new Set());
  shown.forEach((line) => { view.near[line.from].add(line.to); view.near[line.to].add(line.from); });
  view.drawn = nodes.map((node) => isActor(node) && allowed(node)
    && (view.near[node.id].size > 0 || change.windows.some((window) => present(node, ...window))));
}

function eventSeen(node, a, b) {
  return node.from === null ? state.undated : alive(node.from, node.to, a, b);
}

// Pairs linked now and not one step before; nothing is new in the first step.
function freshPairs(ties) {
  if (!steps || !state.step || !state.fresh) return new Set();
  const before = countTies(windowOf(state.step - 1)).pairs;
  return new Set([...ties.pairs].filter((pair) => !before.has(pair)));
}
