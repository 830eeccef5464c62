const OUTLINES = page.outlines;
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
  else if (style === 'parent') icon.append(stroke(LINE_COLORS.parent, 2, '1 4'));
  else icon.append(stroke(LINE_COLORS[style], style === 'part' ? 1.4 : style === 'fresh' ? 3.6 : style === -1 ? 2.4 : 2, dash));
  if (SIGNED[style]) icon.append(svgElement('circle', { cx: 17, cy: 6, r: 5.4, fill: '#fff', stroke: LINE_COLORS[style], 'stroke-width': .9 }),
    svgElement('path', { d: SIGNED[style], transform: 'translate(17 6) scale(2.9)', fill: 'none', stroke: LINE_COLORS[style], 'stroke-width': .55 }));
  return icon;
}
