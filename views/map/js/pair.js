// What is known of one pair: every tie, of any date, and who told of it where that may be seen.
function pairLines([one, two]) {
  return tieLines.filter((line) => line.from === Math.min(one, two) && line.to === Math.max(one, two));
}

// In a working document: told by both ends, or by one of them alone.
function toldBy(pair, ties) {
  const reporters = new Set(ties.map(([, tie]) => tie[MORE].reporter).filter((id) => pair.includes(id)));
  if (!reporters.size) return '';
  return reporters.size === 2 ? t('told_both') : t('told_one', { name: nameOf(nodes[[...reporters][0]]) });
}

const pairId = (pair) => pair.join('-');

function pairPanel(pair) {
  const ties = pairLines(pair).flatMap((line) => line.ties.map((tie) => [line, tie])), told = toldBy(pair, ties);
  return [
    backButton(),
    element('h2', { id: 'chosen' }, t('pair_title')),
    ...pair.map((id) => element('div', { className: 'named' }, iconOf(nodes[id]), element('div', {}, pick(nodes[id]),
      element('bdi', { className: 'quiet under', textContent: sectorWords(nodes[id]) })))),
    element('h3', { textContent: count('records', ties.length) }),
    told ? element('p', { className: 'told' }, element('bdi', { textContent: told })) : '',
    element('ul', { className: 'facts' }, ...tieFacts(ties)),
  ];
}

function selectPair(pair, moveFocus = false) {
  Object.assign(state, { selected: null, pair });
  refresh();
  if (moveFocus) goToPanel();
}

// The nearest line between two actors that are drawn, within reach of a finger or a pointer.
function pointedLine({ x, y }) {
  let best = null, least = 7 / scale();
  for (const line of view.lines) {
    if (line.from >= nodes.length || line.to >= nodes.length || !isActor(nodes[line.from]) || !isActor(nodes[line.to])) continue;
    const [x1, y1, x2, y2] = endsOf(line, 1 / scale()), length = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
    const along = Math.min(Math.max(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0), 1);
    const distance = Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
    if (distance < least) { best = [line.from, line.to]; least = distance; }
  }
  return best;
}
