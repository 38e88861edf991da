// What one captured fact looks like, in the words of the API. Not: who captures, who sends.

export type LogType = 'console' | 'network' | 'storage';
export type Level = 'error' | 'warn' | 'info' | 'debug';
export type EventType = 'log' | 'click' | 'navigation';
export type Payload = Record<string, unknown>;

/** An element of `logs`. */
export interface LogEntry {
  type: LogType;
  level: Level;
  payload: Payload;
  timestamp: string;
  eventType: EventType;
  eventMetadata: Payload;
  entryId: string;
}

/** What a capture hands over: the time and the id are added by the buffer. */
export interface Fact {
  type: LogType;
  level: Level;
  payload: Payload;
  eventType?: EventType;
  eventMetadata?: Payload;
  /** When it began, milliseconds since 1970; now when left out. */
  at?: number;
}

/** Take a fact; returns the id of its entry, or '' when it was dropped. */
export type Emit = (fact: Fact) => string;

/** Undo what a start did. */
export type Stop = () => void;
