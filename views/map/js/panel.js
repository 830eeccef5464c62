// What is known of one actor or event, beside the map.
function pick(node, label = nameElement(node)) {
  return element('button', { type: 'button', className: 'pick', 'data-id': node.id, onclick: () => select(node.id, true) }, label);
}
const named = (node) => element('div', { className: 'named' }, iconOf(node), pick(node));

function origin(dataset, row) {
  const source = page.datasets[dataset] || '';
  return row ? t('source_row', { source, row: number(row) }) : source;
}

function tieWords(line, tie) {
  return [isRecord(tie) ? labelOf('tie_types', tie[TYPE]) : t('shared'), formalityWords(line.formality)];
}

function tieFact(line, tie) {
  const more = tie[MORE];
  const kind = tieWords(line, tie);
  if (more.weight) kind.push(`${number(more.weight[0])} ${more.weight[1]}`.trim());
  const from = [origin(tie[DATASET], tie[ROW])];
  if (more.event) from.push(more.event);
  if (more.reporter !== undefined && nodes[more.reporter]) from.push(t('reported_by', { name: nameOf(nodes[more.reporter]) }));
  return element('li', {}, lineIcon(line.dated ? line.formality : 'undated'), `${saySpan(tie)} · `,
    element('bdi', { textContent: kind.join(', ') }), element('bdi', { className: 'origin', textContent: from.join(' · ') }),
    more.evidence ? element('bdi', { className: 'origin', textContent: more.evidence }) : '');
}

// In order of date; beyond what a reader can read, their number.
const MOST_FACTS = 60;
function tieFacts(ties) {
  const rest = ties.length - MOST_FACTS;
  return [...ties.sort(([, a], [, b]) => (a[FROM] ?? Infinity) - (b[FROM] ?? Infinity)).slice(0, MOST_FACTS).map(([line, tie]) => tieFact(line, tie)),
    ...(rest > 0 ? [element('li', { className: 'quiet', textContent: t('rest', { n: number(rest) }) })] : [])];
}

function partFact(part) {
  const more = part[PART_MORE];
  const span = sayEventSpan(part[FROM], part[FROM_PRECISION], part[TO], part[TO_PRECISION], more.stated);
  const said = [part[ROLE] ? labelOf('roles', part[ROLE]) : '', span].filter(Boolean).join(', ');
  return element('li', {}, said, element('bdi', { className: 'origin', textContent: origin(part[PART_DATASET], part[PART_ROW]) }),
    more.evidence ? element('bdi', { className: 'origin', textContent: more.evidence }) : '');
}

function card(node, facts) {
  return element('li', {}, named(node), element('ul', { className: 'facts' }, ...facts));
}
const sortedNodes = (ids) => [...ids].map((id) => nodes[id]).sort((a, b) => compare(nameOf(a), nameOf(b)) || a.id - b.id);

// Partners in three groups: linked at this date, at others, undated; each tie stands in its own.
function partnerGroups(id) {
  const groups = { at_date: new Map(), other_dates: new Map(), undated_list: new Map() };
  const now = new Set(view.ties.ties.map(([, tie]) => tie));
  const mine = touching[id].filter((line) => line.kind === 'tie');
  const current = new Set(mine.filter((line) => line.ties.some((tie) => now.has(tie))).map((line) => otherEnd(line, id)));
  for (const line of mine) {
    const other = otherEnd(line, id);
    const group = !line.dated ? 'undated_list' : current.has(other) ? 'at_date' : 'other_dates';
    if (!groups[group].has(other)) groups[group].set(other, []);
    groups[group].get(other).push(...line.ties.map((tie) => [line, tie]));
  }
  return groups;
}

// Where there are surveys, nobody was asked of before the first that asked them.
const notAsked = (node) => page.surveyed && steps && !(node.asked < steps.bounds[state.step + 1]);

