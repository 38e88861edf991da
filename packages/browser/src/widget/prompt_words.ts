// The words of the prompt after an error. All languages load with it: a page that wants it is rare.

export interface PromptWords {
  crashed: string;
  tell: string;
  dismiss: string;
}

export const PROMPT_WORDS: Record<string, PromptWords> = {
  en: { crashed: 'Something went wrong.', tell: 'Tell us what happened', dismiss: 'Not now' },
  de: {
    crashed: 'Da ist etwas schiefgegangen.',
    tell: 'Beschreiben, was passiert ist',
    dismiss: 'Nicht jetzt',
  },
  es: { crashed: 'Algo ha salido mal.', tell: 'Contar qué ha pasado', dismiss: 'Ahora no' },
  ar: { crashed: 'حدث خطأ ما.', tell: 'أخبرنا بما حدث', dismiss: 'ليس الآن' },
};
