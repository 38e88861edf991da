// Asking as clients over XMLHttpRequest do, and failing in their words. Not: what is asked.

class AxiosError extends Error {
  constructor(message, code, response) {
    super(message);
    this.name = 'AxiosError';
    this.code = code;
    this.response = response;
  }
}

/** Send JSON; resolve to `{status, data}`, reject as the client does where there is no 2xx. */
export function request(method, url, body, timeout = 0) {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open(method, url);
    sent.timeout = timeout;
    sent.setRequestHeader('Content-Type', 'application/json');
    sent.onload = () => {
      const response = { status: sent.status, data: sent.responseText };
      if (sent.status < 400) return resolve(response);
      const code = sent.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE';
      reject(new AxiosError(`Request failed with status code ${sent.status}`, code, response));
    };
    sent.onerror = () => reject(new AxiosError('Network Error', 'ERR_NETWORK'));
    sent.ontimeout = () => {
      reject(new AxiosError(`timeout of ${timeout}ms exceeded`, 'ECONNABORTED'));
    };
    sent.send(body === undefined ? null : JSON.stringify(body));
  });
}
