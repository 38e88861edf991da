// Instants in the reader's own zone: the server writes UTC, and knows no other. Not: what is shown.

const CLOCK: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
};
const FORMS: Record<string, Intl.DateTimeFormat> = {
  date: new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }),
  // of another year, the day alone would be taken for one of this
  year: new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }),
  clock: new Intl.DateTimeFormat(undefined, CLOCK),
  moment: new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...CLOCK,
  }),
};

/** Write every instant below an element in local time; UTC stays behind it, on hover. */
export function localTimes(root: ParentNode): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-form]:not([data-local])')) {
    const at = new Date(time.dateTime);
    const isOld = at.getFullYear() !== new Date().getFullYear();
    const named = time.dataset.form ?? '';
    const form = FORMS[named === 'date' && isOld ? 'year' : named];
    if (form) time.textContent = form.format(at);
    time.dataset.local = '';
  }
}
