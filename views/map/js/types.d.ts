// What the page is given and what it makes of it, for the checks alone: no page holds this file.

/** Days since 1970. The end of a span is the first day after it; null is not known, or not ended. */
type Day = number;
type Span = [from: Day, end: Day];
/** A key of Page.texts. */
type Lang = string;
type Point = { x: number; y: number };
type Box = { left: number; right: number; top: number; bottom: number };

/** Formal, informal, not stated. */
type Formality = 1 | 0 | -1;
type TieMore = {
  event?: string;
  evidence?: string;
  file?: string;
  reporter?: number;
  stated?: string[];
  weight?: [number, string];
};
/** Read with the indexes of model.js. Without a type it is presence together, which is no tie on record. */
type Tie = [
  type: string | null,
  from: Day | null,
  fromPrecision: number,
  to: Day | null,
  toPrecision: number,
  fromKnown: 0 | 1,
  toKnown: 0 | 1,
  dataset: number,
  row: number,
  direction: 0 | 1 | 2,
  more: TieMore,
];
type Part = [
  role: string,
  from: Day | null,
  fromPrecision: number,
  to: Day | null,
  toPrecision: number,
  dataset: number,
  row: number,
  more: { evidence?: string; stated?: string[]; file?: string },
];

type EventKind = 'programme' | 'body' | 'project' | 'site' | 'meeting';
interface MapNode extends Point {
  id: number;
  key: string;
  kind: 'actor' | EventKind;
  label: string;
  labels?: Record<Lang, string>;
  shape: string;
  color: string;
  /** Of an actor; an event has none. */
  sector: string;
  form: string;
  identifier: string;
  aliases: string[];
  territory: string;
  from: Day | null;
  to: Day | null;
  /** First day of the first survey that asked this actor. */
  asked?: Day;
  /** Of the start and the end of an event. */
  precision: [number, number];
  stated: string[];
}
interface Group extends Point {
  id: number;
  rank: number;
  kind: 'group';
  label: string;
  labels: Record<Lang, string>;
  shape: string;
  color: string;
  actors: number;
  pairs: number;
  outer: number;
}
type Mark = MapNode | Group;

interface Ends {
  from: number;
  to: number;
  lane: number;
}
interface TieLine extends Ends {
  id: number;
  kind: 'tie';
  formality: Formality;
  dated: boolean;
  ties: Tie[];
}
interface PartLine extends Ends {
  kind: 'part';
  parts: Part[];
}
interface ParentLine extends Ends {
  kind: 'parent';
}
type ChangeKind = 'formed' | 'formalised' | 'ended' | 'kept';
interface ChangeLine extends Ends {
  kind: ChangeKind;
  was: Set<Formality>;
  is: Set<Formality>;
}
interface GroupLine extends Ends {
  kind: 'groups';
  n: number;
  counts: Partial<Record<ChangeKind, number>>;
}
interface OuterLine extends Ends {
  kind: 'outer';
}
type StoredLine = TieLine | PartLine | ParentLine;
type DrawnLine = StoredLine | ChangeLine | GroupLine | OuterLine;
type LineTie = [line: TieLine, tie: Tie];
type LineParts = [line: PartLine, parts: Part[]];

interface Steps {
  step: 'month' | 'quarter' | 'year';
  /** One more than labels. */
  bounds: Day[];
  labels: string[];
  /** 0 observed, 1 not wholly, 2 by nobody. */
  partial: number[];
  opening: number;
}
interface Grouping {
  kind: string;
  of: number[];
  keys: string[];
  labels: Record<Lang, string[]>;
  x: number[];
  y: number[];
}
interface Milestone {
  label: string;
  from: Day;
  precision: number;
}
/** What page.py puts beside marks and lines. */
interface Page {
  title: string;
  lang: Lang;
  stamp: Record<Lang, string[]>;
  warnings: Record<Lang, string[]>;
  texts: Record<Lang, Record<string, string>>;
  /** Habits of each language: thousands, decimal, one (which numbers are singular), first_day, name. */
  language: Record<Lang, Record<string, string>>;
  labels: Record<string, Record<Lang, Record<string, string>>>;
  marks: Record<string, { shape: string; color: string }>;
  order: string[];
  dashes: Record<string, number[]>;
  outlines: Record<string, string>;
  steps: Steps | null;
  step_choices: Steps[];
  surveyed: boolean;
  many_meetings: boolean;
  opening_off: string[];
  ego: number | null;
  milestones: Milestone[];
  territories: Record<string, string>;
  datasets: string[];
  groupings: Grouping[];
  group: string;
}

