// Lines in a few batched strokes, marks one by one.
const DIMMED = .13;
const inFocus = (line) => state.selected === null || line.from === state.selected || line.to === state.selected;
const nodeInFocus = (id) => state.selected === null || id === state.selected || view.near[state.selected].has(id);
const grown = () => Math.min(Math.max(.65 / scale(), 1), 1.6);

// Marks grow smaller where each has little room.
const ROOMY = 95;
let room = 1;

function measureRoom() {
  const drawn = nodes.filter((node) => node.kind !== 'meeting' || !page.many_meetings);
  const box = bounds(drawn), area = (box.right - box.left) * (box.bottom - box.top);
  room = Math.min(Math.max(Math.sqrt(area / drawn.length) / ROOMY, .3), 1);
}

function radius(node) {
  const linked = view.near[node.id].size;
  const size = isActor(node) ? 8.5 + 2.1 * Math.sqrt(Math.min(linked, 60)) : node.kind === 'programme' ? 15 : node.kind === 'meeting' ? 5 : 11;
  return size * room * grown();
}

function trace(ctx, line, unit) {
  const from = nodes[line.from], to = nodes[line.to];
  let dx = 0, dy = 0;
  if (line.lane) {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    dx = -(to.y - from.y) / length * line.lane * 5 * unit;
    dy = (to.x - from.x) / length * line.lane * 5 * unit;
  }
  ctx.moveTo(from.x + dx, from.y + dy);
  ctx.lineTo(to.x + dx, to.y + dy);
}

function styleOf(line) {
  if (line.kind === 'part') return view.datedParts.has(line) ? 'part' : 'undatedpart';
  if (line.kind !== 'tie') return line.kind;
  if (!line.dated) return `undated ${line.formality}`;
  return view.fresh.has(pairOf(line)) ? `fresh ${line.formality}` : `tie ${line.formality}`;
}

function paintLines(ctx) {
  if (!view) return;
  const unit = 1 / scale(), groups = new Map();
  for (const line of view.lines) {
    const key = `${inFocus(line) ? 1 : 0} ${styleOf(line)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
  }
  ctx.save();
  for (const key of [...groups.keys()].sort()) {
    const [focus, kind, formality] = key.split(' ');
    const path = new Path2D();
    groups.get(key).forEach((line) => trace(path, line, unit));
    ctx.globalAlpha = focus !== '1' ? DIMMED : state.selected !== null ? 1 : Math.min(Math.max(900 / view.lines.length, .16), 1);
    strokeGroup(ctx, path, kind, formality, unit);
  }
  ctx.restore();
}

function strokeGroup(ctx, path, kind, formality, unit) {
  const crowd = view.lines.length > 1500 ? .6 : 1;
  const stroke = (color, width, dash) => {
    ctx.strokeStyle = color;
    ctx.lineWidth = width * unit * crowd;
    ctx.setLineDash((dash || []).map((length) => length * unit));
    ctx.stroke(path);
  };
  const dash = page.dashes[formality];
  if (kind === 'part') stroke(LINE_COLORS.part, 1.2);
  else if (kind === 'undatedpart') {
    stroke(LINE_COLORS.part, 2.7);
    stroke('#fff', 1.3);
  }
  else if (kind === 'parent') stroke(LINE_COLORS.parent, 1, [1, 4]);
  else if (kind === 'undated') {
    stroke(LINE_COLORS[formality], 4.6, dash);
    stroke('#fff', 2.1, dash.length ? [dash[0], dash[1]] : []);
  } else stroke(kind === 'fresh' ? LINE_COLORS.fresh : LINE_COLORS[formality], formality === '-1' ? 2 : 1.6, dash);
}

// vis-network asks for each mark; an unseen one draws nothing.
function drawMark({ ctx, id, x, y }) {
  const node = nodes[id];
  return { drawNode: () => { if (view && view.seen[id]) paintMark(ctx, node, x, y); }, nodeDimensions: { width: 24, height: 24 } };
}

function paintMark(ctx, node, x, y) {
  const size = radius(node), tint = tints[node.color], linked = view.near[node.id].size > 0;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.globalAlpha = nodeInFocus(node.id) ? 1 : .25;
  const outlined = !isActor(node);
  ctx.fillStyle = outlined ? '#fff' : linked ? node.color : tint.pale;
  ctx.fill(PATHS[node.shape]);
  ctx.lineWidth = (outlined ? 2.2 : 1.1) * room * grown() / size;
  ctx.strokeStyle = outlined ? node.color : linked ? '#1c2433' : tint.edge;
  ctx.stroke(PATHS[node.shape]);
  if (node.id === state.selected) {
    ctx.lineWidth = 3 / size / scale();
    ctx.strokeStyle = '#000';
    ctx.beginPath();
    ctx.arc(0, 0, 1.45, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}
