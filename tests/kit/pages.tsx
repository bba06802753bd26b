import { renderPage } from '../../src/ui/index.ts'
import { Case, Threads } from './case.tsx'
import { Kpi, Roadmap } from './figures.tsx'
import { Find, Start } from './public.tsx'
import { Record } from './record.tsx'
import { Today } from './today.tsx'

export const pages = {
  today: () => renderPage(<Today />),
  case: () => renderPage(<Case />),
  threads: () => renderPage(<Threads />),
  kpi: () => renderPage(<Kpi />),
  roadmap: () => renderPage(<Roadmap />),
  record: () => renderPage(<Record />),
  start: () => renderPage(<Start />),
  find: () => renderPage(<Find />),
}
