// Paper: the sheet fills an A4 page; a key too long for it follows in columns.
import { byId, element, nameElement } from './elements.js';
import { poster } from './poster.js';

const PAPER = 1120;
const PAPER_RATIO = 1.43;
const LEAST_DRAWING = 420;

function layPaper() {
  /** @param {boolean} keyed */
  const left = (keyed) => PAPER / PAPER_RATIO - (poster(PAPER, 2, keyed).height - PAPER / 2);
  const keyed = left(true) >= LEAST_DRAWING;
  const { sheet, key } = poster(PAPER, PAPER / Math.max(left(keyed), LEAST_DRAWING), keyed);
  const names = keyed ? [] : key.map(([, node]) => element('li', {}, nameElement(node)));
  byId('paper').replaceChildren(sheet, ...(names.length ? [element('ol', {}, ...names)] : []));
}

export function openPaper() {
  window.addEventListener('beforeprint', layPaper);
  window.matchMedia('print').addEventListener('change', (event) => {
    if (event.matches) layPaper();
  });
}
