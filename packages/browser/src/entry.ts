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

/** What an entry may say beside its type, level and payload. */
export interface More {
  eventType?: EventType;
  eventMetadata?: Payload;
  /** When it began, milliseconds since 1970; now when left out. */
  at?: number;
}

/** Take a fact; returns the id of its entry. The time and the id are added by the buffer. */
export type Emit = (type: LogType, level: Level, payload: Payload, more?: More) => string;

/** Undo what a start did. */
export type Stop = () => void;
