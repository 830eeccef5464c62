// A change of date, box or selection is computed, then everything seen is drawn again. What draws a part of
// the page may itself ask for this (a name in a list selects an actor): main.js says who draws what, so that
// nobody here has to know.
import { camera, network } from './camera.js';
import { compute } from './compute.js';
import { frame } from './framing.js';
import { comparing } from './model.js';
import { measureRoom } from './sizes.js';

const nobody = () => {};
export const parts = {
  time: nobody, // the slider and the sentences
  panel: nobody,
  list: nobody,
  keys: nobody, // the legend of a projection
  address: nobody,
  legend: nobody,
  tabs: nobody,
  grouping: nobody,
  choices: nobody, // of step, speed and comparison
};

export function refresh() {
  compute();
  showAround();
  network().redraw();
}

export function showAround() {
  parts.time();
  clearTimeout(waiting);
  parts.panel();
  parts.list();
  parts.keys();
  parts.address();
}

// While the date slides the map and its sentence follow at once, the words beside it when it rests.
const REST = 120;
let waiting = 0;
export function slide() {
  compute();
  parts.time();
  network().redraw();
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    parts.panel();
    parts.list();
    if (comparing()) parts.legend();
    parts.address();
  }, REST);
}

/** What the boxes mean has changed too. */
export function refreshAll() {
  refresh();
  parts.legend();
  parts.tabs();
}

/** Another set of marks on screen: everything is drawn again, and framed. */
export function showScene() {
  camera.moved = false;
  refresh();
  measureRoom();
  parts.legend();
  parts.tabs();
  parts.grouping();
  frame();
}
