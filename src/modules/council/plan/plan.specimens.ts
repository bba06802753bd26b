/** 計画: its right inputs, for the tests that walk through all rooms. */
import { fiscalYearOf } from '../../../platform/japanese/index.ts'
import { act } from '../../../../tests/support/people.ts'
import { type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { answerFinding, enterFinding } from './index.ts'

/** The plan that is shown on the day on which worlds stand. */
export const planYear = fiscalYearOf(today)

/** Entered by the office and not answered yet. Pages and the API have two names for its code. */
export const aFinding: Maker<{ code: string; finding: string }> = async (w) => {
  const { code } = valueOf(
    await act(w.council, w.office, (ctx) =>
      enterFinding(ctx, planYear, {
        kind: 'scope',
        title: '範囲のちがい',
        text: '本文と別紙で、対象がちがう。',
        places: [{ document: 'body', place: 'III', quote: '全機関' }],
        measureId: 'M101',
      }),
    ),
  )
  return { code, finding: code.toLowerCase() }
}

const answer = { status: 'explained', note: 'x', fixedIn: 'x' }

export const specimens: RoomSpecimens = {
  forms: {
    '/plan/findings/new': {
      by: 'office',
      fields: {
        kind: 'scope',
        title: 'x',
        text: 'x',
        measureId: 'M101',
        'places.0.document': 'body',
        'places.0.place': 'x',
        'places.0.quote': 'x',
        'places.1.document': 'annex',
        'places.1.place': 'x',
        'places.1.quote': 'x',
      },
    },
    '/plan/findings/:code': { by: 'office', at: (w) => w.of(aFinding), fields: answer },
  },
  writes: {
    'POST /plan/findings': {
      by: 'office',
      body: {
        fiscalYear: planYear,
        kind: 'scope',
        title: 'x',
        text: 'x',
        places: [{ document: 'body', place: 'x', quote: 'x' }],
        measureId: 'M101',
      },
    },
    'POST /plan/findings/{finding}/answers': {
      by: 'office',
      at: (w) => w.of(aFinding),
      body: { ...answer, fiscalYear: planYear },
    },
  },
  actions: {
    enterFinding: {
      by: 'office',
      event: 'finding.entered',
      ready: async () => (ctx) =>
        enterFinding(ctx, planYear, {
          kind: 'scope',
          title: '新',
          text: '新',
          places: [{ document: 'body', place: '新', quote: '新' }],
          measureId: null,
        }),
    },
    answerFinding: {
      by: 'office',
      event: 'finding.answered',
      ready: async (w) => {
        const { code } = await w.of(aFinding)
        return (ctx) => answerFinding(ctx, planYear, code, { status: 'explained', note: '新', fixedIn: '' })
      },
    },
  },
  pages: {
    '/plan/paper/:file': async () => ({ file: 'plan.docx' }),
  },
}
