// A sheet that stands alone: title, warnings, drawing, legend, key, what is counted, stamp.
const SHEET = 20;
const WORDS = (size, weight = '') => `${weight}${size}px system-ui, "Segoe UI", Arial, sans-serif`;

function wrapped(text, width, font) {
  const rows = [''];
  for (const word of text.split(' ')) {
    const longer = rows[rows.length - 1] ? `${rows[rows.length - 1]} ${word}` : word;
    if (measured(pen, longer, font) <= width || !rows[rows.length - 1]) rows[rows.length - 1] = longer; else rows.push(word);
  }
  return rows;
}

// Rows of text from ``top`` down; returns the height they take.
function writeRows(sheet, text, { top, width, size, weight = '', color = '#1c2433', left = SHEET }) {
  const font = WORDS(size, weight), rows = wrapped(text, width, font), leading = size * 1.35;
  rows.forEach((row, rank) => sheet.append(vectorText(row, { x: left, y: top + (rank + .5) * leading }, font, color, 'start')));
  return rows.length * leading;
}

// Rings around marks, where two dates are compared.
function ringIcon(kind) {
  const icon = svgElement('svg', { viewBox: '-1.5 -1.5 3 3', 'aria-hidden': 'true', class: 'mark' }), { color, dash } = RINGS[kind];
  icon.append(svgElement('circle', { r: .6, fill: '#8a93a3' }), svgElement('circle', {
    r: 1.2, fill: 'none', stroke: color, 'stroke-width': .28, 'stroke-dasharray': dash.map((length) => length / 8).join(' ') || 'none' }));
  return icon;
}
const ringItems = () => [['new', 'newcomers'], ['gone', 'leavers']].filter(([, kind]) => view.change[kind].length)
  .map(([ring, kind]) => [ringIcon(ring), t(`diff_legend_${kind}`), 20]);

function legendItems() {
  const drawn = nodes.filter((node) => view.drawn[node.id]), kinds = new Set(drawn.map((node) => (isActor(node) ? node.sector : node.kind)));
  const marks = page.order.filter((kind) => kinds.has(kind))
    .map((kind) => [markIcon(kind), labelOf(sectorsPresent.includes(kind) ? 'sectors' : 'event_kinds', kind), 20]);
  const styles = new Set(view.lines.map(styleOf).map((style) => style.split(' ')[0]));
  if (view.change) return [...marks, ...CHANGES.filter((kind) => styles.has(kind)).map((kind) => [lineIcon(kind), t(`diff_legend_${kind}`), 34]), ...ringItems()];
  const formalities = [1, 0, -1].filter((code) => view.lines.some((line) => line.formality === code))
    .map((code) => [lineIcon(code), formalityWords(code), 34]);
  const others = [['fresh', 'new'], ['undated', 'undated'], ['part', 'part'], ['parent', 'parent']].filter(([style]) => styles.has(style)).map(([style, key]) => [lineIcon(style), t(key), 34]);
  return [...marks, ...formalities, ...others];
}

function writeLegend(sheet, top, width) {
  const font = WORDS(12);
  let left = SHEET, row = 0;
  for (const [icon, label, wide] of legendItems()) {
    const needs = wide + 6 + measured(pen, label, font) + 22;
    if (left + needs > width - SHEET && left > SHEET) { left = SHEET; row += 1; }
    const high = wide === 20 ? 20 : 12, middle = top + row * 22 + 11;
    for (const [name, value] of Object.entries({ x: left, y: middle - high / 2, width: wide, height: high })) icon.setAttribute(name, value);
    sheet.append(icon, vectorText(label, { x: left + wide + 6, y: middle }, font, '#1c2433', 'start'));
    left += needs;
  }
  return (row + 1) * 22;
}

function writeKey(sheet, key, top, width) {
  const columns = Math.max(1, Math.floor((width - 2 * SHEET) / 230)), wide = (width - 2 * SHEET) / columns, font = WORDS(10);
  const entries = key.map(([n, node]) => wrapped(`${n} ${nameOf(node)}`, wide - 14, font));
  const total = entries.reduce((sum, rows) => sum + rows.length, 0), deep = Math.ceil(total / columns);
  let column = 0, row = 0, deepest = 0;
  for (const rows of entries) {
    if (row >= deep && column < columns - 1) { column += 1; row = 0; }
    rows.forEach((text, line) => sheet.append(vectorText(text, { x: SHEET + column * wide, y: top + (row + line + .5) * 13 }, font, '#1c2433', 'start')));
    row += rows.length;
    deepest = Math.max(deepest, row);
  }
  return deepest * 13;
}

function posterTitle() {
  const inside = state.group && state.inside !== null ? groupOf().labels[state.lang][state.inside] : '';
  const period = view.change ? sayTwo(view.change.windows).join(' → ') : steps ? sayPeriod(steps.labels[state.step]) : '';
  return [page.title, inside, period].filter(Boolean).join(' · ');
}

// ``ratio``: width over height of the drawing. With ``keyed`` the key is on the sheet itself.
function poster(width, ratio, keyed = true) {
  const sheet = svgElement('svg', { xmlns: SVG, role: 'img' }), inner = width - 2 * SHEET, height = Math.round(width / ratio);
  let top = 12;
  top += writeRows(sheet, posterTitle(), { top, width: inner, size: 18, weight: '650 ' });
  if (!byId('warnings').hidden) top += writeRows(sheet, byId('warnings').textContent, { top, width: inner, size: 13, weight: '650 ', color: '#8a2f00' });
  const { group, key } = vectorMap(width, height), clip = svgElement('clipPath', { id: 'frame' }), place = svgElement('g', { transform: `translate(0 ${round(top)})` });
  clip.append(svgElement('rect', { width, height }));
  place.append(clip, group);
  sheet.prepend(svgElement('rect', { width: '100%', height: '100%', fill: '#fff' }), place);
  top += height + 6;
  top += writeLegend(sheet, top, width) + 4;
  top += writeRows(sheet, byId('status').textContent, { top, width: inner, size: 13 });
  for (const said of [byId('apart').textContent, byId('unseen').textContent].filter(Boolean)) top += writeRows(sheet, said, { top, width: inner, size: 12, color: '#55607a' });
  if (keyed && key.length) top += 8 + writeKey(sheet, key, top + 8, width);
  top += 6 + writeRows(sheet, page.stamp[state.lang].join(' · '), { top: top + 6, width: inner, size: 10, color: '#55607a' });
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${Math.ceil(top + 8)}`, width, height: Math.ceil(top + 8) })) sheet.setAttribute(name, value);
  sheet.prepend(titleOf(posterTitle()));
  return { sheet, key, height: Math.ceil(top + 8) };
}
const titleOf = (text) => { const made = svgElement('title', {}); made.textContent = text.replace(NOT_XML, ''); return made; };
