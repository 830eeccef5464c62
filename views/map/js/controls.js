// Buttons, the menu of what can be taken away, and Escape.
import { byId } from './elements.js';
import { showAll, zoom } from './framing.js';
import { leaveGroup } from './grouping.js';
import { changeLanguage } from './language.js';
import { isInside, state } from './model.js';
import { project } from './projection.js';
import { saveActors, saveImage, saveTies, saveVector } from './save.js';
import { projected, select } from './selection.js';

/** One Escape leaves one thing: the actor or pair, then the group, then the projection. */
function stepBack() {
  if (state.selected !== null || state.pair) select(null, true);
  else if (isInside()) leaveGroup();
  else if (projected()) project(false);
}

/** A menu closes once used, or left. */
function openMenu() {
  const menu = byId('take');
  const close = () => {
    menu.open = false;
    byId('taking').focus();
  };
  menu.addEventListener('click', (event) => {
    if (event.target instanceof HTMLButtonElement) close();
  });
  menu.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    close();
  });
}

const BUTTONS = {
  language: changeLanguage,
  'zoom-in': () => zoom(1.3),
  'zoom-out': () => zoom(1 / 1.3),
  fit: showAll,
  image: saveImage,
  vector: saveVector,
  csv: saveTies,
  'csv-actors': saveActors,
  print: () => window.print(),
};

export function openControls() {
  for (const [id, act] of Object.entries(BUTTONS)) byId(id).addEventListener('click', act);
  openMenu();
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stepBack();
  });
}
