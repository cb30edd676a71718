/** What a caller may say about an article; blank strings count as absent. */
export interface Options {
  /** When it appeared: `2021-07-08`, `2021-07` or `2021`. Wins over what the text says. */
  published?: string;
  /** Its language, a code of `languages()`; guessed when absent. */
  language?: string;
}

export interface LanguageInfo {
  /** ISO 639-1. */
  code: string;
  /** Its name in English. */
  name: string;
}

/** `text.slice(start, end)` are the words: offsets count UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** The short form of a `Span`: start and end. */
export type Pair = [number, number];

/** How far a reader may rely on an item. */
export type Certainty = "sure" | "likely" | "check";

/** The rule and the words that decided. */
export interface Why {
  rule: string;
  cues: Pair[];
  /** The readings that lost. */
  alternatives: string[];
}

/** Everything found in one article; lists are sorted by start, then by end descending. */
export interface Analysis {
  schema: "depeche/1";
  version: string;
  offsets: "utf-16";
  document: DocumentInfo;
  dates: DateMention[];
  places: PlaceMention[];
  actors: ActorMention[];
  entities: Entity[];
  quotes: Quote[];
  relations: Relation[];
  focus: { countries: { country: string; share: number }[] };
}

/** Header and structure of the article. */
export interface DocumentInfo {
  /** ISO 639-1, or `other`. */
  language: string;
  language_certainty: Certainty | null;
  title: Span | null;
  dateline: Span | null;
  byline: Span | null;
  agency: Span | null;
  published: Published | null;
  blocks: Block[];
  sentences: Pair[];
}

/** When the article appeared; without offsets when the caller said it. */
export interface Published extends Partial<Span> {
  /** `2021-07-08`, `2021-07` or `2021`. */
  value: string;
  from: "option" | "header" | "dateline" | "text";
}

export interface Block extends Span {
  kind: "title" | "header" | "heading" | "paragraph" | "caption";
}

/** An item of the text with its words. */
export interface Mention<Id extends string> extends Span {
  id: Id;
  text: string;
  certainty: Certainty;
  why: Why;
}

/** An expression of time. */
export interface DateMention extends Mention<`d${number}`> {
  kind: "date" | "time" | "duration" | "set";
  /** TIMEX3. */
  value: string;
  mod: "START" | "MID" | "END" | "APPROX" | "MORE_THAN" | "LESS_THAN" | "BEFORE" | "AFTER" | null;
  /** First civil day, `YYYY-MM-DD`. */
  earliest: string | null;
  /** Last civil day. */
  latest: string | null;
  /** EDTF level 1. */
  edtf: string | null;
  anchor: "absolute" | "publication" | "previous" | "none";
}

/** A name of a place. */
export interface PlaceMention extends Mention<`p${number}`> {
  /** The usual full name. */
  name: string;
  kind: "country" | "region" | "city" | "water" | "mountain" | "site" | "area";
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  lat: number | null;
  lon: number | null;
  /** Whether the place itself is meant, its government or team, or it is part of an organisation's name. */
  use: "literal" | "metonymic" | "nested";
  /** Its number in GeoNames. */
  geonames: number | null;
}

export type ActorKind = "person" | "organisation" | "group" | "role";

/** A mention of somebody who acts or speaks, or of an institution. */
export interface ActorMention extends Mention<`a${number}`> {
  kind: ActorKind;
  entity: `e${number}`;
  /** Whether it acts or speaks here, or is a name: what a first view shows. */
  principal: boolean;
}

/** Who or what stands behind mentions. */
export interface Entity {
  id: `e${number}`;
  kind: ActorKind;
  /** The fullest name in the article. */
  name: string;
  role: string | null;
  aliases: string[];
  mentions: `a${number}`[];
  quotes: `q${number}`[];
  source: "named" | "anonymous" | "institution" | "witness" | "collective" | null;
  /** How much of the article it is: a point a mention, one more for each that is the subject of its clause, two a quote
   * that is no part of another, three if the title names it. The list itself is in the order of first mentions. */
  salience: number;
}

/** Speech, or marks that are no speech (`scare`). */
export interface Quote extends Mention<`q${number}`> {
  kind: "direct" | "indirect" | "scare";
  speaker: `e${number}` | null;
  /** The words that name the speaker here. */
  speaker_span: Pair | null;
  cue: Cue | null;
  addressee: Pair | null;
  medium: Pair | null;
  /** The indirect quote that holds this one. */
  within: `q${number}` | null;
}

/** The words that report speech. */
export interface Cue extends Span {
  /** Lemma of the verb, or the frame ("selon"). */
  verb: string;
  stance: "neutral" | "doubt" | "emphasis" | "opinion" | "emotion" | "conditional";
}

/** What stands together in one clause, from its first to its last word: named together, no more. */
export interface Relation extends Span {
  /** Index in `document.sentences`. */
  sentence: number;
  /** Who: mentions in the clause, and the subject that it shares with the clause before or takes up with "qui". */
  actors: `a${number}`[];
  /** Where: places that are meant themselves, not their government. */
  places: `p${number}`[];
  dates: `d${number}`[];
  /** Quotes that the clause reports. */
  quotes: `q${number}`[];
  /** The quote that the clause is a part of. */
  within: `q${number}` | null;
}

/** A stretch of the text that the same marks cover. */
export interface Segment extends Span {
  /** What covers it, the widest first; empty for plain text. */
  marks: Mark[];
}

/** One item of the analysis as it covers a segment. */
export interface Mark {
  layer: "quotes" | "actors" | "places" | "dates";
  /** Its id in the analysis. */
  id: string;
  /** Its `kind`; for places, its `use`. */
  kind: string;
}
