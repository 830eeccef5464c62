// The map as vectors, from our own positions: what pictures and paper show.
const NUMBER_FONT = '700 8.5px system-ui, "Segoe UI", Arial, sans-serif';
const pen = document.createElement('canvas').getContext('2d');
const round = (value) => Math.round(value * 10) / 10;

// What the screen frames, on a drawing of another size; the whole of it where nobody moved the camera.
function framed(width, height) {
  if (!moved) {
    const drawn = marksDrawn(), box = bounds(drawn.length ? drawn : nodes), margin = SIDE;
    const zoom = Math.min((width - 2 * margin) / (box.right - box.left || 1), (height - margin) / (box.bottom - box.top || 1), 1.5);
    return { zoom, x: width / 2 - zoom * (box.left + box.right) / 2, y: height / 2 - zoom * (box.top + box.bottom) / 2 };
  }
  const place = byId('map').getBoundingClientRect(), at = network.getViewPosition();
  const zoom = network.getScale() * Math.min(width / place.width, height / place.height);
  return { zoom, x: width / 2 - zoom * at.x, y: height / 2 - zoom * at.y };
}

// The drawing as an SVG group, and the key of the actors that have a number in place of a name.
function vectorMap(width, height) {
  const { zoom, x, y } = framed(width, height), group = svgElement('g', { 'clip-path': 'url(#frame)' });
  const project = (point) => ({ x: round(x + point.x * zoom), y: round(y + point.y * zoom) });
  fixedScale = zoom;
  try {
    group.append(...vectorLines(project), ...signLooks().map((sign) => vectorSign(sign, project(sign))));
    const shown = marksDrawn().filter((node) => inside(project(node), width, height));
    group.append(...shown.map((node) => vectorMark(node, project(node))));
    const names = placeNames(pen, { project, zoom, width, height, withKey: true });
    const whole = new Set(names.filter(({ whole: told }) => told).map(({ id }) => id)), key = keyOf(shown.filter((node) => !whole.has(node.id)));
    group.append(...names.flatMap((name) => name.lines.map((line) => vectorText(line.text, line, name.font, name.color))));
    group.append(...key.map(([n, node]) => vectorText(String(n), project(node), NUMBER_FONT, '#1c2433')));
    return { group, key };
  } finally { fixedScale = null; }
}
const inside = (at, width, height) => at.x > 0 && at.y > 0 && at.x < width && at.y < height;

// Numbers in alphabetical order, so that the key can be read from either side.
const keyOf = (unnamed) => [...unnamed].sort((a, b) => compare(nameOf(a), nameOf(b)) || a.id - b.id).map((node, rank) => [rank + 1, node]);

function vectorLines(project) {
  return lineLooks().flatMap(({ lines: drawn, strokes, alpha }) => {
    const d = drawn.map((line) => {
      const [x1, y1, x2, y2] = endsOf(line, 1 / fixedScale), [from, to] = [project({ x: x1, y: y1 }), project({ x: x2, y: y2 })];
      return `M${from.x} ${from.y}L${to.x} ${to.y}`;
    }).join('');
    return strokes.map(({ color, width, dash }) => svgElement('path', {
      d, fill: 'none', stroke: color, 'stroke-width': width, 'stroke-dasharray': dash.join(' ') || 'none', opacity: round(alpha * 10) / 10,
    }));
  });
}

function vectorSign({ outline, color }, at) {
  const sign = svgElement('g', { transform: `translate(${at.x} ${at.y}) scale(4)`, stroke: color, fill: 'none' });
  sign.append(svgElement('circle', { r: 1.9, fill: '#fff', 'stroke-width': .28 }), svgElement('path', { d: outline, 'stroke-width': .55 }));
  return sign;
}

function vectorMark(node, at) {
  const look = markLook(node), size = look.size * fixedScale, mark = svgElement('g', { transform: `translate(${at.x} ${at.y})`, opacity: look.alpha });
  mark.append(svgElement('path', {
    d: OUTLINES[look.shape], transform: `scale(${round(size * 10) / 10})`, fill: look.fill, 'fill-rule': 'evenodd', stroke: look.edge, 'stroke-width': round(look.width * 100) / 100,
  }));
  if (look.ring) {
    const { color, width, dash } = RINGS[look.ring];
    mark.append(svgElement('circle', { r: round(size * 1.45), fill: 'none', stroke: color, 'stroke-width': width, 'stroke-dasharray': dash.join(' ') || 'none' }));
  }
  return mark;
}

// Characters that XML does not allow are left out; a white edge keeps text readable over lines.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
function vectorText(text, { x, y }, font, color, anchor = 'middle') {
  const [, italic, weight, size] = /^(italic )?(\d+ )?([\d.]+)px/.exec(font);
  const made = svgElement('text', {
    x: round(x), y: round(y), fill: color, 'font-size': size, 'text-anchor': anchor, 'dominant-baseline': 'central',
    'font-family': 'system-ui, Segoe UI, Arial, sans-serif', stroke: '#fff', 'stroke-width': anchor === 'middle' ? 3 : 0, 'paint-order': 'stroke', 'stroke-linejoin': 'round',
  });
  if (italic) made.setAttribute('font-style', 'italic');
  if (weight) made.setAttribute('font-weight', weight.trim());
  made.textContent = text.replace(NOT_XML, '');
  return made;
}
