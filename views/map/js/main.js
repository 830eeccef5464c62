// One way in: a change of date, box or selection is computed, then everything seen is drawn again.
function refresh() {
  compute();
  showTime();
  showPanel();
  showList();
  network.redraw();
}

function goTo(step) {
  state.step = step;
  refresh();
}

function select(id, moveFocus = false) {
  state.selected = id;
  rowsShown = PAGE_ROWS;
  refresh();
  if (!moveFocus) return;
  (id === null ? byId('list') : byId('panel')).focus({ preventScroll: true });
}

openNetwork();
openTimeline();
openSearch();
openControls();
showWords();
refresh();
frame();
requestAnimationFrame(() => { document.body.dataset.ready = 'true'; });
