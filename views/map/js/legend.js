// The legend, which is also where kinds of marks and lines are ticked on and off.
import { CHANGES } from './difference.js';
import { byId, element } from './elements.js';
import { ACTOR_FILTERS, EVENT_FILTERS, SWITCHES, TIE_FILTERS, formalityOf } from './filters.js';
import { lineIcon, markIcon } from './icons.js';
import { comparing, datedTies, onlyGroups, page, parentLines, partLines, state } from './model.js';
import { ringItems } from './poster.js';
import { refresh } from './redraw.js';
import { view } from './view.js';
import { number, t } from './words.js';

/**
 * @param {string} code
 * @param {SVGElement | null} icon
 * @param {string} label
 * @param {boolean} checked
 * @param {(shown: boolean) => void} change
 */
function tickBox(code, icon, label, checked, change) {
  const box = element('input', { type: 'checkbox', checked, onchange: () => change(box.checked) });
  box.dataset.code = code;
  return element('label', {}, box, icon, element('span', { textContent: label }));
}

/** @param {string} code */
const hideOr = (code) => (/** @type {boolean} */ shown) => {
  if (shown) state.hidden.delete(code);
  else state.hidden.add(code);
  refresh();
};

/** @param {string} code */
function iconOfCode(code) {
  const formality = formalityOf(code);
  if (formality !== undefined) return lineIcon(formality);
  return page.marks[code] ? markIcon(code) : null;
}

/** @param {{ codes: string[], label: (code: string) => string }} filter */
const boxesOf = ({ codes, label }) =>
  codes.map((code) => tickBox(code, iconOfCode(code), label(code), !state.hidden.has(code), hideOr(code)));

const switchBoxes = () =>
  SWITCHES.filter(({ there }) => there()).map(({ key, name }) =>
    tickBox(name, lineIcon(key), t(name), state[key], (shown) => {
      state[key] = shown;
      refresh();
    }),
  );

/** Beside the kinds of ties: what became of each pair, with how many. */
function changeBoxes() {
  const { change } = view;
  if (!comparing() || !change) return [];
  return CHANGES.map((kind) => {
    const label = `${t(`diff_legend_${kind}`)} (${number(change[kind].length)})`;
    return tickBox(kind, lineIcon(kind), label, !state.hidden.has(kind), hideOr(kind));
  });
}

/**
 * @param {string} title
 * @param {HTMLElement[]} boxes
 * @param {string} [look]
 */
function fieldset(title, boxes, look = 'boxes') {
  if (!boxes.length) return [];
  const legend = element('legend', { textContent: t(title) });
  return [element('fieldset', {}, legend, element('div', { className: look }, ...boxes))];
}

/**
 * @param {boolean} shown
 * @param {...(Node | string)} said
 */
const note = (shown, ...said) => (shown ? [element('p', { className: 'note named' }, ...said)] : []);

function ringNotes() {
  if (!view.change || onlyGroups()) return [];
  return ringItems(view.change).flatMap(([icon, label]) => note(true, icon, label));
}

const eventLines = () =>
  Object.entries({ part: partLines, parent: parentLines })
    .filter(([, found]) => found.length && !onlyGroups())
    .map(([kind]) => element('span', {}, lineIcon(kind), t(kind)));

function eventFieldsets() {
  if (comparing()) return [];
  const [first, ...more] = EVENT_FILTERS;
  return [
    ...fieldset(first.title, [...boxesOf(first), ...eventLines()]),
    ...more.flatMap((filter) => fieldset(filter.title, boxesOf(filter))),
  ];
}

function tieFieldsets() {
  const [first, ...more] = TIE_FILTERS;
  return [
    ...fieldset(first.title, [...boxesOf(first), ...switchBoxes()]),
    ...more.flatMap((filter) => fieldset(filter.title, boxesOf(filter))),
  ];
}

export function showLegend() {
  byId('legend').replaceChildren(
    ...ACTOR_FILTERS.flatMap((filter) => fieldset(filter.title, boxesOf(filter))),
    ...note(datedTies && !onlyGroups(), t(comparing() ? 'quiet_both' : 'quiet')),
    ...note(onlyGroups(), t(comparing() ? 'groups_changed' : 'groups_read')),
    ...fieldset('changes', changeBoxes(), 'boxes wide'),
    ...ringNotes(),
    ...tieFieldsets(),
    ...eventFieldsets(),
  );
}
