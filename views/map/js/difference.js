// What changed between two dates, pair by pair. Whole periods are counted as growth counts them, last days
// as compare does; the later date is the slider's.
const CHANGES = ['formed', 'formalised', 'ended', 'kept'];
const comparing = () => steps !== null && datedTies && state.before !== null && state.before !== state.step;

function comparedWindows() {
  const order = [state.before, state.step].sort((a, b) => a - b);
  return order.map((step) => (state.lastDay ? lastDayOf(windowOf(step)) : windowOf(step)));
}

// Pair -> its ties of a window, and the formalities among them.
function pairsDuring([a, b]) {
  const found = new Map();
  for (const line of tieLines) {
    if (!line.dated || !lineAllowed(line)) continue;
    const kept = line.ties.filter((tie) => alive(tie[FROM], tie[TO], a, b));
    if (!kept.length) continue;
    const pair = pairOf(line);
    if (!found.has(pair)) found.set(pair, { from: line.from, to: line.to, ties: [], kinds: new Set() });
    found.get(pair).ties.push(...kept);
    found.get(pair).kinds.add(line.formality);
  }
  return found;
}

// The end of a pair is observed if every tie of it that ends last is known to end.
function onlyLastSeen({ ties }) {
  const end = Math.max(...ties.map((tie) => tie[TO] ?? Infinity));
  return ties.some((tie) => (tie[TO] ?? Infinity) === end && !tie[TO_KNOWN]);
}

function changeOf(pair, before, after) {
  if (!before) return 'formed';
  if (!after) return 'ended';
  return before.kinds.has(0) && !before.kinds.has(1) && after.kinds.has(1) ? 'formalised' : 'kept';
}

function presenceChanges([w1, w2]) {
  const found = { newcomers: [], leavers: [] };
  nodes.forEach((node) => {
    if (!isActor(node) || !allowed(node)) return;
    const was = present(node, ...w1), is = present(node, ...w2);
    if (is && !was) found.newcomers.push(node.id);
    if (was && !is) found.leavers.push(node.id);
  });
  return found;
}

function difference() {
  const windows = comparedWindows(), [before, after] = windows.map(pairsDuring);
  const found = { formed: [], formalised: [], ended: [], kept: [], lastSeen: 0, windows, ...presenceChanges(windows) };
  for (const pair of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(pair), after.get(pair)], kind = changeOf(pair, was, is);
    const { from, to } = is || was;
    found[kind].push({ from, to, kind, lane: 0, was: was ? was.kinds : new Set(), is: is ? is.kinds : new Set() });
    if (kind === 'ended' && onlyLastSeen(was)) found.lastSeen += 1;
  }
  found.lines = CHANGES.flatMap((kind) => found[kind]);
  found.partial = [state.before, state.step].some((step) => steps.partial[step]);
  return found;
}

// The couple of sectors that most of the new pairs join: "dont 4 entre associations et acteurs publics".
function mostJoined(formed) {
  const counts = new Map();
  for (const line of formed) {
    const couple = [nodes[line.from], nodes[line.to]].map((node) => node.sector)
      .sort((a, b) => page.order.indexOf(a) - page.order.indexOf(b)).join(' ');
    counts.set(couple, (counts.get(couple) || 0) + 1);
  }
  const [couple, n] = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0];
  const [one, two] = couple.split(' ').map((sector) => t(`people_${sector}`));
  return t(one === two ? 'diff_within' : 'diff_between', { n: number(n), one, two });
}

const inSentence = (label) => (label.includes('Q') ? t('the_quarter', { quarter: sayPeriod(label) }) : sayPeriod(label));
const sayInstant = (day) => sayDate(day, 0);
// The date that lists and panels tell of, where it is one of two.
const sayShown = () => (state.lastDay ? sayInstant(shownWindow()[0]) : sayPeriod(steps.labels[state.step]));
const sayTwo = (windows, said = sayPeriod) => (state.lastDay ? windows.map(([day]) => sayInstant(day))
  : [state.before, state.step].sort((a, b) => a - b).map((step) => said(steps.labels[step])));
function sayWindows({ windows }) {
  const [before, after] = sayTwo(windows, inSentence);
  return t('diff_span', { before, after });
}

function sayChanges(change) {
  const said = [];
  const { formed, ended, formalised, newcomers, leavers, lastSeen } = change;
  if (formed.length) said.push(`${count('diff_formed', formed.length)}, ${mostJoined(formed)}`);
  if (ended.length > lastSeen) said.push(count('diff_ended', ended.length - lastSeen));
  if (lastSeen) said.push(count('diff_last_seen', lastSeen));
  if (formalised.length) said.push(count('diff_formalised', formalised.length));
  if (newcomers.length) said.push(count('diff_newcomers', newcomers.length));
  if (leavers.length) said.push(count('diff_leavers', leavers.length));
  return said.join(t('join')) || t('diff_none');
}

// Periods observed in part are not compared in words; without a survey a rise may be that of the census.
function sayDifference(change) {
  if (change.partial) return `${sayWindows(change)}${t('colon')}${t('diff_partial')}.`;
  const census = !page.surveyed && change.formed.length > change.ended.length ? ` ${t('diff_census')}` : '';
  return `${sayWindows(change)}${t('colon')}${sayChanges(change)}.${census}`;
}

function changeSection(key, rows) {
  if (!rows.length) return [];
  return [element('h2', { textContent: `${t(`diff_title_${key}`)} (${number(rows.length)})` }),
    element('ul', { className: 'cards' }, ...rows.slice(0, PAGE_ROWS)),
    rows.length > PAGE_ROWS ? element('p', { className: 'quiet', textContent: t('rest', { n: number(rows.length - PAGE_ROWS) }) }) : ''];
}

const couple = (line) => element('li', { className: 'couple' }, pick(nodes[line.from]), element('span', { textContent: ' – ' }), pick(nodes[line.to]));
const inOrder = (found) => [...found].sort((a, b) => compare(nameOf(nodes[a.from]), nameOf(nodes[b.from]))
  || compare(nameOf(nodes[a.to]), nameOf(nodes[b.to])) || a.from - b.from || a.to - b.to);

function changeList() {
  const { change } = view;
  return [
    ...['formed', 'formalised', 'ended'].flatMap((kind) => changeSection(kind, inOrder(change[kind]).map(couple))),
    ...['newcomers', 'leavers'].flatMap((kind) => changeSection(kind, sortedNodes(change[kind]).map((node) => element('li', {}, named(node))))),
    ...(CHANGES.every((kind) => kind === 'kept' || !change[kind].length) && !change.newcomers.length && !change.leavers.length
      ? [element('p', { className: 'quiet', textContent: t('diff_none') })] : []),
  ];
}
