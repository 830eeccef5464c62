// One outline a shape, about 2 units across, used on the map and in the legend.
const OUTLINES = {
  square: 'M-.84-.84H.84V.84H-.84Z',
  diamond: 'M0-1.16L1.16 0L0 1.16L-1.16 0Z',
  dot: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  triangle: 'M0-1.08L1.1 .86H-1.1Z',
  hexagon: 'M-1 0L-.5-.87H.5L1 0L.5.87H-.5Z',
  star: 'M0-1.2L.32-.44L1.14-.37L.52.17L.71.97L0 .54L-.71.97L-.52.17L-1.14-.37L-.32-.44Z',
  ring: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.46 0A.46.46 0 1 1-.46 0A.46.46 0 1 1 .46 0Z',
  triangleDown: 'M0 1.08L1.1-.86H-1.1Z',
  pin: 'M0 1.2C-.3.6-.86.1-.86-.36A.86.86 0 0 1 .86-.36C.86.1.3.6 0 1.2ZM.3-.36A.3.3 0 1 1-.3-.36A.3.3 0 1 1 .3-.36Z',
  cross: 'M-.9-.9L.9.9M.9-.9L-.9.9',
};
const PATHS = Object.fromEntries(Object.entries(OUTLINES).map(([name, outline]) => [name, new Path2D(outline)]));
const SVG = 'http://www.w3.org/2000/svg';

function svgElement(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function mixed(color, share) {
  const part = (at) => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * share);
  return `rgb(${part(1)} ${part(3)} ${part(5)})`;
}
const tints = {};
Object.values(page.marks).forEach(({ color }) => { tints[color] = { pale: mixed(color, .16), edge: mixed(color, .55) }; });

function markIcon(kind) {
  const { shape, color } = page.marks[kind];
  const outlined = eventsPresent.includes(kind);
  const icon = svgElement('svg', { viewBox: '-1.5 -1.5 3 3', 'aria-hidden': 'true', class: 'mark' });
  icon.append(svgElement('path', {
    d: OUTLINES[shape], fill: outlined ? '#fff' : color, 'fill-rule': 'evenodd',
    stroke: outlined ? color : '#1c2433', 'stroke-width': outlined ? .24 : .13,
  }));
  return icon;
}
const iconOf = (node) => markIcon(isActor(node) ? node.sector : node.kind);

const LINE_COLORS = { 1: '#22304a', 0: '#3f5274', '-1': '#5b6478', part: '#8a6bb5', parent: '#b9a6d3', fresh: '#c2410c',
  formed: '#c2410c', ended: '#6b7280', formalised: '#0b4f8a', kept: '#c3cad6' };

function lineIcon(style) {
  const icon = svgElement('svg', { viewBox: '0 0 34 12', 'aria-hidden': 'true', class: 'line' });
  const stroke = (color, width, dash) => svgElement('line', {
    x1: 1, x2: 33, y1: 6, y2: 6, stroke: color, 'stroke-width': width, 'stroke-dasharray': dash || 'none',
  });
  const dash = (page.dashes[style] || []).join(' ');
  if (CHANGES.includes(style)) strokesOf(style, 1).forEach(([color, width, dashed]) => icon.append(stroke(color, width, dashed.join(' '))));
  else if (style === 'undated') icon.append(stroke(LINE_COLORS[1], 5), stroke('#fff', 2.2));
  else icon.append(stroke(LINE_COLORS[style], style === 'part' ? 1.4 : style === -1 ? 2.4 : 2, dash));
  if (SIGNED[style]) icon.append(svgElement('circle', { cx: 17, cy: 6, r: 5.4, fill: '#fff', stroke: LINE_COLORS[style], 'stroke-width': .9 }),
    svgElement('path', { d: SIGNED[style], transform: 'translate(17 6) scale(2.9)', fill: 'none', stroke: LINE_COLORS[style], 'stroke-width': .55 }));
  return icon;
}
