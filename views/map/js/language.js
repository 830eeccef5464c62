// Every word of the page again, in the other language.
import { fillChoices } from './choices.js';
import { byId, element } from './elements.js';
import { showGrouping } from './grouping.js';
import { showLegend } from './legend.js';
import { showTabs } from './lists.js';
import { page, state } from './model.js';
import { refresh } from './redraw.js';
import { closeSuggestions, suggest } from './search.js';
import { projected } from './selection.js';
import { nameTimeline } from './timeline.js';
import { languages, t } from './words.js';

const otherLanguage = () => languages[(languages.indexOf(state.lang) + 1) % languages.length];

/** What the template names by ``data-text``, and what stands in no list. */
function translate() {
  document.documentElement.lang = state.lang;
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll('[data-text]');
  places.forEach((place) => {
    place.textContent = t(place.dataset.text ?? '');
  });
  byId('language').textContent = page.language[otherLanguage()].name;
  byId('language').lang = otherLanguage();
  byId('zoom-in').setAttribute('aria-label', t('zoom_in'));
  byId('zoom-out').setAttribute('aria-label', t('zoom_out'));
  byId('suggestions').setAttribute('aria-label', t('suggestions'));
  const stamp = page.stamp[state.lang];
  byId('stamp').replaceChildren(...stamp.map((line) => element('li', { textContent: line })));
  byId('about').hidden = !stamp.length;
  const warnings = page.warnings[state.lang];
  byId('warnings').textContent = warnings.join(' · ');
  byId('warnings').hidden = !warnings.length;
}

export function showWords() {
  translate();
  byId('project').textContent = t(projected() ? 'project_off' : 'project');
  nameTimeline();
  fillChoices();
  showLegend();
  showTabs();
  showGrouping();
  if (byId('search').value) suggest();
  closeSuggestions();
}

export function changeLanguage() {
  state.lang = otherLanguage();
  showWords();
  refresh();
}
