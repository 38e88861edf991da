// The reviews of a product, loaded when somebody asks for them.
import { ask } from './api.js';
import { make } from './frame.js';

export async function showReviews(id, list) {
  const { reviews, average } = await ask(`/products/${id}/reviews`, { anonymous: true });
  const summary = make('li', {}, `${average.toFixed(1)} of 5 stars`);
  const items = reviews.map(({ by, stars, text }) =>
    make('li', {}, make('b', {}, `${by} · ${'★'.repeat(stars)}`), make('p', {}, text)),
  );
  list.replaceChildren(summary, ...items);
}
