/** The thread beside the one that serves pages (platform/threads): what it can do, and nothing else of the product. */
import { markFigures, markingWork } from './modules/council/releases/index.ts'
import { pdfOf, pdfWork, wordOf, wordWork, workbookOf, workbookWork } from './platform/documents/index.ts'
import { doing, serveWork } from './platform/threads/index.ts'

serveWork([
  doing(pdfWork, pdfOf),
  doing(wordWork, wordOf),
  doing(workbookWork, workbookOf),
  doing(markingWork, markFigures),
])
