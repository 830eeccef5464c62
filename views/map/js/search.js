// Search by name or alias, accents and case ignored, with suggestions.
const SUGGESTED = 12;
const index = nodes.map((node) => [node.label, ...Object.values(node.labels || {}), ...(node.aliases || []), page.territories[node.territory] || '']
  .map(folded).join(' | '));
let suggested = [];
let active = -1;

function matching(text) {
  const words = folded(text).split(' ').filter(Boolean);
  if (!words.length) return [];
  const found = nodes.filter((node) => words.every((word) => index[node.id].includes(word)));
  const rank = (node) => (folded(nameOf(node)).startsWith(words[0]) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || compare(nameOf(a), nameOf(b)) || a.id - b.id).slice(0, SUGGESTED);
}

function suggest() {
  const box = byId('search');
  suggested = matching(box.value);
  active = -1;
  const none = box.value.trim() && !suggested.length;
  const options = suggested.map((node, rank) => element('li', {
    role: 'option', id: `option-${rank}`, 'aria-selected': 'false', onmousedown: (event) => { event.preventDefault(); choose(rank); },
  }, iconOf(node), element('span', {}, nameElement(node), territoryOf(node)
    ? element('bdi', { className: 'quiet', textContent: ` ${territoryOf(node)}` }) : '')));
  byId('suggestions').replaceChildren(...(none ? [element('li', { className: 'none', textContent: t('search_none') })] : options));
  byId('suggestions').hidden = !none && !suggested.length;
  box.setAttribute('aria-expanded', String(suggested.length > 0));
  box.removeAttribute('aria-activedescendant');
  byId('found').textContent = box.value.trim() ? (none ? t('search_none') : count('found', suggested.length)) : '';
}

function highlight(rank) {
  active = rank;
  [...byId('suggestions').children].forEach((option, at) => {
    option.setAttribute('aria-selected', String(at === rank));
    if (at === rank) option.scrollIntoView({ block: 'nearest' });
  });
  byId('search').setAttribute('aria-activedescendant', `option-${rank}`);
}

function closeSuggestions() {
  byId('suggestions').hidden = true;
  byId('search').setAttribute('aria-expanded', 'false');
  byId('search').removeAttribute('aria-activedescendant');
}

function choose(rank) {
  const node = suggested[rank];
  if (!node) return;
  byId('search').value = nameOf(node);
  closeSuggestions();
  select(node.id, true);
}

function searchKey(event) {
  if (event.key === 'Escape') {
    event.stopPropagation();
    if (byId('suggestions').hidden) { byId('search').value = ''; select(null); } else closeSuggestions();
  } else if (event.key === 'Enter') choose(Math.max(active, 0));
  else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && suggested.length) {
    event.preventDefault();
    const way = event.key === 'ArrowDown' ? 1 : -1;
    highlight((active + way + suggested.length + (active < 0 && way < 0 ? 1 : 0)) % suggested.length);
  }
}

function openSearch() {
  const box = byId('search');
  box.addEventListener('input', suggest);
  box.addEventListener('keydown', searchKey);
  box.addEventListener('blur', closeSuggestions);
}
