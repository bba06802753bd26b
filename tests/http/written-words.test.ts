/** Promise 5: no written word is lost, whatever happens to the form: twice sent, overtaken, too late, refused. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  begunJointSupport,
  openedCase,
  recordedTraining,
  sentReferral,
  talkedAgain,
} from '../support/thread.ts'
import { type Client, decoded, fieldOf, openWeb, type Shown, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let colleague: SignedInPerson
let stranger: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  worker = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
    name: '宮澤 由美',
  })
  colleague = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
    name: '小林 直樹',
  })
  stranger = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-matsumoto',
    deskId: 'ms-matsumoto',
  })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const onDay = (name: string, day: string): Record<string, string> => ({
  [`${name}.year`]: day.slice(0, 4),
  [`${name}.month`]: day.slice(5, 7),
  [`${name}.day`]: day.slice(8),
})
const talk = (note: string) => ({
  ...onDay('occurredOn', '2026-01-20'),
  channel: 'visit',
  speaker: 'self',
  topics: ['job-search'],
  note,
  'nextAction.kind': 'call',
  ...onDay('nextAction.dueOn', '2026-01-27'),
  'nextAction.note': '電話する',
})
const notesOf = async (caseId: string): Promise<string[]> =>
  (
    await open.ownerQuery<{ note: string }>('select note from consultations where case_id = $1 order by recorded_at', [
      caseId,
    ])
  ).map((row) => row.note)

test('one form sent ten times at once is one consultation, and everybody is led to it', async () => {
  const { id } = await openedCase(open.council, worker, {}, '初回')
  const submission = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      web.as(worker).post(`/cases/${id}/consultations/new`, { ...talk('二度目の相談'), _submission: submission }),
    ),
  )
  expect(answers.map((answer) => [answer.status, answer.location])).toEqual(
    Array.from({ length: 10 }, () => [303, `/cases/${id}`]),
  )
  expect(await notesOf(id)).toEqual(['初回', '二度目の相談'])
  expect(
    await open.ownerQuery(
      `select from facts f join ledger l on l.id = f.ledger_id where l.case_id = $1 and f.kind = 'consultation'`,
      [id],
    ),
  ).toHaveLength(2)
  // Another account with the same id has its own form.
  expect(
    (await web.as(colleague).post(`/cases/${id}/consultations/new`, { ...talk('三度目'), _submission: submission }))
      .status,
  ).toBe(303)
  expect(await notesOf(id)).toHaveLength(3)
})

describe('two workers on the same person', () => {
  test('the second sees both values field by field, loses nothing, and decides', async () => {
    const { personId } = await openedCase(open.council, worker, {
      familyName: '高橋',
      familyNameKana: 'タカハシ',
      givenName: '実',
      phone: '026-200-0001',
    })
    const path = `/people/${personId}`
    const version = fieldOf((await web.as(worker).get(path)).text, '_version') ?? ''
    const own = {
      ...onDay('birthDate', '1979-04-01'),
      municipalityCode: '20201',
      email: '',
      contactNote: '',
      familyName: '高橋',
      givenName: '実',
      familyNameKana: 'タカハシ',
      givenNameKana: 'ミノル',
      alias: '',
      phone: '026-200-0001',
      _draft: `person:${personId}`,
      _version: version,
    }
    const first = await web.as(colleague).post(path, { ...own, phone: '090-1111-2222', contactNote: '夜は出られない' })
    expect(first.status).toBe(303)

    const second = await web.as(worker).post(path, { ...own, familyName: '髙橋', phone: '080-3333-4444' })
    expect(second.status).toBe(422)
    const text = decoded(second.text)
    // Both are on the page: what was typed in the field, what stands there now beside it, and who wrote it.
    for (const word of ['髙橋', '高橋', '080-3333-4444', '090-1111-2222', '夜は出られない', '小林 直樹'])
      expect(text, word).toContain(word)
    expect(await open.ownerQuery('select family_name, phone from people where id = $1', [personId])).toEqual([
      { family_name: '高橋', phone: expect.stringMatching(/^090-?1111-?2222$/) },
    ])
    // Until it is decided, the words are kept as a draft too.
    expect(
      await open.ownerQuery(
        `select body ->> 'familyName' as name from drafts where account_id = $1 and draft_key = $2`,
        [worker.accountId, `person:${personId}`],
      ),
    ).toEqual([{ name: '髙橋' }])

    const shown = fieldOf(second.text, '_version') ?? ''
    const theirs =
      /name="choice\.phone"[^>]*value="([^"]*090[^"]*)"|value="([^"]*090[^"]*)"[^>]*name="choice\.phone"/.exec(
        second.text,
      )
    const third = await web.as(worker).post(path, {
      ...own,
      _version: shown,
      familyName: '髙橋',
      phone: '080-3333-4444',
      contactNote: '夜は出られない',
      'choice.phone': theirs?.[1] ?? theirs?.[2] ?? '',
    })
    expect(third.status).toBe(303)
    expect(
      await open.ownerQuery('select family_name, phone, contact_note from people where id = $1', [personId]),
    ).toEqual([
      { family_name: '髙橋', phone: expect.stringMatching(/^090-?1111-?2222$/), contact_note: '夜は出られない' },
    ])
    expect(
      await open.ownerQuery('select from drafts where account_id = $1 and draft_key = $2', [
        worker.accountId,
        `person:${personId}`,
      ]),
    ).toEqual([])
  })

  test('of many changes in the same moment one is made, and nobody’s is overwritten unseen', async () => {
    const { personId } = await openedCase(open.council, worker, { familyName: '同時', familyNameKana: 'ドウジ' })
    const version = fieldOf((await web.as(worker).get(`/people/${personId}`)).text, '_version') ?? ''
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        web.as(index % 2 === 0 ? worker : colleague).post(`/people/${personId}`, {
          ...onDay('birthDate', '1979-04-01'),
          municipalityCode: '20201',
          email: '',
          contactNote: `注意${index}`,
          familyName: '同時',
          givenName: '一',
          familyNameKana: 'ドウジ',
          givenNameKana: 'ハジメ',
          alias: '',
          phone: '',
          _version: version,
        }),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, ...Array.from({ length: 7 }, () => 422)])
    for (const [index, answer] of answers.entries())
      if (answer.status === 422) expect(decoded(answer.text)).toContain(`注意${index}`)
  })
})

test('a next step that a colleague has set meanwhile is not ended unseen', async () => {
  const { id } = await openedCase(open.council, worker)
  const path = `/cases/${id}/consultations/new`
  const was = fieldOf((await web.as(worker).get(path)).text, 'nextWas') ?? ''
  await web.as(colleague).post(`/cases/${id}/next-action`, {
    how: 'changed',
    kind: 'call',
    ...onDay('dueOn', '2026-01-23'),
    note: '父に電話する',
  })
  const told = await web.as(worker).post(path, { ...talk('わたしの話'), nextWas: was })
  expect(told.status).toBe(422)
  for (const words of ['父に電話する', 'わたしの話', '電話する']) expect(decoded(told.text), words).toContain(words)
  expect(await notesOf(id)).toHaveLength(1)
  // Seen, it may be replaced.
  expect(
    (await web.as(worker).post(path, { ...talk('わたしの話'), nextWas: fieldOf(told.text, 'nextWas') ?? '' })).status,
  ).toBe(303)
})

test('a mistake that is mended in between hides nobody’s change', async () => {
  const { id } = await openedCase(open.council, worker)
  const path = `/cases/${id}/next-action?how=changed`
  const opened = await web.as(worker).get(path)
  const step = (note: string, version: string | undefined) => ({
    how: 'changed',
    kind: 'call',
    ...onDay('dueOn', '2026-01-29'),
    time: '',
    note,
    assignee: '',
    _version: version ?? '',
  })
  const seen = fieldOf(opened.text, '_version')
  expect((await web.as(colleague).post(path, step('同僚が決めた', seen))).status).toBe(303)
  const refused = await web.as(worker).post(path, step('', seen))
  expect([refused.status, fieldOf(refused.text, '_version')]).toEqual([422, seen])
  const told = await web.as(worker).post(path, step('本人が決めた', fieldOf(refused.text, '_version')))
  expect([told.status, decoded(told.text)]).toEqual([422, expect.stringContaining('同僚が決めた')])
  const sent = await web.as(worker).post(path, step('本人が決めた', fieldOf(told.text, '_version')))
  expect(sent.status).toBe(303)
})

describe('what a colleague set while a form was being written is told before it is replaced', () => {
  test('the type', async () => {
    const { id } = await openedCase(open.council, worker)
    const path = `/cases/${id}/target-type`
    const judged = (targetType: string) => ({
      targetType,
      ...onDay('decidedOn', '2026-01-20'),
      reasonCode: 'change-of-state',
      reason: 'そう考えた',
    })
    const typeWas = fieldOf((await web.as(worker).get(path)).text, 'typeWas') ?? ''
    await web.as(colleague).post(path, judged('3'))
    const told = await web.as(worker).post(path, { ...judged('1'), typeWas })
    expect([told.status, decoded(told.text)]).toEqual([422, expect.stringMatching(/③社会参加の支援.*そう考えた/s)])
    expect(await open.ownerQuery('select to_type from target_type_decisions where case_id = $1', [id])).toEqual([
      { to_type: 3 },
    ])
    expect(
      (await web.as(worker).post(path, { ...judged('1'), typeWas: fieldOf(told.text, 'typeWas') ?? '' })).status,
    ).toBe(303)
  })

  test('the step after a course; as it lies ahead, the end of the course leaves it', async () => {
    const { id } = await openedCase(open.council, worker)
    const path = `/trainings/${await recordedTraining(open.council, worker, id)}/end`
    const shown = (await web.as(worker).get(path)).text
    expect([
      decoded(shown).includes('いまの予定のまま(1月27日'),
      /<input[^>]*value="keep"[^>]*>/.exec(shown)?.[0].includes('checked'),
    ]).toEqual([true, true])
    const end = {
      result: 'left',
      ...onDay('endedOn', '2026-01-20'),
      note: '通えなくなった',
      nextWas: fieldOf(shown, 'nextWas') ?? '',
    }
    await web.as(colleague).post(`/cases/${id}/next-action`, {
      how: 'changed',
      kind: 'call',
      ...onDay('dueOn', '2026-01-23'),
      note: '父に電話する',
    })
    const told = await web.as(worker).post(path, {
      ...end,
      'nextAction.kind': 'call',
      ...onDay('nextAction.dueOn', '2026-01-30'),
      'nextAction.note': '様子を聞く',
    })
    expect([told.status, decoded(told.text)]).toEqual([422, expect.stringMatching(/父に電話する/)])
    expect(
      (await web.as(worker).post(path, { ...end, nextWas: fieldOf(told.text, 'nextWas') ?? '', nextIs: 'keep' }))
        .status,
    ).toBe(303)
    expect(
      await open.ownerQuery('select note from next_actions where case_id = $1 and ended_at is null', [id]),
    ).toEqual([{ note: '父に電話する' }])
  })

  test('the helping desk’s own step; as it lies ahead, a talk leaves it', async () => {
    const helper = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const { id } = await openedCase(open.council, worker)
    const joint = await begunJointSupport(open.council, worker, helper, id, 'sapo-shinano')
    const path = `/joint-supports/${joint}/talks/new`
    const shown = (await web.as(helper).get(path)).text
    const step = async () =>
      (
        await open.ownerQuery<{ note: string }>('select next_note as note from joint_supports where id = $1', [joint])
      )[0]?.note
    const before = await step()
    expect(
      (
        await web.as(helper).post(path, {
          ...talk('まだ迷っている'),
          'nextAction.note': '',
          nextIs: 'keep',
          nextWas: fieldOf(shown, 'nextWas') ?? '',
        })
      ).status,
    ).toBe(303)
    expect(await step()).toBe(before)
    await web
      .as(helper)
      .post(`/joint-supports/${joint}/step`, { kind: 'call', ...onDay('dueOn', '2026-01-28'), note: '母に電話する' })
    const told = await web.as(helper).post(path, { ...talk('もう一度'), nextWas: fieldOf(shown, 'nextWas') ?? '' })
    expect([told.status, decoded(told.text)]).toEqual([422, expect.stringMatching(/母に電話する/)])
  })
})

describe('a day that is possible and hardly meant is asked about before it counts', () => {
  const counted = async (caseId: string) =>
    (
      await open.ownerQuery<{ kind: string; on: string }>(
        `select kind, occurred_on::text as on from facts
         where case_id = $1 and occurred_on < '2025-04-01' and corrects_id is null order by 1`,
        [caseId],
      )
    ).map((row) => `${row.kind} ${row.on}`)

  test('令和7 for 令和8 in a talk, new or put right', async () => {
    const { id } = await openedCase(open.council, worker)
    const talkId = await talkedAgain(open.council, worker, id, '今日の話')
    for (const [path, fields] of [
      [`/cases/${id}/consultations/new`, talk('去年と書いた')],
      [`/cases/${id}/consultations/${talkId}`, { ...talk('去年と直した'), reason: '聞き違い', how: 'correct' }],
    ] as const) {
      const lastYear = { ...fields, ...onDay('occurredOn', '2025-01-20') }
      const asked = await web.as(worker).post(path, lastYear)
      expect([asked.status, decoded(asked.text)]).toEqual([
        422,
        expect.stringMatching(/令和7年1月20日.*だいぶ前の日です/s),
      ])
      expect([decoded(asked.text).includes(String(lastYear.note)), await counted(id)]).toEqual([true, []])
    }
    expect(
      (
        await web.as(worker).post(`/cases/${id}/consultations/new`, {
          ...talk('たしかに去年'),
          ...onDay('occurredOn', '2025-01-20'),
          sureOfDay: 'yes',
        })
      ).status,
    ).toBe(303)
    expect(await counted(id)).toContain('consultation 2025-01-20')
  })

  test('a hire ten years before the case', async () => {
    const { id } = await openedCase(open.council, worker)
    const hire = {
      employerName: '信州精密',
      ...onDay('startedOn', '2016-01-20'),
      regular: 'yes',
      weeklyHours: '38',
      route: 'hello-work',
    }
    const asked = await web.as(worker).post(`/cases/${id}/placements/new`, hire)
    expect([asked.status, decoded(asked.text), await counted(id)]).toEqual([
      422,
      expect.stringMatching(/平成28年1月20日.*だいぶ前の日です/s),
      [],
    ])
    expect(await open.ownerQuery('select from placements where case_id = $1', [id])).toEqual([])
    expect((await web.as(worker).post(`/cases/${id}/placements/new`, { ...hire, sureOfDay: 'yes' })).status).toBe(303)
    expect(await counted(id)).toEqual(['placement.regular 2016-01-20'])
  })
})

describe('what looks like an individual number (マイナンバー) is asked about before it is recorded', () => {
  const [number, other] = ['マイナンバーは1234-5678-9018だそうだ。', '求人の番号は1234-5678-9012。']
  const kept = async () =>
    (await open.ownerQuery<{ many: number }>('select count(*)::integer as many from ledger'))[0]?.many
  const said = 'マイナンバーのような12けたの数字があります'

  test('in each form with free text, beside its box, with what was typed; recorded once it is said to be none', async () => {
    const { id } = await openedCase(open.council, worker)
    const talkId = await talkedAgain(open.council, worker, id, '今日の話')
    const forms: [path: string, fields: Record<string, string | string[]>, box: string][] = [
      [`/cases/${id}/consultations/new`, talk(number), 'note'],
      [`/cases/${id}/consultations/${talkId}`, { ...talk('直した'), reason: number, how: 'correct' }, 'reason'],
      [
        `/cases/${id}/trainings/new`,
        {
          kind: 'public',
          course: number,
          ...onDay('startsOn', '2026-01-20'),
          ...onDay('endsOn', '2026-03-20'),
        },
        'course',
      ],
      [
        `/cases/${id}/placements/new`,
        {
          employerName: number,
          ...onDay('startedOn', '2026-01-20'),
          regular: 'yes',
          weeklyHours: '38',
          route: 'hello-work',
        },
        'employerName',
      ],
    ]
    for (const [path, fields, box] of forms) {
      const before = await kept()
      const asked = await web.as(worker).post(path, fields)
      expect([path, asked.status, await kept()]).toEqual([path, 422, before])
      const text = decoded(asked.text)
      expect(text, path).toContain(said)
      expect(text, path).toContain(number)
      expect(asked.text, path).toContain(`name="_sureOfNumber"`)
      expect(asked.text, path).toContain(`href="#field-${box}"`)
      const recorded = await web.as(worker).post(path, { ...fields, _sureOfNumber: 'yes' })
      expect([path, recorded.status, recorded.location === null]).toEqual([path, 303, false])
    }
  })

  test('the tick stays while something else is mended, and other digits are nobody’s business', async () => {
    const { id } = await openedCase(open.council, worker)
    const path = `/cases/${id}/consultations/new`
    const { channel: _, ...without } = talk(number)
    const asked = await web.as(worker).post(path, { ...without, _sureOfNumber: 'yes' })
    expect([asked.status, asked.text.includes(said)]).toEqual([422, false])
    expect(/<input[^>]*name="_sureOfNumber"[^>]*>/.exec(asked.text)?.[0]).toContain('checked')
    expect((await web.as(worker).post(path, talk(other))).status).toBe(303)
  })
})

test('two corrections of the same record: one stands, the other is answered with both wordings', async () => {
  const { id } = await openedCase(open.council, worker)
  const talkId = await talkedAgain(open.council, worker, id, '月収は十二万円と聞いた。')
  const path = `/cases/${id}/consultations/${talkId}`
  const correction = (note: string) => ({ ...talk(note), reason: '聞き違い', _draft: `correction:${talkId}` })
  const answers = await Promise.all([
    web.as(worker).post(path, correction('月収は十五万円だった。')),
    web.as(colleague).post(path, correction('月収は十八万円だった。')),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 422])
  const lost = answers.find((answer) => answer.status === 422)
  for (const amount of ['十五万円', '十八万円']) expect(decoded(lost?.text ?? ''), amount).toContain(amount)
  // Nothing is overwritten: the first wording and one correction.
  const notes = await notesOf(id)
  expect(notes).toHaveLength(3)
  expect(notes).toContain('月収は十二万円と聞いた。')
})

describe('a session that ended while somebody wrote', () => {
  const long = `${'長い記録。\n'.repeat(3_000)}終わり`

  async function sentTooLate(): Promise<{ caseId: string; kept: string }> {
    const { id } = await openedCase(open.council, worker)
    const form = await web.as(worker).get(`/cases/${id}/consultations/new`)
    const owner = fieldOf(form.text, '_owner') ?? ''
    expect(owner).not.toBe('')
    const answer = await web.as(null).post(`/cases/${id}/consultations/new`, {
      ...talk(long),
      _owner: owner,
      _draft: `consultation:${id}`,
      _csrf: 'of a session that is gone',
    })
    expect(answer.status).toBe(303)
    const next = new URL(answer.location ?? '', 'http://localhost').searchParams.get('next') ?? ''
    expect(next).toMatch(/^\/kept\/[0-9a-f-]{36}$/)
    return { caseId: id, kept: next }
  }

  test('gives the input back after sign-in, to the letter', async () => {
    const { caseId, kept } = await sentTooLate()
    expect(decoded((await web.as(worker).get(kept)).text)).toContain('続きを開く')
    const back = await web.as(worker).post(kept, {})
    expect([back.status, back.location]).toEqual([303, `/cases/${caseId}/consultations/new`])
    expect(decoded((await web.as(worker).get(back.location ?? '')).text)).toContain(long)
    // Once: it is a draft now.
    expect((await web.as(worker).post(kept, {})).status).toBe(404)
  })

  test('gives it to nobody else, and keeps it unreadable', async () => {
    const { kept } = await sentTooLate()
    for (const other of [colleague, stranger]) {
      expect((await web.as(other).get(kept)).text).not.toContain('続きを開く')
      expect((await web.as(other).post(kept, {})).status).toBe(404)
    }
    const [row] = await open.ownerQuery<{ sealed: Buffer }>('select sealed from kept_inputs where id = $1', [
      kept.slice('/kept/'.length),
    ])
    expect(row?.sealed.includes(Buffer.from('長い記録'))).toBe(false)
    expect((await web.as(worker).post(kept, {})).status).toBe(303)
  })

  test('a page that stood open for more than a day keeps nothing, and says so', async () => {
    const { id } = await openedCase(open.council, worker)
    const path = `/cases/${id}/consultations/new`
    const owner = fieldOf((await web.as(worker).get(path)).text, '_owner') ?? ''
    const late = (): Promise<Shown> =>
      web.as(null).post(path, { ...talk('昨日の話'), _owner: owner, _draft: `consultation:${id}` })
    expect((await late()).location).toContain('kept')
    const before = await open.ownerQuery('select from kept_inputs')
    open.setToday('2026-01-22')
    const refused = await late()
    open.setToday('2026-01-20')
    expect([refused.status, refused.location]).toEqual([413, null])
    expect(decoded(refused.text)).toContain('ページを開いてから1日をすぎた')
    // Whoever stands at the screen now may be somebody else.
    expect(refused.text).not.toContain('昨日の話')
    expect(await open.ownerQuery('select from kept_inputs')).toHaveLength(before.length)
  })

  test('what is too long, and a twenty-first, are not kept, and the person is told', async () => {
    const own = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const { id } = await openedCase(open.council, own)
    const path = `/cases/${id}/consultations/new`
    const owner = fieldOf((await web.as(own).get(path)).text, '_owner') ?? ''
    const late = (note: string): Promise<Shown> =>
      web.as(null).post(path, { ...talk(note), _owner: owner, _draft: `consultation:${id}` })
    const keptOf = () => open.ownerQuery('select from kept_inputs where account_id = $1', [own.accountId])
    const long = await late('x'.repeat(1_000_000))
    expect([long.status, decoded(long.text).includes('長すぎるため')]).toEqual([413, true])
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => late(`話${index}`)))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([
      ...Array.from({ length: 20 }, () => 303),
      ...Array.from({ length: 4 }, () => 413),
    ])
    expect(decoded(answers.find((answer) => answer.status === 413)?.text ?? '')).toContain('これ以上は預かれません')
    expect(await keptOf()).toHaveLength(20)
    // Nobody else is kept waiting by it, and what is given back makes room.
    await sentTooLate()
    const kept = answers.find((answer) => answer.status === 303)?.location ?? ''
    expect((await web.as(own).post(new URL(kept, 'http://localhost').searchParams.get('next') ?? '', {})).status).toBe(
      303,
    )
    expect((await late('次の話')).status).toBe(303)
  })

  test('of too many drafts no further one is kept: said on the page with what was typed, and what is kept elsewhere stays', async () => {
    const own = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    await open.ownerQuery(
      `insert into drafts (id, account_id, draft_key, path, body)
       select gen_random_uuid(), $1, 'old:' || n, '/today', '{}' from generate_series(1, 299) n`,
      [own.accountId],
    )
    const { id } = await openedCase(open.council, own)
    const path = `/cases/${id}/consultations/new`
    const draft = (key: string): Promise<Shown> =>
      web.as(own).post(path, { ...talk('途中の話'), _draft: key, _intent: 'draft' })
    expect((await draft('new:1')).status).toBe(303)
    const refused = await draft('new:2')
    expect([
      refused.status,
      decoded(refused.text).includes('途中の話'),
      decoded(refused.text).includes('下書きを残せませんでした'),
    ]).toEqual([413, true, true])
    // The ones that are there can be written on.
    expect((await draft('new:1')).status).toBe(303)
    expect((await web.as(own).post('/drafts', { _draft: 'new:3', note: 'x' })).status).toBe(409)
    const owner = fieldOf((await web.as(own).get(path)).text, '_owner') ?? ''
    const late = await web.as(null).post(path, { ...talk('預けた話'), _owner: owner, _draft: `consultation:${id}` })
    const kept = new URL(late.location ?? '', 'http://localhost').searchParams.get('next') ?? ''
    expect((await web.as(own).post(kept, {})).status).toBe(409)
    expect((await web.as(own).get(kept)).text).toContain('続きを開く')
  })

  test('a note that was made up keeps nothing', async () => {
    const { id } = await openedCase(open.council, worker)
    const before = await open.ownerQuery('select from kept_inputs')
    const forged = Buffer.from(worker.accountId).toString('base64url')
    expect(
      (await web.as(null).post(`/cases/${id}/consultations/new`, { ...talk('x'), _owner: forged })).location,
    ).not.toContain('kept')
    expect(await open.ownerQuery('select from kept_inputs')).toHaveLength(before.length)
  })
})

test('a refused form keeps what was typed, on the page and as a draft', async () => {
  const { id } = await openedCase(open.council, worker)
  const refused = await web.as(worker).post(`/cases/${id}/consultations/new`, {
    ...talk('大事な話'),
    'nextAction.note': '',
    _draft: `consultation:${id}`,
  })
  expect(refused.status).toBe(422)
  expect(decoded(refused.text)).toContain('大事な話')
  const again = decoded((await web.as(worker).get(`/cases/${id}/consultations/new`)).text)
  expect(again).toContain('大事な話')
  // A draft is its writer's alone.
  expect(decoded((await web.as(colleague).get(`/cases/${id}/consultations/new`)).text)).not.toContain('大事な話')
})

/** The address of the form on a page of 受付: each page is a consultation of its own. */
const formOf = (html: string): string => decoded(/<form[^>]*action="(\/cases\/new\?draft=[^"]*)"/.exec(html)?.[1] ?? '')

