// vis-network keeps the marks, the camera and the pointer; lines, marks and names are painted by us.
const SIDE = 70, TOOLS = 34;
let network = null;
let moved = false;

// Positions are fixed in the file; a screen taller than the drawing spreads it downwards, once, at opening.
function fitScreen() {
  const box = bounds(nodes), place = byId('map').getBoundingClientRect();
  const wanted = ((box.right - box.left) / (box.bottom - box.top || 1)) / (place.width / place.height || 1);
  const stretch = Math.min(Math.max(wanted, 1), 2);
  measureRoom();
  nodes.forEach((node) => { node.y = Math.round(node.y * stretch); });
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
  network.on('click', (event) => {
    const hit = pointed(event.pointer.canvas);
    select(hit === null ? null : hit);
  });
}

// The nearest mark seen, within reach of a finger or a pointer.
function pointed({ x, y }) {
  let best = null, least = Infinity;
  nodes.forEach((node) => {
    if (!view.drawn[node.id]) return;
    const distance = Math.hypot(node.x - x, node.y - y);
    if (distance < Math.max(radius(node) * 1.25, 14 / scale()) && distance < least) { best = node.id; least = distance; }
  });
  return best;
}
const scale = () => network.getScale();

function bounds(chosen) {
  const xs = chosen.map((node) => node.x), ys = chosen.map((node) => node.y);
  const low = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { left: low(xs), right: high(xs), top: low(ys), bottom: high(ys) };
}

function frame(chosen = nodes) {
  if (!chosen.length) return;
  const box = bounds(chosen), place = byId('map').getBoundingClientRect();
  const margin = Math.min(SIDE, place.width / 9);
  const width = box.right - box.left || 1, height = box.bottom - box.top || 1;
  const fitted = Math.min((place.width - 2 * margin) / width, (place.height - TOOLS - 1.2 * margin) / height);
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
