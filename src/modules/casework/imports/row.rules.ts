/** One row of a sheet → a case, or what has to be mended in it, by cell. Pure: what it needs to know is given. */
import type { CivilDate } from '../../../platform/clock.ts'
import { parseDate } from '../../../platform/japanese/parse-date.ts'
import { parsePhone } from '../../../platform/japanese/phone.ts'
import { normalizeLine, normalizeFreeText } from '../../../platform/japanese/text.ts'
import { validateKana } from '../../../platform/japanese/names.ts'
import { cellName, cellProblem, cellText, excelDay, type SheetCell } from '../../../platform/documents/index.ts'
import {
  type Channel,
  channels,
  dueDayProblem,
  type EarlierCase,
  type Speaker,
  speakers,
  type Topic,
  topics,
} from '../cases/index.ts'
import { type ImportField, importFields } from './import.fields.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { hasName, type PersonValues } from '../../people/index.ts'
import { codeOf, typeOf } from './cell.rules.ts'

export interface Around {
  today: CivilDate
  fold: (text: string) => string
  /** Folded name or code → what it is. */
  municipalities: ReadonlyMap<string, { code: string; area: string | null }>
  desks: ReadonlyMap<string, EarlierCase['desk']>
  workers: ReadonlyMap<string, string>
  /** For what the sheet doesn't say, as whoever reads it in has said for all rows. */
  standard: { desk: EarlierCase['desk']; speaker: Speaker | null; channel: Channel | null; nextOn: CivilDate | null }
  sourceName: string
}

export interface ReadRow {
  number: number
  sourceId: string
  /** What the row says, whatever is said for all rows beside it: by this it is known again. */
  content: string
  /** Null where something has to be mended. */
  earlier: EarlierCase | null
  problems: string[]
  /** What was understood in a way that somebody may want to know. */
  notes: string[]
}