test('下書きを残す works on a form that is far from complete', async () => {
  const fresh = await web.as(worker).get('/cases/new')
  const path = formOf(fresh.text)
  const draft = await web.as(worker).post(path, {
    note: '名前はまだ聞いていない',
    'occurredOn.year': '令',
    _draft: fieldOf(fresh.text, '_draft') ?? '',
    _intent: 'draft',
  })
  expect([draft.status, draft.location]).toEqual([303, path])
  const shown = await web.as(worker).get(path)
  expect(decoded(shown.text)).toContain('名前はまだ聞いていない')
  expect(fieldOf(shown.text, 'occurredOn.year')).toBe('令')
})

describe('two callers in two tabs', () => {
  test('are two drafts, and the third page names both', async () => {
    const own = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const tabs = await Promise.all(
      ['母から', '父から'].map(async (note) => {
        const { text } = await web.as(own).get('/cases/new')
        const [path, key] = [formOf(text), fieldOf(text, '_draft') ?? '']
        // As the browser keeps it by itself.
        expect(
          (await web.as(own).post('/drafts', { note, 'person.familyName': `${note}の人`, _draft: key, _path: path }))
            .status,
        ).toBe(303)
        return { note, path }
      }),
    )
    expect(new Set(tabs.map((tab) => tab.path)).size).toBe(2)
    for (const { note, path } of tabs) expect(decoded((await web.as(own).get(path)).text), path).toContain(note)
    const third = decoded((await web.as(own).get('/cases/new')).text)
    const home = decoded((await web.as(own).get('/today')).text)
    for (const { note, path } of tabs)
      for (const page of [third, home]) {
        expect(page).toContain(`${note}の人`)
        expect(page).toContain(path)
      }
    // Recording one ends its draft alone.
    const [first, second] = tabs
    const form = (await web.as(own).get(first?.path ?? '')).text
    expect(
      (
        await web.as(own).post(first?.path ?? '', {
          ...talk('母から'),
          deskId: 'sapo-shinano',
          'person.familyName': '',
          _draft: fieldOf(form, '_draft') ?? '',
        })
      ).status,
    ).toBe(303)
    expect(await open.ownerQuery('select path from drafts where account_id = $1', [own.accountId])).toEqual([
      { path: second?.path },
    ])
  })
})

