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

function csvText() {
  const header = ['source', 'target', 'type', 'formality', 'valid_from', 'valid_until', 'dataset', 'row'];
  const rows = ROWS.ties().map(tieRow);
  return `\ufeff${[header, ...rows].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

function download(blob, suffix) {
  const period = steps ? `-${steps.labels[state.step]}` : '';
  const link = element('a', { href: URL.createObjectURL(blob), download: `maillage${period}.${suffix}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const saveTies = () => download(new Blob([csvText()], { type: 'text/csv;charset=utf-8' }), 'csv');

// The picture carries what the page says: title, date, counts, warnings, stamp.
function saveImage() {
  const map = byId('map').querySelector('canvas'), copy = document.createElement('canvas'), ctx = copy.getContext('2d');
  const unit = map.width / byId('map').getBoundingClientRect().width;
  const period = steps ? sayPeriod(steps.labels[state.step]) : '';
  const head = [[page.title, period].filter(Boolean).join(' · '), byId('warnings').textContent].filter(Boolean);
  const foot = [byId('status').textContent, byId('apart').textContent, page.stamp[state.lang].join(' · ')].filter(Boolean);
  copy.width = map.width;
  copy.height = map.height + (head.length + foot.length) * 22 * unit + 24 * unit;
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(map, 0, (head.length * 22 + 12) * unit);
  ctx.fillStyle = '#1c2433';
  const write = (text, y, weight) => { ctx.font = `${weight} ${14 * unit}px system-ui, sans-serif`; ctx.fillText(text, 14 * unit, y * unit, copy.width - 28 * unit); };
  head.forEach((text, line) => write(text, 24 + 22 * line, 650));
  foot.forEach((text, line) => write(text, head.length * 22 + 12 + map.height / unit + 20 + 22 * line, 400));
  copy.toBlob((blob) => download(blob, 'png'));
}
