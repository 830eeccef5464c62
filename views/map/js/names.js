// Names beside the marks at a constant size: the most linked first, never one over another.
const NAME_LENGTH = 32, LINE_LENGTH = 18, ACRONYM = 14;
let TEXT = 12, LEADING = 13.5;
const alwaysNamed = (place) => (place.width < 680 ? 4 : 12);
const widths = new Map();

// A long name gives way to the shortest other name, else is cut, after a word if one ends near.
function shortName(node) {
  const name = nameOf(node);
  if (name.length <= NAME_LENGTH) return name;
  const short = [...(node.aliases || [])].sort((a, b) => a.length - b.length || compare(a, b))[0];
  if (short && short.length <= ACRONYM) return short;
  const cut = name.slice(0, NAME_LENGTH - 1), end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('-'));
  return `${cut.slice(0, end > NAME_LENGTH * .6 ? end : undefined).replace(/[\s,;:(«-]+$/, '')}…`;
}

const isWhole = (node) => shortName(node) === nameOf(node) || !shortName(node).endsWith('…');

// One row, or two as even as the words allow.
function inRows(name) {
  if (name.length <= LINE_LENGTH || !name.includes(' ')) return [name];
  const words = name.split(' ');
  const cuts = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const longest = (rows) => Math.max(...rows.map((row) => row.length));
  return cuts.reduce((best, rows) => (longest(rows) < longest(best) ? rows : best));
}

