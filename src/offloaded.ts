/** The worker thread beside what serves pages (platform/offload): what it can do, and nothing else of the product. */
import { markFigures, markingWork } from './modules/council/releases/index.ts'
import {
  pdfOf,
  pdfWork,
  pngOf,
  pngWork,
  wordOf,
  wordWork,
  workbookOf,
  workbookWork,
} from './platform/documents/index.ts'
import { doing, serveWork } from './platform/offload/index.ts'

serveWork([
  doing(pdfWork, pdfOf),
  doing(wordWork, wordOf),
  doing(workbookWork, workbookOf),
  doing(pngWork, pngOf),
  doing(markingWork, markFigures),
])
