// How each line and mark looks, whoever draws it: the screen, or a picture made of vectors.
const DIMMED = .13;
const inPair = (line) => state.pair.includes(line.from) && state.pair.includes(line.to);
const inFocus = (line) => (state.pair ? inPair(line) : state.selected === null) || line.from === state.selected || line.to === state.selected
  || (view.focus && state.reach > 1 && view.focus.has(line.from) && view.focus.has(line.to));
const nodeInFocus = (id) => (state.pair ? state.pair.includes(id) : state.selected === null || view.focus.has(id));
const grown = () => Math.min(Math.max(.65 / scale(), 1), state.group ? 4 : 1.6);

// Marks grow smaller where each has little room.
const ROOMY = 95;
let room = 1;

function measureRoom() {
  const drawn = state.group ? nodes.filter((node) => view.drawn[node.id]) : nodes.filter((node) => node.kind !== 'meeting' || !page.many_meetings);
  if (drawn.length < 2) { room = 1; return; }
  const box = bounds(drawn), area = (box.right - box.left) * (box.bottom - box.top);
  room = Math.min(Math.max(Math.sqrt(area / drawn.length) / ROOMY, .3), 1);
}

// One size for all until a reader asks for another.
const MEASURES = { partners: (id) => partnersOf(id).size, settings: (id) => settingsOf(id) };
function actorSize(node) {
  if (state.size === 'same') return view.near[node.id].size ? 12 : 9;
  return 7 + 2.4 * Math.sqrt(Math.min(MEASURES[state.size](node.id), 60));
}

function radius(node) {
  if (node.kind === 'group') return groupSize(node);
  const size = isActor(node) ? actorSize(node) : node.kind === 'programme' ? 15 : node.kind === 'meeting' ? 5 : 11;
  return size * room * grown();
}

// Lines between groups are as wide as their pairs are many, in five steps.
const WIDTHS = 5;
function styleOf(line) {
  if (line.kind === 'groups') return `groups ${Math.ceil(WIDTHS * line.n / view.widest)}`;
  if (line.kind === 'part') return view.datedParts.has(line) ? 'part' : 'undatedpart';
  if (line.kind !== 'tie') return line.kind;
  if (!line.dated) return `undated ${line.formality}`;
  return view.fresh.has(pairOf(line)) ? `fresh ${line.formality}` : `tie ${line.formality}`;
}

// Strokes of a kind of line, one over the other: colour, width, dash. Widths and dashes are pixels.
function strokesOf(kind, formality) {
  const dash = page.dashes[formality] || [];
  switch (kind) {
    case 'part': return [[LINE_COLORS.part, 1.2, []]];
    case 'undatedpart': return [[LINE_COLORS.part, 2.7, []], ['#fff', 1.3, []]];
    case 'parent': return [[LINE_COLORS.parent, 1, [1, 4]]];
    case 'undated': return [[LINE_COLORS[formality], 4.6, dash], ['#fff', 2.1, dash]];
    case 'fresh': return [[LINE_COLORS.fresh, 3.2, dash]];
    case 'formed': return [[LINE_COLORS.formed, view.lines.length > 120 ? 2.2 : 3.2, []]];
    case 'ended': return [[LINE_COLORS.ended, 1.6, [2, 5]]];
    case 'formalised': return [[LINE_COLORS.formalised, 5.4, []], ['#fff', 2.2, []]];
    case 'kept': return [[LINE_COLORS.kept, 1.1, []]];
    case 'groups': return [['#8fa3c2', .4 + 1.5 * formality, []]];
    case 'outer': return [['#8fa3c2', .8, []]];
    default: return [[LINE_COLORS[formality], formality === '-1' ? 2 : 1.6, dash]];
  }
}

// Lines in as few strokes as their looks are many: { lines, strokes, alpha }, in the order to draw them.
function lineLooks() {
  const groups = new Map(), crowd = view.lines.length > 1500 ? .6 : 1;
  const order = (line) => (line.kind === 'kept' ? '0' : '1');
  for (const line of view.lines) {
    const key = `${inFocus(line) ? 1 : 0} ${order(line)} ${styleOf(line)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
  }
  return [...groups.keys()].sort().map((key) => {
    const [focus, , kind, formality] = key.split(' ');
    return {
      lines: groups.get(key),
      strokes: strokesOf(kind, formality).map(([color, width, dash]) => ({ color, width: width * crowd, dash })),
      alpha: focus !== '1' ? DIMMED : kind === 'outer' ? Math.min(Math.max(120 / groups.get(key).length, .2), .8) : kind === 'groups' ? (view.lines.length > 40 ? formality / WIDTHS : 1) : state.selected !== null || state.pair || comparing() ? 1 : Math.min(Math.max(900 / view.lines.length, .16), 1),
    };
  });
}

// The two ends of a line, moved across where a pair has several; ``unit`` is a pixel.
function endsOf(line, unit) {
  const from = placeOf(line.from), to = placeOf(line.to);
  let dx = 0, dy = 0;
  if (line.lane) {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    dx = -(to.y - from.y) / length * line.lane * 5 * unit;
    dy = (to.x - from.x) / length * line.lane * 5 * unit;
  }
  return [from.x + dx, from.y + dy, to.x + dx, to.y + dy];
}

// A sign in the middle of each changed line, so that no reader needs its colour.
const SIGNED = { formed: 'M-1 0H1M0-1V1', ended: 'M-.8-.8L.8.8M.8-.8L-.8.8', formalised: 'M-1 .1L-.3.8L1-.8' };
const MOST_SIGNS = 160;

function signLooks() {
  const signed = view.lines.filter((line) => SIGNED[line.kind] && inFocus(line));
  if (signed.length > MOST_SIGNS) return [];
  return signed.map((line) => ({
    x: (nodes[line.from].x + nodes[line.to].x) / 2, y: (nodes[line.from].y + nodes[line.to].y) / 2,
    outline: SIGNED[line.kind], color: LINE_COLORS[line.kind],
  }));
}

// Fill, outline and surroundings of a mark; widths are in units of its own size.
function markLook(node) {
  if (node.kind === 'group') return { size: radius(node), shape: 'dot', fill: node.actors ? '#e3edf8' : '#fff', edge: node.color, width: .06, alpha: node.actors ? 1 : .4, ring: '' };
  const size = radius(node), tint = tints[node.color], linked = view.near[node.id].size > 0, outlined = !isActor(node);
  return {
    size,
    shape: node.shape,
    fill: outlined ? '#fff' : linked ? node.color : tint.pale,
    edge: outlined ? node.color : linked ? '#1c2433' : tint.edge,
    width: (outlined ? 2.2 : 1.1) * room * grown() / size,
    alpha: nodeInFocus(node.id) ? 1 : .25,
    ring: node.id === state.selected ? 'chosen' : view.change && view.newcomers.has(node.id) ? 'new' : view.change && view.leavers.has(node.id) ? 'gone' : '',
  };
}
const RINGS = { chosen: { color: '#000', width: 3, dash: [] }, new: { color: '#c2410c', width: 2.4, dash: [] }, gone: { color: '#55607a', width: 2, dash: [2, 3] } };