function measured(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) { ctx.font = font; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Boxes already taken, kept in cells of the screen so that few are compared.
class Taken {
  constructor() { this.cells = new Map(); }
  * keys(box) {
    for (let i = Math.floor(box.left / 80); i <= Math.floor(box.right / 80); i += 1) {
      for (let j = Math.floor(box.top / 40); j <= Math.floor(box.bottom / 40); j += 1) yield i * 10000 + j;
    }
  }
  add(box) { for (const key of this.keys(box)) this.cells.set(key, [...(this.cells.get(key) || []), box]); }
  * under(box, own) {
    for (const key of this.keys(box)) for (const other of this.cells.get(key) || []) if (other.owner !== own && overlap(box, other)) yield other;
  }
  hits(box, own) { return !this.under(box, own).next().done; }
  count(box, own) { return new Set(this.under(box, own)).size; }
}

function candidates(at, size, width, height) {
  const gap = size + 3;
  const box = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  return [
    box(at.x - width / 2, at.y + gap), box(at.x - width / 2, at.y - gap - height),
    box(at.x + gap + 2, at.y - height / 2), box(at.x - gap - 2 - width, at.y - height / 2),
    box(at.x + gap * .7, at.y + gap * .7), box(at.x - gap * .7 - width, at.y + gap * .7),
    box(at.x + gap * .7, at.y - gap * .7 - height), box(at.x - gap * .7 - width, at.y - gap * .7 - height),
  ];
}

function nameOrder() {
  const weight = (id) => (id === state.selected || (state.pair && state.pair.includes(id)) ? 1e6 : 0) + (nodes[id].kind === 'programme' ? 1e3 : 0)
    + view.near[id].size + (isActor(nodes[id]) ? .5 : 0);
  const groups = [...view.groups].sort((a, b) => b.actors - a.actors || a.id - b.id).map(({ id }) => id);
  return [...groups, ...nodes.map((node) => node.id)
    .filter((id) => view.drawn[id] && nodeInFocus(id) && (nodes[id].kind !== 'meeting' || !page.many_meetings || state.selected !== null))
    .sort((a, b) => weight(b) - weight(a) || a - b)];
}

// Where each name goes on a drawing ``width`` by ``height`` on which ``project`` puts a point of the map. Where a key
// gives the names left out, none is written over a mark.
function placeNames(ctx, { project, zoom, width, height, taken = [], withKey = false }) {
  const symbols = new Taken(), texts = new Taken(), spots = new Map();
  taken.forEach((box) => texts.add(box));
  const within = ({ x, y }) => x > -20 && y > -20 && x < width + 20 && y < height + 20;
  marksDrawn().forEach((node) => {
    const at = project(node), size = radius(node) * zoom;
    if (within(at)) spots.set(node.id, { at, size });
    symbols.add({ owner: node.id, left: at.x - size, right: at.x + size, top: at.y - size, bottom: at.y + size });
  });
  const place = { symbols, texts, width, height };
  const ids = nameOrder().filter((id) => spots.has(id)).slice(0, 700), sure = mustName(ids, withKey ? 0 : alwaysNamed(place));
  const names = ids.map((id) => placeName(ctx, id, sure.has(id), { ...spots.get(id), ...place })).filter(Boolean);
  return [...view.groups.filter(({ id }) => spots.has(id)).map((group) => countName(group, spots.get(group.id))), ...names, ...lineCounts(ctx, project, place)];
}
// Groups, programmes and the most linked actors have their names even over a mark.
function mustName(ids, most) {
  const apart = (id) => id >= nodes.length || (most && nodes[id].kind === 'programme');
  return new Set([...ids.filter(apart), ...ids.filter((id) => !apart(id) && isActor(nodes[id])).slice(0, most)]);
}

// How many pairs a line between groups stands for, near its middle, the most first, where there is room; where two
// dates are compared, how many were formed and how many ended.
const MOST_COUNTS = 30;
function lineCounts(ctx, project, { symbols, texts }) {
  const font = `${TEXT}px system-ui, "Segoe UI", Arial, sans-serif`;
  const most = view.lines.filter((line) => line.kind === 'groups').sort((a, b) => b.n - a.n || a.from - b.from || a.to - b.to).slice(0, MOST_COUNTS);
  return most.flatMap((line) => {
    const text = countWords(line), [a, b] = [placeOf(line.from), placeOf(line.to)], wide = measured(ctx, text, font);
    const spots = [.5, .42, .58, .34, .66].map((share) => project({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }));
    const around = ({ x, y }) => ({ left: x - wide / 2 - 2, right: x + wide / 2 + 2, top: y - LEADING / 2, bottom: y + LEADING / 2, owner: -1 });
    const spot = spots.find((at) => !symbols.hits(around(at), -2) && !texts.hits(around(at), -2));
    if (!spot) return [];
    texts.add(around(spot));
    return [{ id: -1, lines: [{ text, ...spot }], font, color: '#33415c' }];
  });
}
function countWords({ n, counts: { formed = 0, ended = 0 } }) {
  return view.change ? `+${number(formed)} −${number(ended)}` : number(n);
}

// How many actors a group holds, inside its mark.
function countName(group, { at }) {
  return { id: group.id, lines: [{ text: number(group.actors), ...at }], font: nameFont(group), color: '#0b4f8a' };
}

function nameFont(node) {
  if (node.kind === 'group') return `650 ${TEXT + 1}px system-ui, "Segoe UI", Arial, sans-serif`;
  return `${isActor(node) ? '' : 'italic '}${node.kind === 'programme' ? '650 ' : ''}${TEXT}px system-ui, "Segoe UI", Arial, sans-serif`;
}

function placeName(ctx, id, sure, { at, size, symbols, texts, width, height }) {
  const node = placeOf(id), rows = inRows(shortName(node)), quiet = isActor(node) && !view.near[id].size, font = nameFont(node);
  const wide = Math.max(...rows.map((row) => measured(ctx, row, font))) + 2, high = rows.length * LEADING;
  const inside = (box) => box.left > 2 && box.right < width - 2 && box.top > 2 && box.bottom < height - 2;
  const free = candidates(at, size, wide, high).filter((box) => inside(box) && !texts.hits(box, id));
  const box = free.find((candidate) => !symbols.hits(candidate, id)) || (sure ? leastCovering(free, symbols, id) : undefined);
  if (!box) return null;
  texts.add({ ...box, owner: id });
  const lines = rows.map((text, line) => ({ text, x: (box.left + box.right) / 2, y: box.top + (line + .5) * LEADING }));
  return { id, whole: isWhole(node), lines, font, color: isActor(node) ? (quiet ? '#667085' : '#1c2433') : node.kind === 'group' ? '#0b3560' : '#4f2d80' };
}

const leastCovering = (boxes, symbols, id) => boxes.map((box) => [symbols.count(box, id), box]).sort(([a], [b]) => a - b)[0]?.[1];

function paintNames(ctx) {
  if (!view) return;
  const place = byId('map').getBoundingClientRect(), ratio = ctx.canvas.width / place.width, zoom = scale();
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const taken = [...document.querySelectorAll('.tools, #help')].map((over) => {
    const box = over.getBoundingClientRect();
    return { left: box.left - place.left, right: box.right - place.left, top: box.top - place.top, bottom: box.bottom - place.top };
  });
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(ctx, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: 3.5, strokeStyle: 'rgb(255 255 255 / 88%)' });
  const project = ({ x, y }) => ({ x: origin.x + x * zoom, y: origin.y + y * zoom });
  for (const name of placeNames(ctx, { project, zoom, width: place.width, height: place.height, taken })) {
    Object.assign(ctx, { font: name.font, fillStyle: name.color });
    name.lines.forEach(({ text, x, y }) => { ctx.strokeText(text, x, y); ctx.fillText(text, x, y); });
  }
  ctx.restore();
}
