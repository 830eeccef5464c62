// One way in: a change of date, box or selection is computed, then everything seen is drawn again.
function refresh() {
  compute();
  showTime();
  clearTimeout(waiting);
  showPanel();
  showList();
  if (projected()) showKeys();
  network.redraw();
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
  const grouped = state.group && id !== state.selected;
  Object.assign(state, { selected: id, pair: null });
  rowsShown = PAGE_ROWS;
  if (grouped) showScene(); else refresh();
  if (!moveFocus) return;
  (id === null ? byId('list') : byId('panel')).focus({ preventScroll: true });
}

readFragment();
openNetwork();
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
compute();
measureRoom();
showGrouping();
refresh();
frame();
requestAnimationFrame(() => { document.body.dataset.ready = 'true'; });
