// One way in: who draws each part of the page, then the page as it opens.
import { network } from './camera.js';
import { openChoices, showChoices } from './choices.js';
import { compute } from './compute.js';
import { openControls } from './controls.js';
import { followFragment, readFragment, writeFragment } from './fragment.js';
import { frame } from './framing.js';
import { openGroups, showGrouping } from './grouping.js';
import { showWords } from './language.js';
import { showLegend } from './legend.js';
import { showList, showTabs } from './lists.js';
import { comparing } from './model.js';
import { showPanel } from './panel.js';
import { openPaper } from './paper.js';
import { openProjection, showKeys } from './projection.js';
import { parts, showAround } from './redraw.js';
import { openSearch } from './search.js';
import { measureRoom } from './sizes.js';
import { openNetwork } from './stage.js';
import { listenToTimeline, openTimeline, showTime } from './timeline.js';

Object.assign(parts, {
  time: showTime,
  panel: showPanel,
  list: showList,
  keys: showKeys,
  address: writeFragment,
  legend: showLegend,
  tabs: showTabs,
  grouping: showGrouping,
  choices: showChoices,
});

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
openNetwork(); // once what stands around the map has taken its room
measureRoom();
showGrouping();
compute(); // again: the marks have moved to fill the screen
showAround();
frame();
network().body.emitter.emit('_redraw'); // at once: some take a picture of a page as soon as it is loaded
requestAnimationFrame(() => {
  document.body.dataset.ready = 'true';
});
