// Says when what somebody asked for got no answer, or one that is no part of this page: without a
// word a key pressed in vain looks like a key that works. Not: what asks by itself and again.

interface Asked extends Event {
  detail: {
    ctx: {
      sourceElement: Element | null;
      select?: string | null;
      text?: string;
      response?: { status: number; raw: Response };
    };
  };
}

interface Failed extends Event {
  detail: Partial<Asked['detail']>;
}

/** Watch what htmx asks for. */
export function watchAnswers(): void {
  document.addEventListener('htmx:error', (event) => {
    const source = (event as Failed).detail.ctx?.sourceElement;
    if (source?.matches('form, a, button, input, select'))
      show('The server did not respond, so this may not have been saved. Try again in a moment.');
  });
  document.addEventListener('htmx:after:request', (event) => {
    const { response, select, text } = (event as Asked).detail.ctx;
    if (!response) return;
    if (isSignIn(response.raw)) {
      event.preventDefault();
      show('You are signed out. Reload the page to sign in.');
    } else if (select?.startsWith('#') && !text?.includes(`id="${select.slice(1)}"`)) {
      // swapped in, a page of an error would take the list away
      event.preventDefault();
      show(`That did not work (${response.status}). Reload the page.`);
    }
  });
  document.addEventListener('htmx:after:swap', () => {
    document.getElementById('lost')?.remove();
  });
}

function isSignIn(answer: Response): boolean {
  return answer.redirected && new URL(answer.url).pathname === '/sign-in';
}

function show(words: string): void {
  document.getElementById('lost')?.remove();
  const told = document.createElement('p');
  told.id = 'lost';
  told.className = 'notice bad lost';
  told.setAttribute('role', 'alert');
  told.textContent = words;
  document.body.append(told);
}