describe('what was typed before it was clear whose it is', () => {
  test('comes along to the person who is chosen, beside a draft that is there already', async () => {
    const own = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const { id, personId } = await openedCase(open.council, own)
    const there = `/cases/${id}/consultations/new`
    await web.as(own).post(there, { ...talk('前からの書きかけ'), _draft: `consultation:${id}`, _intent: 'draft' })
    const form = (await web.as(own).get('/cases/new')).text
    const chosen = await web.as(own).post(formOf(form), {
      ...talk('電話で聞いた話'),
      search: 'やまだ',
      _draft: fieldOf(form, '_draft') ?? '',
      _intent: `choose:${personId}`,
    })
    expect([chosen.status, chosen.location?.startsWith(`${there}?draft=`)]).toEqual([303, true])
    const carried = await web.as(own).get(chosen.location ?? '')
    expect(decoded(carried.text)).toContain('電話で聞いた話')
    expect(decoded(carried.text)).not.toContain('前からの書きかけ')
    expect(decoded((await web.as(own).get(there)).text)).toContain('前からの書きかけ')
    const recorded = await web
      .as(own)
      .post(chosen.location ?? '', { ...talk('電話で聞いた話'), _draft: fieldOf(carried.text, '_draft') ?? '' })
    expect(recorded.status).toBe(303)
    expect(await notesOf(id)).toContain('電話で聞いた話')
    expect(await open.ownerQuery('select draft_key from drafts where account_id = $1', [own.accountId])).toEqual([
      { draft_key: `consultation:${id}` },
    ])
  })

  test('goes to the responsible desk where the case was handed on meanwhile', async () => {
    const { id } = await openedCase(open.council, worker)
    const next = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    await acceptedReferral(
      open.council,
      next,
      await sentReferral(open.council, worker, id, 'sapo-shinano', ['contact']),
    )
    const late = await web
      .as(worker)
      .post(`/cases/${id}/consultations/new`, { ...talk('渡したあとに来た'), _draft: `consultation:${id}` })
    expect([late.status, late.location?.startsWith(`/cases/${id}/contacts/new?draft=`)]).toEqual([303, true])
    const text = decoded((await web.as(worker).get(late.location ?? '')).text)
    // What was to be next is what the other desk is told.
    for (const words of ['渡したあとに来た', '電話する']) expect(text, words).toContain(words)
    expect(text).toContain('責任窓口は若者サポートステーション・シナノです')
    const told = await web.as(worker).post(late.location ?? '', {
      ...talk('渡したあとに来た'),
      deskId: 'ms-nagano',
      told: '電話してほしい',
      _draft: fieldOf((await web.as(worker).get(late.location ?? '')).text, '_draft') ?? '',
    })
    expect([told.status, told.location]).toEqual([303, `/cases/${id}`])
    expect(decoded((await web.as(next).get('/today?whose=all')).text)).toContain('電話してほしい')
  })
})

