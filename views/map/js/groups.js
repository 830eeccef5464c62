// Large networks open on their groups, with what lies between them counted, and open one at a time.
const groupOf = () => page.groupings.find(({ kind }) => kind === state.group) || null;
const onlyGroups = () => Boolean(state.group) && state.inside === null && state.selected === null;
const groupId = (rank) => nodes.length + rank;
const placeOf = (id) => (id < nodes.length ? nodes[id] : view.groups.find((group) => group.id === id));

function makeGroup(grouping, rank, at) {
  return {
    id: groupId(rank), rank, kind: 'group', x: at.x, y: at.y, shape: 'dot', color: '#0b4f8a',
    label: grouping.labels.fr[rank], labels: { fr: grouping.labels.fr[rank], en: grouping.labels.en[rank] }, actors: 0, pairs: 0, outer: 0,
  };
}

// Pairs of a window with the group of each end, one for each pair however many its ties.
function pairsByGroup(of, changes = view.change) {
  const found = new Map();
  const note = (line) => {
    const pair = pairOf(line);
    if (!found.has(pair)) found.set(pair, { line, ends: [of[line.from], of[line.to]].sort((a, b) => a - b) });
  };
  if (changes) changes.lines.filter((line) => !state.hidden.has(line.kind)).forEach(note);
  else [...view.ties.lines, ...(state.undated ? view.undated.lines : [])].forEach(note);
  return [...found.values()];
}

// Actors and pairs of each group are those of the date shown; the lines between groups, what changed where two dates are
// compared.
function countGroups(grouping, pairs) {
  const groups = grouping.keys.map((_, rank) => makeGroup(grouping, rank, { x: grouping.x[rank], y: grouping.y[rank] }));
  nodes.forEach((node) => { if (isActor(node) && view.seen[node.id]) groups[grouping.of[node.id]].actors += 1; });
  for (const { ends: [a, b] } of view.change ? pairsByGroup(grouping.of, null) : pairs) {
    if (a === b) groups[a].pairs += 1; else [a, b].forEach((rank) => { groups[rank].outer += 1; });
  }
  const between = new Map();
  for (const { line, ends: [a, b] } of pairs.filter(({ ends }) => ends[0] !== ends[1])) {
    const key = `${a} ${b}`;
    if (!between.has(key)) between.set(key, { from: groupId(a), to: groupId(b), kind: 'groups', lane: 0, n: 0, counts: {} });
    const found = between.get(key);
    found.n += line.kind === 'kept' ? 0 : 1;
    if (view.change) found.counts[line.kind] = (found.counts[line.kind] || 0) + 1;
  }
  return { groups, between: [...between.values()] };
}

// Who is seen: every group, the actors of one with the groups around it, or one actor and its partners.
function showGroups() {
  const grouping = groupOf(), pairs = pairsByGroup(grouping.of), { groups, between } = countGroups(grouping, pairs);
  view.allGroups = groups;
  view.between = between;
  view.pairsInside = pairs.filter(({ ends: [a, b] }) => a === b).length;
  const everyone = view.drawn.filter((drawn, id) => drawn && isActor(nodes[id])).length;
  const events = view.drawn.filter((drawn, id) => drawn && !isActor(nodes[id])).length;
  if (state.selected !== null) {
    const kept = focusSet();
    view.lines = view.lines.filter((line) => kept.has(line.from) && kept.has(line.to));
    view.drawn = nodes.map((node) => kept.has(node.id) && view.drawn[node.id]);
  } else if (state.inside !== null) showInside(grouping, groups, pairs);
  else {
    view.drawn = nodes.map(() => false);
    view.groups = groups;
    view.lines = between;
    view.widest = Math.max(1, ...between.map(({ n }) => n));
  }
  view.most = Math.max(1, ...groups.map((group) => group.actors));
  const left = everyone - view.drawn.filter((drawn, id) => drawn && isActor(nodes[id])).length;
  view.unseen = { actors: left, pairs: state.selected === null && state.inside === null ? view.pairsInside : 0,
    events: events - view.drawn.filter((drawn, id) => drawn && !isActor(nodes[id])).length };
}