type Tab = 'groups' | 'between' | 'actors' | 'ties' | 'events';
type Sorting = [column: string, way: number];
interface State {
  lang: Lang;
  steps: Steps | null;
  step: number;
  hidden: Set<string>;
  undated: boolean;
  fresh: boolean;
  speed: 'slow' | 'normal' | 'fast';
  before: number | null;
  lastDay: boolean;
  selected: number | null;
  pair: number[] | null;
  size: string;
  reach: number;
  group: string;
  inside: number | null;
  tab: Tab | 'changes';
  rows: number;
  sort: Record<Tab, Sorting>;
}

/** Ties and pairs of a window, and records by formality. */
interface TiesFound extends Record<Formality, number> {
  records: number;
  pairs: Set<number>;
  together: Set<number>;
  lines: TieLine[];
  ties: LineTie[];
}
interface UndatedFound {
  records: number;
  pairs: Set<number>;
  lines: TieLine[];
  ties: LineTie[];
}
interface Change extends Record<ChangeKind, ChangeLine[]> {
  lines: ChangeLine[];
  newcomers: number[];
  leavers: number[];
  /** Ended pairs of which only the last sight is known. */
  lastSeen: number;
  windows: [Span, Span];
  partial: boolean;
}
/** What is seen at this moment. Lists by number of node, pairs by their own number. */
interface View {
  ties: TiesFound;
  undated: UndatedFound;
  parts: { dated: LineParts[]; undated: LineParts[] };
  /** With the undated ones where their box is ticked. */
  shownTies: LineTie[];
  shownTieLines: TieLine[];
  near: Set<number>[];
  partners: Set<number>[];
  undatedPartners: Set<number>[];
  settings: number[];
  seen: boolean[];
  drawn: boolean[];
  lines: DrawnLine[];
  present: number;
  linked: number;
  datedParts: Set<PartLine>;
  fresh: Set<number>;
  focus: Set<number> | null;
  change: Change | null;
  newcomers: Set<number>;
  leavers: Set<number>;
  /** Those drawn, and every one. */
  groups: Group[];
  allGroups: Group[];
  between: GroupLine[];
  pairsInside: number;
  /** Actors of the largest group; pairs of the widest line. */
  most: number;
  widest: number;
  unseen: { actors: number; pairs: number; events: number } | null;
}

type Stroke = { color: string; width: number; dash: number[] };
type LineLook = { lines: DrawnLine[]; strokes: Stroke[]; alpha: number };
type Sign = Point & { outline: string; color: string };
type MarkLook = {
  size: number;
  shape: string;
  fill: string;
  edge: string;
  width: number;
  alpha: number;
  ring: '' | 'chosen' | 'new' | 'gone';
};
/** The rows of a name, as they are written. */
type Name = {
  id: number;
  lines: (Point & { text: string })[];
  font: string;
  color: string;
  whole?: boolean;
};
type LegendItem = [icon: SVGElement, label: string, width: number];

/** Elements of page.html.jinja that are more than an HTMLElement. */
interface Places {
  search: HTMLInputElement;
  step: HTMLInputElement;
  every: HTMLSelectElement;
  speed: HTMLSelectElement;
  before: HTMLSelectElement;
  windows: HTMLSelectElement;
  group: HTMLSelectElement;
  size: HTMLSelectElement;
  take: HTMLDetailsElement;
  key: HTMLDetailsElement;
}

/** The parts of vis-network that the page uses; it carries no types of its own. */
interface Camera {
  redraw(): void;
  setSize(width: string, height: string): void;
  getScale(): number;
  getViewPosition(): Point;
  canvasToDOM(at: Point): Point;
  moveTo(to: { position?: Point; scale?: number }): void;
  on(event: 'beforeDrawing' | 'afterDrawing', act: (ctx: CanvasRenderingContext2D) => void): void;
  on(event: 'zoom' | 'dragEnd' | 'resize', act: () => void): void;
  on(event: 'click', act: (event: { pointer: { canvas: Point } }) => void): void;
  body: { emitter: { emit(event: '_redraw'): void } };
}
type Asked = { ctx: CanvasRenderingContext2D; id: number; x: number; y: number };
declare const vis: {
  DataSet: new (items: object[]) => object;
  Network: new (place: HTMLElement, data: { nodes: object; edges: object }, options: object) => Camera;
};