function partnersSection(id) {
  const groups = partnerGroups(id), made = [element('h3', { textContent: `${t('partners')} (${number(partnersOf(id).size)})` })];
  if (!groups.at_date.size && datedTies) made.push(element('p', { className: 'quiet', textContent: t(notAsked(nodes[id]) ? 'not_asked' : 'none_now') }));
  for (const [key, found] of Object.entries(groups)) {
    if (!found.size) continue;
    if (key !== 'at_date' || groups.other_dates.size || groups.undated_list.size) made.push(element('h4', { textContent: `${t(key)} (${number(found.size)})` }));
    const cards = sortedNodes(found.keys()).map((node) => card(node, tieFacts(found.get(node.id))));
    made.push(element('ul', { className: 'cards' }, ...cards));
  }
  return made;
}

function partsSection(id, title) {
  const mine = touching[id].filter((line) => line.kind === 'part');
  if (!mine.length) return isActor(nodes[id]) ? [] : [element('p', { className: 'quiet', textContent: t('no_members') })];
  const cards = mine.map((line) => [nodes[otherEnd(line, id)], line])
    .sort(([a], [b]) => (a.from ?? Infinity) - (b.from ?? Infinity) || compare(nameOf(a), nameOf(b)))
    .map(([node, line]) => card(node, line.parts.map(partFact)));
  return [element('h3', { textContent: `${t(title)} (${number(mine.length)})` }), element('ul', { className: 'cards' }, ...cards)];
}

function familySection(id) {
  const mine = touching[id].filter((line) => line.kind === 'parent');
  const list = (title, found) => (found.length
    ? [element('h3', { textContent: t(title) }), element('ul', { className: 'cards' }, ...found.map((node) => element('li', {}, named(node))))] : []);
  return [...list('belongs', mine.filter((line) => line.from === id).map((line) => nodes[line.to])),
    ...list('includes', sortedNodes(mine.filter((line) => line.to === id).map((line) => line.from)))];
}

function description(node) {
  const where = territoryOf(node);
  if (!isActor(node)) {
    const span = sayEventSpan(node.from, node.precision[0], node.to, node.precision[1], node.stated);
    return [labelOf('event_kinds', node.kind), where, span].filter(Boolean).join(' · ');
  }
  const sector = node.sector === 'unknown' ? t('sector_unknown') : t('sector_is', { sector: labelOf('sectors', node.sector) });
  return [sector, node.form === 'organisation' ? '' : labelOf('forms', node.form), where || t('no_territory'), node.identifier.replace(':', ' ').toUpperCase()].filter(Boolean).join(' · ');
}

const backButton = () => element('button', { type: 'button', id: 'back', textContent: t('back'), onclick: () => select(null, true) });

// How far from the chosen actor the map shows: its partners, or theirs too.
function reachChoice() {
  const choice = element('select', { id: 'reach', onchange: () => {
    state.reach = Number(choice.value);
    refresh();
    if (state.group) showScene();
    byId('reach').focus();
  } }, option(1, t('reach_1')), option(2, t('reach_2')));
  choice.value = state.reach;
  return element('p', {}, element('label', {}, `${t('reach')} `, choice));
}

// On a short screen the legend gives its place to what is chosen, and takes it back.
const SHORT = 900;
let legendFolded = null;
function makeRoom(chosen) {
  if (document.body.classList.toggle('chosen', chosen) === (legendFolded !== null)) return;
  const key = byId('key');
  if (!chosen && legendFolded) key.open = true;
  legendFolded = chosen ? key.open && innerHeight < SHORT : null;
  if (legendFolded) key.open = false;
}

function showPanel() {
  const chosen = state.selected !== null || state.pair !== null, panel = byId('panel');
  makeRoom(chosen);
  panel.hidden = !chosen;
  byId('lists').hidden = chosen;
  if (!chosen) return panel.replaceChildren();
  if (state.pair) return panel.replaceChildren(...pairPanel(state.pair));
  const node = nodes[state.selected];
  const aliases = (node.aliases || []).filter(Boolean);
  return panel.replaceChildren(
    backButton(),
    element('h2', { id: 'chosen' }, iconOf(node), nameElement(node)),
    element('p', {}, element('bdi', { textContent: description(node) })),
    aliases.length ? element('p', { className: 'quiet' }, element('bdi', { textContent: t('also', { names: aliases.join(', ') }) })) : '',
    reachChoice(),
    ...(isActor(node) ? [...partnersSection(node.id), ...partsSection(node.id, 'takes_part')]
      : [...familySection(node.id), ...partsSection(node.id, 'members')]),
  );
}
