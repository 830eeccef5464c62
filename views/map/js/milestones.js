// Marks of the time axis, their words in rows where there is room.
import { byId, element } from './elements.js';
import { grid, page } from './model.js';
import { sayDate } from './words.js';

export function drawMilestones() {
  const { bounds } = grid();
  const [first, last] = [bounds[0], bounds[bounds.length - 1]];
  const within = page.milestones.filter((mark) => mark.from >= first && mark.from < last);
  byId('slider').classList.toggle('marked', within.length > 0);
  const flags = within.map((mark) => {
    const said = `${mark.label}, ${sayDate(mark.from, mark.precision)}`;
    const flag = element('span', { title: said }, element('b', { textContent: said }));
    flag.style.left = `${(100 * (mark.from - first)) / (last - first)}%`;
    return flag;
  });
  byId('milestones').replaceChildren(...flags);
  partMilestones();
}

/**
 * Three rows of words, on either side of their mark; a mark whose words find no room keeps its line, and its
 * words under the pointer.
 */
export function partMilestones() {
  /** @type {[left: number, right: number][][]} */
  const taken = [[], [], []];
  /** @type {NodeListOf<HTMLElement>} */
  const flags = byId('milestones').querySelectorAll(':scope > span');
  for (const flag of flags) {
    const words = /** @type {HTMLElement} */ (flag.firstElementChild);
    const right = parseFloat(flag.style.left) > 55;
    words.hidden = false;
    const first = seat(flag, right, taken);
    const row = first < 0 ? seat(flag, !right, taken) : first;
    words.hidden = row < 0;
    flag.classList.toggle('row-1', row === 1);
    flag.classList.toggle('row-2', row === 2);
  }
  byId('slider').classList.toggle('crowded', taken[2].length > 0);
}

/**
 * The first row with room for the words of a mark, on one of its sides; -1 if there is none.
 * @param {HTMLElement} flag
 * @param {boolean} late on the left of the mark
 * @param {[left: number, right: number][][]} taken
 */
function seat(flag, late, taken) {
  flag.classList.toggle('late', late);
  const box = /** @type {HTMLElement} */ (flag.firstElementChild).getBoundingClientRect();
  const whole = byId('milestones').getBoundingClientRect();
  if (box.left < whole.left - 4 || box.right > whole.right + 4) return -1;
  const row = taken.findIndex((words) =>
    words.every(([left, right]) => box.right + 6 < left || box.left - 6 > right),
  );
  if (row >= 0) taken[row].push([box.left, box.right]);
  return row;
}