export function parseRow(
  number: number,
  cells: readonly SheetCell[],
  placeOf: ReadonlyMap<ImportField, number>,
  around: Around,
): ReadRow {
  const [problems, notes]: [string[], string[]] = [[], []]
  const at = (field: ImportField): string =>
    `${cellName(number, placeOf.get(field) ?? 0)}(${importFields[field].label})`
  const wrong = (field: ImportField, message: string): null => {
    problems.push(`${at(field)}: ${message}`)
    return null
  }
  const cellOf = (field: ImportField): SheetCell => cells[placeOf.get(field) ?? -1] ?? null
  const line = (field: ImportField, most = 200): string => {
    const text = normalizeLine(cellText(cellOf(field)) ?? '')
    if (text.length > most) wrong(field, `${most}字までです。`)
    return text
  }
  for (const field of placeOf.keys()) {
    const problem = cellProblem(cellOf(field))
    if (problem !== null) wrong(field, problem)
  }
  const unread = problems.length > 0
  const day = (field: ImportField): CivilDate | null => {
    const cell = cellOf(field)
    if (typeof cell === 'object' && cell !== null && cell.is === 'date') return cell.day
    const text = typeof cell === 'number' ? excelDay(cell) : line(field)
    if (text === '') return null
    const parsed = parseDate(text)
    return parsed.ok ? parsed.value : wrong(field, `「${text}」${parsed.message}`)
  }
  const one = <T>(field: ImportField, find: (text: string) => T | undefined, message: string): T | null => {
    const text = line(field)
    return text === '' ? null : (find(text) ?? wrong(field, `「${text}」${message}`))
  }
  const text = (field: ImportField): string => {
    const value = normalizeFreeText(cellText(cellOf(field)) ?? '').trim()
    if (Buffer.byteLength(value) > 100_000) wrong(field, '長すぎます。およそ3万3千字までです。')
    return value
  }

  const person = personOf()
  const desk =
    one('desk', (name) => around.desks.get(around.fold(name)), 'という窓口は、この機関にありません。') ??
    around.standard.desk
  const workerId = one(
    'worker',
    (name) => around.workers.get(around.fold(name)),
    'という担当者は、この機関にいません。',
  )
  const speaker =
    one('speaker', (word) => codeOf(speakers, word), 'は、本人・家族・支援者・匿名のどれかにしてください。') ??
    around.standard.speaker
  const channel =
    one(
      'channel',
      (word) => codeOf(channels, word),
      `は、${Object.values(channels).join('・')}のどれかにしてください。`,
    ) ?? around.standard.channel
  const targetType = one('targetType', typeOf, 'は、①②③か未判定にしてください。')
  const [openedOn, lastTalkOn] = [day('openedOn') ?? day('lastTalkOn'), day('lastTalkOn')]
  if (openedOn === null && !unread) problems.push(`${number}行目: 受付日がありません。`)
  for (const [field, value] of [
    ['openedOn', openedOn],
    ['lastTalkOn', lastTalkOn],
  ] as const) {
    const problem = value === null ? null : dayOfRecord(value, around.today)
    if (problem !== null) wrong(placeOf.has(field) ? field : 'lastTalkOn', problem)
  }
  if (openedOn !== null && lastTalkOn !== null && lastTalkOn < openedOn)
    wrong('lastTalkOn', '受付日より前です。どちらかの日を直してください。')
  if (person.birthDate !== null && openedOn !== null && person.birthDate > openedOn)
    wrong('birthDate', '受付日より後です。どちらかの日を直してください。')
  if (speaker === null && !unread)
    problems.push(`${number}行目: 話した人が分かりません。列を加えるか、全部の行に共通の値を決めてください。`)
  if (channel === null && !unread)
    problems.push(`${number}行目: 話し方が分かりません。列を加えるか、全部の行に共通の値を決めてください。`)
  if (speaker === 'anonymous' && hasName(person))
    problems.push(`${number}行目: 名前のある方は「匿名」ではありません。話した人を直してください。`)
  const next = nextOf()
  const talkTopics = topicsOf()
  const [openingNote, lastNote] = [text('openingNote'), text('lastNote')]
  const sourceId = line('sourceId')
  const content = JSON.stringify([...placeOf.keys()].toSorted().map((field) => [field, cellText(cellOf(field))]))
  if (problems.length > 0 || openedOn === null || speaker === null || channel === null || next === null)
    return { number, sourceId, content, earlier: null, problems: [...new Set(problems)], notes }
  const from = `${around.sourceName}から読みこみました${sourceId === '' ? '' : `(${importFields.sourceId.label} ${sourceId})`}。`
  const words = (...parts: string[]): string => parts.filter(Boolean).join('\n') || from
  const talks: EarlierCase['talks'] =
    lastTalkOn === null || lastTalkOn === openedOn
      ? [{ occurredOn: openedOn, note: words(openingNote, lastNote) }]
      : [
          { occurredOn: openedOn, note: words(openingNote) },
          { occurredOn: lastTalkOn, note: words(lastNote) },
        ]
  const area = [...around.municipalities.values()].find((each) => each.code === person.municipalityCode)?.area ?? null
  return {
    number,
    sourceId,
    content,
    problems,
    notes,
    earlier: {
      person,
      desk,
      area,
      workerId,
      speaker,
      channel,
      topics: talkTopics,
      talks,
      targetType: targetType === 'none' ? null : targetType,
      next,
    },
  }

  function personOf(): PersonValues {
    const [name, kana] = [split('fullName'), split('fullKana')]
    const reading = (field: 'familyNameKana' | 'givenNameKana', whole: string): string => {
      const from = placeOf.has(field) ? field : 'fullKana'
      const typed = placeOf.has(field) ? line(field) : whole
      const checked = typed === '' ? null : validateKana(typed)
      return checked === null ? '' : checked.ok ? checked.value : (wrong(from, checked.message) ?? '')
    }
    const [familyName, givenName] = [line('familyName') || name[0], line('givenName') || name[1]]
    const person: PersonValues = {
      familyName,
      givenName,
      familyNameKana: reading('familyNameKana', kana[0]),
      givenNameKana: reading('givenNameKana', kana[1]),
      alias: line('alias'),
      birthDate: day('birthDate'),
      municipalityCode: null,
      phone: phoneOf(),
    }
    person.municipalityCode = one(
      'municipality',
      (word) => around.municipalities.get(around.fold(word))?.code,
      'という市町村は、この県にありません。',
    )
    if (name[0] !== '' && name[1] === '' && !placeOf.has('familyName'))
      notes.push(`${at('fullName')}: 姓と名のあいだに空白がないので、全部を姓にします。`)
    if (!hasName(person) && person.alias === '' && !unread) problems.push(`${number}行目: 氏名がありません。`)
    if (hasName(person) && person.familyNameKana === '' && !unread)
      problems.push(`${number}行目: よみがありません。同じ人をさがすときに使います。`)
    if (person.birthDate !== null && person.birthDate > around.today)
      wrong('birthDate', '今日より後です。年を直してください。')
    else if (person.birthDate !== null && Number(around.today.slice(0, 4)) - Number(person.birthDate.slice(0, 4)) > 120)
      wrong('birthDate', '120歳を超えています。年を直してください。')
    return person
  }

  function split(field: 'fullName' | 'fullKana'): [string, string] {
    const [first = '', ...rest] = line(field).split(/[\s\u3000]+/u)
    return [first, rest.join(' ')]
  }

  function phoneOf(): string {
    const cell = cellOf('phone')
    const typed = line('phone')
    if (typed === '') return ''
    // A spreadsheet takes a number's first 0 away.
    const whole = typeof cell === 'number' && /^\d{9,10}$/.test(typed) ? `0${typed}` : typed
    const parsed = parsePhone(whole)
    return parsed.ok ? parsed.value : (wrong('phone', `「${typed}」${parsed.message}`) ?? '')
  }

  function nextOf(): EarlierCase['next'] | null {
    const typed = day('nextOn')
    const late = typed === null ? '次の予定の日がありません。' : dueDayProblem(typed, around.today)
    const note = line('nextNote', 2_000) || '読みこんだ記録を見直す'
    if (typed !== null && late === null) return { kind: 'other', dueOn: typed, note }
    if (around.standard.nextOn === null)
      return unread
        ? null
        : (problems.push(`${placeOf.has('nextOn') ? at('nextOn') : `${number}行目`}: ${late ?? ''}`), null)
    if (typed !== null) notes.push(`${at('nextOn')}: 過ぎているか遠すぎる日なので、共通の日にします。`)
    return { kind: 'review', dueOn: around.standard.nextOn, note }
  }

  function topicsOf(): Topic[] {
    const words = line('topics', 1_000)
      .split(/[、,,・/;\n ]+/)
      .filter(Boolean)
    return [
      ...new Set(
        words.flatMap((word) => {
          const whole =
            codeOf(topics, word) ?? Object.entries(topics).find(([, label]) => label.split('・').includes(word))?.[0]
          return whole === undefined
            ? (wrong('topics', `「${word}」は相談の内容の一覧にありません。`), [])
            : [whole as Topic]
        }),
      ),
    ]
  }
}
