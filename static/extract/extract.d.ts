// The types of extract.js. What `extract` returns is what `cargo dramatis extract --offsets utf16` writes: positions
// are indices into the JavaScript string, spans are half open. Fields are added, never renamed or removed.

/** Fetches the code and the model, once however often it is called. */
export function load(): Promise<Dramatis>;

export interface Dramatis {
  /** Everything found in one article. Throws where `text` is not a string or is longer than 32 MB. */
  extract(text: string, options?: Options): Found;
  /** The names alone, in order, in less time: who is who is not asked. Throws as `extract` does. */
  names(text: string): Name[];
}

export interface Name extends Span {
  /** Person, organisation, place, or other names, after CoNLL-2003. */
  type: "PER" | "ORG" | "LOC" | "MISC";
}

export interface Options {
  /** The headline, where it is known apart from the text. */
  title?: string | null;
  /** The day of publication, "2023-08-03" or as articles write it. What is no day is taken as not stated. */
  date?: string | null;
}

export interface Found {
  /** The day of the article and how it is known: given, or found in the text. */
  date: Day | null;
  /** What each stretch of the text is, in order, without overlap. */
  anatomy: Block[];
  /** The names, in order. Names inside noise are left out. */
  entities: Entity[];
  /** Every place where the text speaks of somebody, by name or otherwise. */
  mentions: Mention[];
  /** Time expressions, in order. Those inside noise are left out. */
  dates: DateSpan[];
  /** Who said what, in order, a record a sentence. */
  quotes: Quote[];
  /** Who met whom. */
  meetings: Meeting[];
  /** Who holds, held or is to hold which office, in order. */
  offices: Office[];
}

export interface Span {
  start: number;
  end: number;
}

export interface Day {
  /**
   * Year, month and day: "2023-08-03". Where the day was inferred and is one of a few, the week ("2023-W31"), month or
   * year that holds all of them; null where nothing does. `why` says what is known.
   */
  value: string | null;
  why: string;
}

export interface Block extends Span {
  kind: "headline" | "standfirst" | "byline" | "dateline" | "credit" | "caption" | "body" | "noise";
  why: string;
}

export interface Entity extends Span {
  /** The name as the text has it. */
  text: string;
  /** Person, organisation, place, or other names, after CoNLL-2003. */
  type: "PER" | "ORG" | "LOC" | "MISC";
  /** The same number for all names of one person or thing in this text. */
  cluster: number;
  /** Its fullest name in this text. */
  name: string;
  why: string;
}

export interface Mention extends Span {
  cluster: number;
  kind: "name" | "role" | "pronoun";
}

export interface DateSpan extends Span {
  text: string;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** As TIMEX3 writes it; null where nothing is certain. */
  value: string | null;
  why: string;
}

export interface Quote extends Span {
  kind: "direct" | "mixed" | "indirect";
  /** The cluster of who says it. */
  speaker: number | null;
  /** Start and end of the words that name the speaker. */
  by: [number, number] | null;
  /** Start and end of the words that tell of saying. */
  cue: [number, number] | null;
  /** What those make of the words: "said", "warned", "denied" and others. */
  stance: string;
  why: string;
}

export interface Meeting {
  /** Clusters. */
  participants: number[];
  /** Sides without a name, as printed. */
  sides: Span[];
  /** The cluster of the place. */
  place: number | null;
  /** When, as TIMEX3 writes it, where that is certain. */
  date: string | null;
  /** The words that say when. */
  time: Span | null;
  status: "held" | "planned" | "denied";
  /** The words that say about what. */
  topics: Span[];
  /** Starts and ends of the words that tell of it. */
  evidence: [number, number][];
  why: string;
}

/** Its span is that of the office's words. */
export interface Office extends Span {
  /** The cluster of who holds it. */
  holder: number;
  /** The cluster of the country or body. */
  of: number | null;
  phase: "past" | "present" | "future";
  /** The words that say since when or until when. */
  time: Span | null;
  /** Start and end of the words that tie both. */
  evidence: [number, number];
}
