/** At the door: who has come, by number or by what the QR code says; and what is heard at the booths. */
import { choice, form, line } from '../../../forms/index.ts'
import { chosenId } from './gathering.form.ts'
import { interviewResults } from './interview.labels.ts'

const missing = '受付番号か、受付票の記号を入れてください。'

export const checkInForm = form({ typed: line('受付番号か、受付票の記号', { most: 60, empty: missing }) })

export const doorResultForm = form({
  interviewId: chosenId('面談', '面談を選んでください。'),
  result: choice('面談の結果', interviewResults),
})
