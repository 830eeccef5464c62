// Dates as they were stated: a year, a month or a day; ends are kept excluded and said included.
const asDate = (day) => new Date(day * 86400000);
const months = () => t('months').split(' ');

function sayDate(day, precision) {
  const date = asDate(day);
  const year = String(date.getUTCFullYear());
  if (precision === 2) return year;
  const month = months()[date.getUTCMonth()];
  if (precision === 1) return `${month} ${year}`;
  const first = date.getUTCDate() === 1;
  return t('day_month', { day: first ? t('first_day') : date.getUTCDate(), month, year });
}

function sayStart(tie) {
  if (tie[FROM] === null) return t('no_date');
  const date = sayDate(tie[FROM], tie[FROM_PRECISION]);
  return tie[FROM_KNOWN] ? date : t('already', { date });
}

function sayEnd(tie) {
  if (tie[TO] === null) return t(tie[TO_KNOWN] ? 'open_ended' : 'end_unknown');
  const date = sayDate(tie[TO] - 1, tie[TO_PRECISION]);
  return tie[TO_KNOWN] ? date : t('last_seen', { date });
}

// One sentence: "mars 2019" for what lasts its own date, else start and end.
function saySpan(tie) {
  const said = tie[MORE].stated ? t('stated_as', { said: tie[MORE].stated.join(', ') }) : '';
  if (tie[FROM] === null) return [t('no_date'), said].filter(Boolean).join(', ');
  const start = sayStart(tie);
  const sameSpan = tie[TO] !== null && tie[TO_KNOWN] && tie[FROM_KNOWN]
    && sayDate(tie[TO] - 1, tie[FROM_PRECISION]) === start && tie[FROM_PRECISION] === tie[TO_PRECISION];
  return [sameSpan ? start : `${start} → ${sayEnd(tie)}`, said].filter(Boolean).join(', ');
}

function sayPeriod(label) {
  const [year, rest] = label.split('-');
  if (!rest) return year;
  if (rest[0] === 'Q') return t('quarter', { n: t('quarters').split(' ')[rest[1] - 1], year });
  return `${months()[rest - 1]} ${year}`;
}

// The spans of an event or a participation: what is not stated is said so.
function sayEventSpan(from, fromPrecision, to, toPrecision, stated) {
  const said = stated && stated.length ? t('stated_as', { said: stated.join(', ') }) : '';
  if (from === null && to === null) return [t('no_date'), said].filter(Boolean).join(', ');
  if (from === null) return t('until', { date: sayDate(to - 1, toPrecision) });
  const start = sayDate(from, fromPrecision);
  if (to === null) return [t('since', { date: start }), t('end_unknown'), said].filter(Boolean).join(', ');
  const end = sayDate(to - 1, toPrecision);
  return [start === end ? start : `${start} → ${end}`, said].filter(Boolean).join(', ');
}
