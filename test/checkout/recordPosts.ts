import type { Network } from '../renderCheckout.js';

/** What left the component towards createPayment. */
export interface Post {
  body: unknown;
  headers: Record<string, string>;
}

/** Writes every POST down, waits as long as it is told to, and passes it on. */
export function recordPosts(until: Promise<unknown> = Promise.resolve()): {
  posts: Post[];
  network: Network;
} {
  const posts: Post[] = [];
  const network: Network = async (request, next) => {
    if (request.method === 'POST') {
      posts.push({ body: await request.clone().json(), headers: Object.fromEntries(request.headers) });
      await until;
    }
    return next(request);
  };
  return { posts, network };
}
