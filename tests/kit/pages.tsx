import { renderPage } from '../../src/ui/index.ts';
import { Case, Threads } from './case.tsx';
import { Find, Start } from './public.tsx';
import { Record } from './record.tsx';
import { Today } from './today.tsx';

export const pages = {
  today: () => renderPage(<Today />),
  case: () => renderPage(<Case />),
  threads: () => renderPage(<Threads />),
  record: () => renderPage(<Record />),
  start: () => renderPage(<Start />),
  find: () => renderPage(<Find />),
};
