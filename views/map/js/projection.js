// Shown to a room: the map alone, large letters, no panel and no evidence.
import { camera, network } from './camera.js';
import { byId, element } from './elements.js';
import { frame } from './framing.js';
import { setLettering } from './lettering.js';
import { partMilestones } from './milestones.js';
import { state } from './model.js';
import { legendItems } from './poster.js';
import { projected } from './selection.js';
import { t } from './words.js';

/** @param {boolean} on */
export function project(on) {
  document.body.classList.toggle('projection', on);
  byId('project').textContent = t(on ? 'project_off' : 'project');
  byId('project').setAttribute('aria-pressed', String(on));
  setLettering(on);
  network().setSize('100%', '100%');
  camera.moved = false;
  requestAnimationFrame(() => {
    network().redraw();
    frame();
    if (state.steps) partMilestones();
  });
  showKeys();
}

/** The legend in one row, where the panel is not there to show it. */
export function showKeys() {
  const items = projected() ? legendItems() : [];
  byId('keys').replaceChildren(...items.map(([icon, label]) => element('span', {}, icon, label)));
}

export function openProjection() {
  byId('project').addEventListener('click', () => project(!projected()));
}
