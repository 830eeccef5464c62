// Words, numbers and dates in the language of the page.
import { FROM, FROM_KNOWN, FROM_PRECISION, MORE, TO, TO_KNOWN, TO_PRECISION, page, state } from './model.js';

/**
 * A text of the page, its fields filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [fields]
 */
export function t(key, fields) {
  const text = page.texts[state.lang][key];
  return fields ? text.replace(/\{(\w+)\}/g, (_, name) => String(fields[name])) : text;
}
/**
 * A word of the vocabulary.
 * @param {string} list
 * @param {string} code
 */
export const labelOf = (list, code) => page.labels[list][state.lang][code] ?? code;

/** @param {string} habit what the language does: thousands, decimal, one */
const habitual = (habit) => page.language[state.lang][habit];

const figures = new Intl.NumberFormat('en');
/** @type {Record<string, string>} part of a figure -> the habit that says how it is written */
const HABITS = { group: 'thousands', decimal: 'decimal' };
/** @param {number} n */
export const number = (n) =>
  figures
    .formatToParts(n)
    .map(({ type, value }) => (HABITS[type] ? habitual(HABITS[type]) : value))
    .join('');
/**
 * Whether a number takes the singular: "n = 1", or "i = 0,1" where its whole part decides.
 * @param {number} n
 */
function isOne(n) {
  const [part, , ones] = habitual('one').split(' ');
  return ones.split(',').includes(String(part === 'i' ? Math.trunc(n) : n));
}
/**
 * So many of something.
 * @param {string} key
 * @param {number} n
 */
export const count = (key, n) => t(key + (isOne(n) ? '_one' : '_many'), { n: number(n) });

export const languages = Object.keys(page.texts);
const collators = Object.fromEntries(
  languages.map((lang) => [lang, new Intl.Collator(lang, { numeric: true })]),
);
/**
 * @param {string} a
 * @param {string} b
 */
export const compare = (a, b) => collators[state.lang].compare(a, b);

/**
 * Lower case, without accents: what is compared when someone types.
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

// Dates as they were stated: a year, a month or a day; ends are kept excluded and said included.

/** @param {Day} day */
export const asDate = (day) => new Date(day * 86400000);
const months = () => t('months').split(' ');

/**
 * @param {Day} day
 * @param {number} precision 0 a day, 1 a month, 2 a year
 */
export function sayDate(day, precision) {
  const date = asDate(day);
  const year = String(date.getUTCFullYear());
  if (precision === 2) return year;
  const month = months()[date.getUTCMonth()];
  if (precision === 1) return `${month} ${year}`;
  const first = date.getUTCDate() === 1;
  return t('day_month', { day: first ? habitual('first_day') : date.getUTCDate(), month, year });
}

/** @param {Tie} tie */
function sayStart(tie) {
  if (tie[FROM] === null) return t('no_date');
  const date = sayDate(tie[FROM], tie[FROM_PRECISION]);
  return tie[FROM_KNOWN] ? date : t('already', { date });
}

/** @param {Tie} tie */
function sayEnd(tie) {
  if (tie[TO] === null) return t(tie[TO_KNOWN] ? 'open_ended' : 'end_unknown');
  const date = sayDate(tie[TO] - 1, tie[TO_PRECISION]);
  return tie[TO_KNOWN] ? date : t('last_seen', { date });
}

/** @param {string[] | undefined} stated */
const sayStated = (stated) => (stated && stated.length ? t('stated_as', { said: stated.join(', ') }) : '');

/**
 * One sentence: "mars 2019" for what lasts its own date, else start and end.
 * @param {Tie} tie
 */
export function saySpan(tie) {
  const said = sayStated(tie[MORE].stated);
  if (tie[FROM] === null) return [t('no_date'), said].filter(Boolean).join(', ');
  const start = sayStart(tie);
  const sameSpan =
    tie[TO] !== null &&
    tie[TO_KNOWN] &&
    tie[FROM_KNOWN] &&
    sayDate(tie[TO] - 1, tie[FROM_PRECISION]) === start &&
    tie[FROM_PRECISION] === tie[TO_PRECISION];
  return [sameSpan ? start : `${start} → ${sayEnd(tie)}`, said].filter(Boolean).join(', ');
}

/**
 * The span of an event or a participation: what is not stated is said so.
 * @param {[from: Day | null, precision: number]} start
 * @param {[to: Day | null, precision: number]} end
 * @param {string[]} [stated]
 */
export function sayEventSpan([from, fromPrecision], [to, toPrecision], stated) {
  const said = sayStated(stated);
  if (from === null && to === null) return [t('no_date'), said].filter(Boolean).join(', ');
  if (from === null) return t('until', { date: sayDate(Number(to) - 1, toPrecision) });
  const start = sayDate(from, fromPrecision);
  if (to === null) return [t('since', { date: start }), t('end_unknown'), said].filter(Boolean).join(', ');
  const last = sayDate(to - 1, toPrecision);
  return [start === last ? start : `${start} → ${last}`, said].filter(Boolean).join(', ');
}

/** @param {string} label 2021, 2021-Q3 or 2021-07 */
export function sayPeriod(label) {
  const [year, rest] = label.split('-');
  if (!rest) return year;
  if (rest[0] === 'Q') return t('quarter', { n: t('quarters').split(' ')[Number(rest[1]) - 1], year });
  return `${months()[Number(rest) - 1]} ${year}`;
}
