// Names beside the marks at a constant size: the most linked first, never one over another.
const NAME_LENGTH = 32, LINE_LENGTH = 18, ACRONYM = 14, TEXT = 12, LEADING = 13.5;
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
  hits(box, own) {
    for (const key of this.keys(box)) for (const other of this.cells.get(key) || []) if (other.owner !== own && overlap(box, other)) return true;
    return false;
  }
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
  const weight = (id) => (id === state.selected ? 1e6 : 0) + (nodes[id].kind === 'programme' ? 1e3 : 0)
    + view.near[id].size + (isActor(nodes[id]) ? .5 : 0);
  return nodes.map((node) => node.id)
    .filter((id) => view.drawn[id] && nodeInFocus(id) && (nodes[id].kind !== 'meeting' || !page.many_meetings || state.selected !== null))
    .sort((a, b) => weight(b) - weight(a) || a - b);
}

let placedNames = [];

function paintNames(ctx) {
  if (!view) return;
  const place = byId('map').getBoundingClientRect(), ratio = ctx.canvas.width / place.width;
  const symbols = new Taken(), texts = new Taken(), zoomed = scale();
  for (const over of document.querySelectorAll('.tools, #help')) {
    const box = over.getBoundingClientRect();
    texts.add({ left: box.left - place.left, right: box.right - place.left, top: box.top - place.top, bottom: box.bottom - place.top });
  }
  const spots = new Map(), origin = network.canvasToDOM({ x: 0, y: 0 });
  const onScreen = ({ x, y }) => ({ x: origin.x + x * zoomed, y: origin.y + y * zoomed });
  const order = nameOrder().filter((id) => {
    const at = onScreen(nodes[id]);
    spots.set(id, at);
    return at.x > -20 && at.y > -20 && at.x < place.width + 20 && at.y < place.height + 20;
  });
  nodes.forEach(({ id }) => {
    if (!view.drawn[id]) return;
    const at = spots.get(id) || onScreen(nodes[id]), size = radius(nodes[id]) * zoomed;
    symbols.add({ owner: id, left: at.x - size, right: at.x + size, top: at.y - size, bottom: at.y + size });
  });
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  placedNames = [];
  order.slice(0, 700).forEach((id, rank) => placeName(ctx, id, rank, { at: spots.get(id), size: radius(nodes[id]) * zoomed, symbols, texts, place }));
  ctx.restore();
}

function placeName(ctx, id, rank, { at, size, symbols, texts, place }) {
  const node = nodes[id], rows = inRows(shortName(node)), quiet = isActor(node) && !view.near[id].size;
  const font = `${isActor(node) ? '' : 'italic '}${node.kind === 'programme' ? '650 ' : ''}${TEXT}px system-ui, "Segoe UI", Arial, sans-serif`;
  const width = Math.max(...rows.map((row) => measured(ctx, row, font))) + 2, height = rows.length * LEADING;
  const inside = (box) => box.left > 2 && box.right < place.width - 2 && box.top > 2 && box.bottom < place.height - 2;
  const free = candidates(at, size, width, height).filter((box) => inside(box) && !texts.hits(box, id));
  const box = free.find((candidate) => !symbols.hits(candidate, id)) || (rank < alwaysNamed(place) ? free[0] : undefined);
  if (!box) return;
  texts.add({ ...box, owner: id });
  placedNames.push({ id, ...box });
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = 'rgb(255 255 255 / 88%)';
  ctx.fillStyle = isActor(node) ? (quiet ? '#667085' : '#1c2433') : '#4f2d80';
  rows.forEach((row, line) => {
    const y = box.top + (line + .5) * LEADING, x = (box.left + box.right) / 2;
    ctx.strokeText(row, x, y);
    ctx.fillText(row, x, y);
  });
}