function showInside(grouping, groups, pairs) {
  const own = (id) => id < grouping.of.length && grouping.of[id] === state.inside;
  view.lines = view.lines.filter((line) => own(line.from) && own(line.to));
  const joined = pairs.filter(({ line }) => own(line.from) !== own(line.to));
  const ring = ringPlaces(grouping);
  const outer = new Set(joined.map(({ ends }) => (ends[0] === state.inside ? ends[1] : ends[0])));
  view.groups = groups.filter(({ rank }) => outer.has(rank)).map((group) => ({ ...group, ...ring.get(group.rank) }));
  view.drawn = nodes.map((node) => view.drawn[node.id] && own(node.id));
  view.lines.push(...joined.map(({ line }) => {
    const [mine, other] = own(line.from) ? [line.from, line.to] : [line.to, line.from];
    return { from: mine, to: groupId(grouping.of[other]), kind: 'outer', lane: 0 };
  }));
}

// The groups that members are ever linked with stand around them, in the direction they lie in: always the same.
let ringKnown = { key: null };
function ringPlaces(grouping) {
  const key = `${grouping.kind} ${state.inside}`;
  if (ringKnown.key === key) return ringKnown.places;
  const own = (id) => grouping.of[id] === state.inside, box = bounds(nodes.filter((node) => isActor(node) && own(node.id)));
  const others = new Set(tieLines.filter((line) => own(line.from) !== own(line.to)).map((line) => grouping.of[own(line.from) ? line.to : line.from]));
  const angle = (rank) => Math.atan2(grouping.y[rank] - grouping.y[state.inside], grouping.x[rank] - grouping.x[state.inside]);
  const order = [...others].sort((a, b) => angle(a) - angle(b) || a - b);
  const [rx, ry] = [(box.right - box.left) * .72 + 170, (box.bottom - box.top) * .72 + 130];
  const places = new Map(order.map((rank, at) => {
    const turn = angle(order[0]) + 2 * Math.PI * at / order.length;
    return [rank, { x: Math.round((box.left + box.right) / 2 + rx * Math.cos(turn)), y: Math.round((box.top + box.bottom) / 2 + ry * Math.sin(turn)) }];
  }));
  ringKnown = { key, places };
  return places;
}

function groupSize(group) {
  const largest = state.inside === null ? 62 : 40;
  return (14 + (largest - 14) * Math.sqrt(group.actors / view.most)) * (state.inside === null ? 1 : grown() * room);
}

function sayUnseen() {
  if (!view.unseen) return '';
  const { actors, pairs, events } = view.unseen, said = [];
  if (actors) said.push(count(state.selected === null && state.inside === null ? 'unseen_grouped' : 'unseen_actors', actors));
  if (pairs) said.push(count('unseen_pairs', pairs));
  if (events) said.push(count('unseen_events', events));
  return said.length ? `${t('unseen')}${t('colon')}${said.join(t('join'))}.` : '';
}

function enterGroup(rank) {
  Object.assign(state, { inside: rank, selected: null, pair: null, tab: state.tab === 'groups' ? 'actors' : state.tab });
  rowsShown = PAGE_ROWS;
  showScene();
}

function leaveGroup() {
  const left = groupId(state.inside);
  groupBy(state.group);
  backTo(left);
}

function groupBy(kind) {
  Object.assign(state, { group: kind, inside: null, selected: null, pair: null, tab: kind ? 'groups' : 'actors' });
  showScene();
}

// Another set of marks on screen: everything is drawn again, and framed.
function showScene() {
  moved = false;
  refresh();
  measureRoom();
  showLegend();
  showTabs();
  showGrouping();
  frame();
}

function showGrouping() {
  const choice = byId('group'), size = byId('size');
  size.replaceChildren(...['same', ...Object.keys(MEASURES)].map((measure) => option(measure, t(`size_${measure}`))));
  size.value = state.size;
  choice.parentElement.hidden = !page.groupings.length;
  choice.replaceChildren(option('', t('group_none')), ...page.groupings.map(({ kind }) => option(kind, t(`group_${kind}`))));
  choice.value = state.group;
  const inside = state.group && state.inside !== null;
  byId('outside').hidden = !inside;
  byId('where').hidden = !inside;
  byId('help').textContent = nodes.length ? t(!state.group ? 'help' : inside ? 'help_inside' : 'help_groups') : '';
  byId('outside').textContent = t('outside');
  byId('where').textContent = inside ? groupOf().labels[state.lang][state.inside] : '';
}

function openGroups() {
  byId('size').addEventListener('change', (event) => { state.size = event.target.value; refresh(); });
  byId('group').addEventListener('change', (event) => { groupBy(event.target.value); byId('group').focus(); });
  byId('outside').addEventListener('click', leaveGroup);
}
