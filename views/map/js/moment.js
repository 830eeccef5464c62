// The moment shown, and the one it is compared with.
import { comparing, state } from './model.js';
import { parts, refreshAll, slide } from './redraw.js';

/** @param {number} step */
export function goTo(step) {
  const was = comparing();
  state.step = step;
  if (was === comparing()) slide();
  else compareWith(state.before);
}

/** @param {number | null} before the step to compare with */
export function compareWith(before) {
  const was = comparing() || state.tab === 'changes';
  state.before = before;
  if (comparing() && !was) state.tab = 'changes';
  if (!comparing() && state.tab === 'changes') {
    state.tab = state.group && state.inside === null ? 'groups' : 'actors';
  }
  document.body.classList.toggle('comparing', comparing());
  parts.choices();
  refreshAll();
}
