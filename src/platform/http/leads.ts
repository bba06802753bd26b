/** Where a page of ours answers: nobody is sent anywhere else. */
import type { Route } from './room.ts'

/** Paths at which a page answers, by the patterns of the routes. */
export function leadsTo(routes: readonly Route[]): (path: string) => boolean {
  const pages = routes
    .filter((route) => route.method === 'GET')
    .map(
      (route) =>
        new RegExp(
          `^${route.path
            .split('/')
            .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
            .join('/')}$`,
        ),
    )
  return (path) => pages.some((page) => page.test(path.split(/[?#]/)[0] ?? ''))
}

/** The nearest address above this one at which a page answers. */
export function pageAbove(path: string, leads: (path: string) => boolean): string {
  for (let above = path.slice(0, path.lastIndexOf('/')); above !== ''; above = above.slice(0, above.lastIndexOf('/')))
    if (leads(above)) return above
  return '/today'
}
