// What the file holds, read once, and the state of the page.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const page = read('page-data');
// What is empty is left out of the file.
const nodes = read('node-data').map((node) => ({
  label: '', aliases: [], identifier: '', territory: '', form: 'organisation', from: null, to: null, stated: [],
  ...page.marks[node.sector || node.kind], ...node,
}));
const lines = read('line-data').map((line) => ({ lane: 0, dated: false, ...line }));
let steps = page.steps;

const TYPE = 0, FROM = 1, FROM_PRECISION = 2, TO = 3, TO_PRECISION = 4, FROM_KNOWN = 5, TO_KNOWN = 6,
  DATASET = 7, ROW = 8, DIRECTION = 9, MORE = 10;
const ROLE = 0, PART_DATASET = 5, PART_ROW = 6, PART_MORE = 7;

const isActor = (node) => node.kind === 'actor';
const tieLines = lines.filter((line) => line.kind === 'tie');
const partLines = lines.filter((line) => line.kind === 'part');
const parentLines = lines.filter((line) => line.kind === 'parent');
const datedTies = tieLines.some((line) => line.dated);
const isDated = (part) => part[FROM] !== null;
const hasUndated = tieLines.some((line) => !line.dated) || partLines.some((line) => !line.parts.every(isDated));
const kindsPresent = page.order.filter((kind) =>
  nodes.some((node) => (isActor(node) ? node.sector : node.kind) === kind));
const sectorsPresent = kindsPresent.filter((kind) => nodes.some((node) => node.sector === kind));
const eventsPresent = kindsPresent.filter((kind) => !sectorsPresent.includes(kind));

// The lines that touch each node, by number.
const touching = nodes.map(() => []);
lines.forEach((line) => { touching[line.from].push(line); touching[line.to].push(line); });
const otherEnd = (line, node) => (line.from === node ? line.to : line.from);

const state = {
  lang: page.lang,
  step: steps ? steps.opening : 0,
  hidden: new Set(page.opening_off),   // sectors, kinds of events and of ties ticked off
  undated: hasUndated && !datedTies,
  fresh: true,
  speed: 'normal',
  before: null,     // the earlier period of a comparison
  lastDay: false,   // compare last days rather than whole periods
  selected: page.ego === null ? null : page.ego,
  pair: null,
  size: 'same',     // what the size of a mark says
  reach: 1,         // steps from the chosen actor that are shown
  group: page.group,
  inside: null,     // the group opened, by its rank
  tab: page.group ? 'groups' : 'actors',
  sort: { groups: ['name', 1], between: ['couple', 1], actors: ['name', 1], ties: ['first', 1], events: ['name', 1] },
};
