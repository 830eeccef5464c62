// One way in: a change of date, box or selection is computed, then everything seen is drawn again.
function refresh() {
  compute();
  showAround();
  network.redraw();
}

function showAround() {
  showTime();
  clearTimeout(waiting);
  showPanel();
  showList();
  if (projected()) showKeys();
  writeFragment();
}

// While the date slides the map and its sentence follow at once, the words beside it when it rests.
const REST = 120;
let waiting = null;

function goTo(step) {
  const was = comparing();
  state.step = step;
  if (was !== comparing()) { compareWith(state.before); return; }
  compute();
  showTime();
  network.redraw();
  clearTimeout(waiting);
  waiting = setTimeout(() => { showPanel(); showList(); if (comparing()) showLegend(); writeFragment(); }, REST);
}

function select(id, moveFocus = false) {
  const grouped = state.group && id !== state.selected, left = state.pair ? pairId(state.pair) : state.selected;
  Object.assign(state, { selected: id, pair: null });
  rowsShown = PAGE_ROWS;
  if (grouped) showScene(); else refresh();
  if (!moveFocus) return;
  if (id === null) backTo(left); else goToPanel();
}

// On a small screen the panel stands under the map: both are brought into sight.
const small = window.matchMedia('(max-width: 900px)');
function goToPanel() {
  byId('panel').focus({ preventScroll: true });
  if (small.matches) byId('stage').scrollIntoView();
}

// Back to the row of what was left; to the list where it has none, to the button where there is no list.
function backTo(id) {
  const row = byId('list').querySelector(`.pick[data-id="${id}"]`);
  (projected() ? byId('project') : row || byId('list')).focus({ preventScroll: !row });
}

readFragment();
compute();
openTimeline();
listenToTimeline();
openChoices();
openSearch();
openControls();
openGroups();
openPaper();
openProjection();
window.addEventListener('hashchange', followFragment);
document.body.classList.toggle('comparing', comparing());
showWords();
openNetwork();  // once what stands around the map has taken its room
measureRoom();
showGrouping();
compute();  // again: the marks have moved to fill the screen
showAround();
frame();
network.body.emitter.emit('_redraw');  // at once: some take a picture of a page as soon as it is loaded
requestAnimationFrame(() => { document.body.dataset.ready = 'true'; });
