// Words in the language of the page. Everything is written as text, never as markup.
function t(key, fields) {
  const text = page.texts[state.lang][key];
  return fields ? text.replace(/\{(\w+)\}/g, (_, name) => fields[name]) : text;
}
const labelOf = (list, code) => page.labels[list][state.lang][code] ?? code;
const figures = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };
const number = (n) => figures[state.lang].format(n);
const isOne = (n) => (state.lang === 'fr' ? n < 2 : n === 1);
const count = (key, n) => t(key + (isOne(n) ? '_one' : '_many'), { n: number(n) });
const collator = Object.fromEntries(['fr', 'en'].map((lang) => [lang, new Intl.Collator(lang, { numeric: true })]));
const compare = (a, b) => collator[state.lang].compare(a, b);

// A name may hold marks that turn the direction of all that follows: they are dropped.
const BIDI = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
function nameOf(node) {
  const name = (node.labels ? node.labels[state.lang] : node.label).replace(BIDI, '').trim();
  return name || t('unnamed');
}
const territoryOf = (node) => page.territories[node.territory] || node.territory || '';
const FORMALITY = { 1: 'formal', 0: 'informal', '-1': 'unknown' };
// What a box is known by: a sector may be unknown too.
const TICKED = { ...FORMALITY, '-1': 'unstated' };

// Lower case, without accents: what is compared when someone types.
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role' || key === 'scope') made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== ''));
  return made;
}
const nameElement = (node) => element('bdi', { textContent: nameOf(node) });

function translate() {
  document.documentElement.lang = state.lang;
  document.querySelectorAll('[data-text]').forEach((place) => { place.textContent = t(place.dataset.text); });
  const other = byId('language');
  other.textContent = t('other_language');
  other.lang = state.lang === 'fr' ? 'en' : 'fr';
  for (const [id, key] of [['zoom-in', 'zoom_in'], ['zoom-out', 'zoom_out']]) byId(id).setAttribute('aria-label', t(key));
  byId('suggestions').setAttribute('aria-label', t('suggestions'));
  byId('stamp').replaceChildren(...page.stamp[state.lang].map((line) => element('li', { textContent: line })));
  byId('about').hidden = !page.stamp[state.lang].length;
  const warnings = page.warnings[state.lang];
  byId('warnings').textContent = warnings.join(' · ');
  byId('warnings').hidden = !warnings.length;
}
