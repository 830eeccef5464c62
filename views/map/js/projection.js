// Shown to a room: the map alone, large letters, no panel and no evidence.
const projected = () => document.body.classList.contains('projection');

function project(on) {
  document.body.classList.toggle('projection', on);
  byId('project').textContent = t(on ? 'project_off' : 'project');
  byId('project').setAttribute('aria-pressed', String(on));
  TEXT = on ? 20 : 12;
  LEADING = TEXT * 1.13;
  widths.clear();
  network.setSize('100%', '100%');
  moved = false;
  requestAnimationFrame(() => { network.redraw(); frame(); if (steps) partMilestones(); });
  showKeys();
}

// The legend in one row, where the panel is not there to show it.
function showKeys() {
  byId('keys').replaceChildren(...(projected() ? legendItems().map(([icon, label]) => element('span', {}, icon, label)) : []));
}

function openProjection() {
  byId('project').addEventListener('click', () => project(!projected()));
}
