// What can be taken away: the ties on screen as CSV, the map as a picture with its title and stamp.
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value) {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function isoDate(day, precision) {
  return day === null ? '' : asDate(day).toISOString().slice(0, [10, 7, 4][precision]);
}

function tieRow([line, tie]) {
  const ends = tie[DIRECTION] === 2 ? [line.to, line.from] : [line.from, line.to];
  return [...ends.map((id) => nameOf(nodes[id])), tie[TYPE] ?? 'shared_event', FORMALITY[line.formality], isoDate(tie[FROM], tie[FROM_PRECISION]),
    tie[TO] === null ? '' : isoDate(tie[TO] - 1, tie[TO_PRECISION]), page.datasets[tie[DATASET]], tie[ROW] || ''];
}

function actorRow(node) {
  return [nameOf(node), node.sector, territoryOf(node), isoDate(finite(node.from), 0), node.to === null ? '' : isoDate(finite(node.to) - 1, 0),
    partnersOf(node.id).size, settingsOf(node.id)];
}
const finite = (day) => (day !== null && Math.abs(day) < 1e8 ? day : null);

const kindsOf = (kinds) => [1, 0, -1].filter((code) => kinds.has(code)).map((code) => FORMALITY[code]).join('+');
const changeRow = (line) => [line.kind, nameOf(nodes[line.from]), nameOf(nodes[line.to]), kindsOf(line.was), kindsOf(line.is)];

// Ties on screen, or pairs and what became of them where two dates are compared.
function tieTable() {
  if (view.change) return [['change', 'source', 'target', 'before', 'after'], ...view.change.lines.map(changeRow)];
  return [['source', 'target', 'type', 'formality', 'valid_from', 'valid_until', 'dataset', 'row'], ...ROWS.ties().map(tieRow)];
}
const actorTable = () => [['name', 'sector', 'territory', 'present_from', 'present_until', 'partners', 'settings'],
  ...ROWS.actors().map(actorRow)];

function csvText([header, ...rows]) {
  return `\ufeff${[header, ...rows].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

function download(blob, suffix) {
  const period = !steps ? '' : view.change ? `-${[state.before, state.step].sort((a, b) => a - b).map((step) => steps.labels[step]).join('-')}` : `-${steps.labels[state.step]}`;
  const link = element('a', { href: URL.createObjectURL(blob), download: `maillage${period}${suffix}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const saveTable = (table, name) => download(new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }), `-${name}.csv`);

// Pictures: the sheet as it is, or painted at twice its size.
const WIDEST = 1000, MOST_PIXELS = 60e6;
function picture() {
  const place = byId('map').getBoundingClientRect();
  const { sheet } = poster(Math.max(WIDEST, Math.round(place.width)), Math.min(Math.max(place.width / place.height, .8), 2));
  return new Blob([new XMLSerializer().serializeToString(sheet)], { type: 'image/svg+xml;charset=utf-8' });
}
const saveVector = () => download(picture(), '.svg');

function saveImage() {
  const image = new Image(), address = URL.createObjectURL(picture());
  image.onload = () => {
    const copy = document.createElement('canvas'), factor = Math.min(2, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
    copy.width = image.width * factor;
    copy.height = image.height * factor;
    copy.getContext('2d').drawImage(image, 0, 0, copy.width, copy.height);
    URL.revokeObjectURL(address);
    copy.toBlob((blob) => download(blob, '.png'));
  };
  image.src = address;
}

// Paper: the sheet fills an A4 page; a key too long for it follows in columns.
const PAPER = 1120, PAPER_RATIO = 1.43, LEAST_DRAWING = 420;
function layPaper() {
  const left = (keyed) => PAPER / PAPER_RATIO - (poster(PAPER, 2, keyed).height - PAPER / 2);
  const keyed = left(true) >= LEAST_DRAWING, { sheet, key } = poster(PAPER, PAPER / Math.max(left(keyed), LEAST_DRAWING), keyed);
  const names = keyed ? [] : key.map(([, node]) => element('li', {}, nameElement(node)));
  byId('paper').replaceChildren(sheet, ...(names.length ? [element('ol', {}, ...names)] : []));
}

function openPaper() {
  window.addEventListener('beforeprint', layPaper);
  window.matchMedia('print').addEventListener('change', (event) => { if (event.matches) layPaper(); });
}