/** Whatever form it was: a path that takes words, or does something by one press. */
describe('of every form', () => {
  const routes = allRoutes(() => {
    throw new Error('only declared, never called')
  })
  const forms = routes.filter(
    (route) => route.method === 'POST' && route.transaction !== 'none' && route.door !== 'public',
  )
  const pathOf = (route: { path: string }): string => route.path.replace(/:[A-Za-z]+/g, () => randomUUID())

  test('what was sent after the session ended is kept, shown, and can be sent again', async () => {
    const { personId } = await openedCase(open.council, worker)
    const owner = fieldOf((await web.as(worker).get(`/people/${personId}`)).text, '_owner') ?? ''
    for (const route of forms) {
      const path = pathOf(route)
      const words = `たしかな言葉 ${randomUUID()}`
      const late = await web.as(null).post(path, { note: words, kind: 'x', _owner: owner, _version: '7' })
      const kept = new URL(late.location ?? '', 'http://localhost').searchParams.get('next') ?? ''
      expect(kept, route.path).toMatch(/^\/kept\//)
      const shown = decoded((await web.as(worker).get(kept)).text)
      for (const part of [words, `action="${path}"`, `value="${kept.slice('/kept/'.length)}"`, 'name="_version"'])
        expect(shown, route.path).toContain(part)
      // It isn't gone by having been looked at, nor by a press on what stood there before.
      expect((await web.as(worker).post(kept, {})).location, route.path).toBe(kept)
      await open.ownerQuery('delete from kept_inputs where id = $1', [kept.slice('/kept/'.length)])
    }
    expect(forms.length).toBeGreaterThan(90)
  })

  test('the address can be opened again', async () => {
    for (const route of forms) {
      const path = pathOf(route)
      const answer = await web.as(worker).get(path)
      // A page of its own (of nobody here: 404, or not this role's: 403), or the way to the page where the form stands.
      const isOwn = routes.some((each) => each.method === 'GET' && each.path === route.path)
      if (isOwn) continue
      expect(answer.status, route.path).toBe(303)
      expect(
        path.startsWith(answer.location ?? '') || answer.location === '/today',
        `${route.path} leads to ${answer.location}`,
      ).toBe(true)
    }
  })
})

describe('an answer to a つなぎ that was sent too late', () => {
  test('is sent again as it was, and is kept until it stands', async () => {
    const { id } = await openedCase(open.council, stranger)
    const referralId = await sentReferral(open.council, stranger, id, 'ms-nagano', ['contact'])
    const path = `/referrals/${referralId}/refusal`
    const owner = fieldOf((await web.as(worker).get(`/referrals/${referralId}`)).text, '_owner') ?? ''
    const late = await web.as(null).post(path, { note: '断る言葉', _owner: owner })
    const kept = new URL(late.location ?? '', 'http://localhost').searchParams.get('next') ?? ''
    const keptId = kept.slice('/kept/'.length)
    const stands = async (): Promise<number> =>
      (await open.ownerQuery('select from kept_inputs where id = $1', [keptId])).length
    // Nobody else can end what was kept by naming it.
    await web.as(colleague).post(path, { note: 'x', _kept: keptId })
    expect(await stands()).toBe(1)
    // Refused, it stands in its form again: there it is.
    const refused = await web.as(worker).post(path, { note: '断る言葉', _kept: keptId })
    expect(refused.status).toBe(422)
    expect(await stands()).toBe(0)
    expect((await web.as(worker).get(path)).location).toBe(`/referrals/${referralId}`)
  })
})

test('a write from elsewhere, or without the page’s token, does nothing', async () => {
  const { id } = await openedCase(open.council, worker, {}, '初回')
  const client: Client = web.as(worker)
  const path = `/cases/${id}/consultations/new`
  expect((await client.post(path, { ...talk('x'), _csrf: 'wrong' })).status).toBe(403)
  expect((await client.post(path, { ...talk('x'), _csrf: web.as(colleague).csrf })).status).toBe(403)
  expect((await client.post(path, talk('x'), { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await client.send(path, '{}', { 'content-type': 'application/json' })).status).toBe(415)
  expect(await notesOf(id)).toEqual(['初回'])
})
