// vis-network keeps the marks, the camera and the pointer; lines, marks and names are painted by us.
const SIDE = 70, TOOLS = 34;
let network = null;
let moved = false;

// Positions are fixed in the file; a screen of another shape spreads the drawing downwards or sideways, once, at opening.
const TALLEST = 2.6, WIDEST_SPREAD = 1.5;
function fitScreen() {
  const box = bounds(nodes), { width, height } = roomFor(byId('map').getBoundingClientRect());
  const wanted = ((box.right - box.left || 1) / (box.bottom - box.top || 1)) / (width / height || 1);
  const across = Math.min(Math.max(1 / wanted, 1), WIDEST_SPREAD), down = Math.min(Math.max(wanted, 1), TALLEST);
  nodes.forEach((node) => Object.assign(node, { x: Math.round(node.x * across), y: Math.round(node.y * down) }));
  page.groupings.forEach((grouping) => {
    grouping.x = grouping.x.map((x) => Math.round(x * across));
    grouping.y = grouping.y.map((y) => Math.round(y * down));
  });
}

// What is left of a place once names at its sides and tools at its top have theirs.
function roomFor(place) {
  const margin = Math.min(SIDE, place.width / 9);
  return { width: place.width - 2 * margin, height: place.height - TOOLS - 1.2 * margin };
}

function openNetwork() {
  fitScreen();
  const marks = new vis.DataSet(nodes.map((node) => ({
    id: node.id, x: node.x, y: node.y, shape: 'custom', ctxRenderer: drawMark, size: 12,
  })));
  network = new vis.Network(byId('map'), { nodes: marks, edges: new vis.DataSet([]) }, {
    ...read('option-data'), autoResize: true,
  });
  network.on('beforeDrawing', paintLines);
  network.on('afterDrawing', paintNames);
  network.on('zoom', () => { moved = true; });
  network.on('dragEnd', () => { moved = true; });
  // vis-network moves its own camera after it says so
  network.on('resize', () => requestAnimationFrame(() => {
    if (!moved) frame();
    if (steps) partMilestones();
  }));
  listenToKeys(byId('map').firstElementChild);
  network.on('click', (event) => {
    const hit = pointed(event.pointer.canvas);
    const pair = hit === null ? pointedLine(event.pointer.canvas) : null;
    if (hit !== null && hit >= nodes.length) enterGroup(hit - nodes.length);
    else if (pair) selectPair(pair);
    else select(hit);
  });
}

// The nearest mark seen, within reach of a finger or a pointer.
function pointed({ x, y }) {
  let best = null, least = Infinity;
  marksDrawn().forEach((node) => {
    const distance = Math.hypot(node.x - x, node.y - y);
    if (distance < Math.max(radius(node) * 1.25, 14 / scale()) && distance < least) { best = node.id; least = distance; }
  });
  return best;
}
// A picture is drawn at a scale of its own.
let fixedScale = null;
const scale = () => fixedScale ?? network.getScale();

// Groups are large: their whole mark counts.
function bounds(chosen) {
  const around = (node) => (node.kind === 'group' ? [-groupSize(node), groupSize(node)] : [0]);
  const xs = chosen.flatMap((node) => around(node).map((gap) => node.x + gap)), ys = chosen.flatMap((node) => around(node).map((gap) => node.y + gap));
  const low = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { left: low(xs), right: high(xs), top: low(ys), bottom: high(ys) };
}

const marksDrawn = () => [...nodes.filter((node) => view.drawn[node.id]), ...view.groups];

// Without groups the frame is that of all the marks there are, so that it stays while the date moves.
function frame(chosen = state.group ? marksDrawn() : nodes) {
  if (!chosen.length) return;
  const box = bounds(chosen), place = byId('map').getBoundingClientRect();
  const { width, height } = roomFor(place);
  const fitted = Math.min(width / (box.right - box.left || 1), height / (box.bottom - box.top || 1));
  const zoomed = Math.max(Math.min(fitted, 1.5), .02);
  network.moveTo({
    position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 - TOOLS / 2 / zoomed },
    scale: zoomed,
  });
}

function zoom(factor) {
  moved = true;
  network.moveTo({ scale: scale() * factor });
}

// The map under the keyboard: arrows move it, + and - change its size, 0 shows all of it.
const PAN = 60;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function pan([x, y]) {
  const at = network.getViewPosition(), length = PAN / scale();
  moved = true;
  network.moveTo({ position: { x: at.x + x * length, y: at.y + y * length } });
}

function showAll() {
  moved = false;
  frame();
}

function listenToKeys(place) {
  const keys = { '+': () => zoom(1.3), '=': () => zoom(1.3), '-': () => zoom(1 / 1.3), 0: showAll };
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.addEventListener('keydown', (event) => {
    const act = ARROWS[event.key] ? () => pan(ARROWS[event.key]) : keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}
