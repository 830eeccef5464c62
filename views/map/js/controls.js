// The legend, which is also where kinds of marks and lines are ticked on and off.
function tickBox(code, icon, label, checked, change) {
  const box = element('input', { type: 'checkbox', checked, onchange: () => change(box.checked) });
  box.dataset.code = code;
  return element('label', {}, box, icon, element('span', { textContent: label }));
}

function hideOr(code) {
  return (shown) => {
    if (shown) state.hidden.delete(code); else state.hidden.add(code);
    history = null;
    refresh();
  };
}
const kindBox = (list) => (code) => tickBox(code, markIcon(code), labelOf(list, code), !state.hidden.has(code), hideOr(code));

const formalityWords = (code) => (code < 0 ? t('unknown') : labelOf('formalities', FORMALITY[code]));

function lineBoxes() {
  const made = [1, 0, -1].filter((code) => tieLines.some((line) => line.formality === code))
    .map((code) => tickBox(TICKED[code], lineIcon(code), formalityWords(code), !state.hidden.has(TICKED[code]), hideOr(TICKED[code])));
  if (datedTies && steps.labels.length > 1 && !comparing() && !onlyGroups()) {
    made.push(tickBox('new', lineIcon('fresh'), t('new'), state.fresh, (shown) => { state.fresh = shown; refresh(); }));
  }
  if (hasUndated) made.push(tickBox('undated', lineIcon('undated'), t('undated'), state.undated, (shown) => { state.undated = shown; refresh(); }));
  return made;
}

// Beside the kinds of ties: what became of each pair, with how many.
function changeBoxes() {
  if (!comparing()) return [];
  return CHANGES.map((kind) => tickBox(kind, lineIcon(kind), `${t(`diff_legend_${kind}`)} (${number(view.change[kind].length)})`, !state.hidden.has(kind), hideOr(kind)));
}

function group(title, boxes, wide) {
  return boxes.length ? [element('fieldset', {}, element('legend', { textContent: t(title) }),
    element('div', { className: wide ? 'boxes wide' : 'boxes' }, ...boxes))] : [];
}

const note = (shown, ...said) => (shown ? [element('p', { className: 'note named' }, ...said)] : []);
const eventLines = () => [['part', partLines], ['parent', parentLines]]
  .flatMap(([kind, found]) => (found.length && !onlyGroups() ? [element('span', {}, lineIcon(kind), t(kind))] : []));

function showLegend() {
  byId('legend').replaceChildren(
    ...group('sectors', sectorsPresent.map(kindBox('sectors'))),
    ...note(datedTies && !onlyGroups(), t(comparing() ? 'quiet_both' : 'quiet')),
    ...note(onlyGroups(), t(comparing() ? 'groups_changed' : 'groups_read')),
    ...group('changes', changeBoxes(), true),
    ...(comparing() && !onlyGroups() ? ringItems().flatMap(([icon, label]) => note(true, icon, label)) : []),
    ...group('lines', lineBoxes()),
    ...(comparing() ? [] : group('events', [...eventsPresent.map(kindBox('event_kinds')), ...eventLines()])),
  );
}

function changeLanguage() {
  state.lang = state.lang === 'fr' ? 'en' : 'fr';
  showWords();
  refresh();
}

function showWords() {
  translate();
  byId('project').textContent = t(projected() ? 'project_off' : 'project');
  nameTimeline();
  if (steps) fillChoices();
  showLegend();
  showTabs();
  showGrouping();
  if (byId('search').value) suggest();
  closeSuggestions();
}

// One Escape leaves one thing: the actor or pair, then the group, then the projection.
function stepBack() {
  if (state.selected !== null || state.pair) select(null, true);
  else if (state.group && state.inside !== null) leaveGroup();
  else if (projected()) project(false);
}

function openControls() {
  byId('language').addEventListener('click', changeLanguage);
  byId('zoom-in').addEventListener('click', () => zoom(1.3));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 1.3));
  byId('fit').addEventListener('click', showAll);
  byId('image').addEventListener('click', saveImage);
  byId('vector').addEventListener('click', saveVector);
  byId('csv').addEventListener('click', () => saveTable(tieTable(), t('file_ties')));
  byId('csv-actors').addEventListener('click', () => saveTable(actorTable(), t('file_actors')));
  byId('print').addEventListener('click', () => window.print());
  // A menu closes once used, or left.
  const menu = byId('take');
  menu.addEventListener('click', (event) => { if (event.target.tagName === 'BUTTON') { menu.open = false; byId('taking').focus(); } });
  menu.addEventListener('focusout', (event) => { if (!menu.contains(event.relatedTarget)) menu.open = false; });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) { event.stopPropagation(); menu.open = false; byId('taking').focus(); }
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') stepBack(); });
}
