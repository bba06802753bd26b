/**
 * The questions on the way to a desk. All answers stand in the address and nowhere else, so the way works without
 * script, the browser's back button is the way back, and nothing about the person is kept.
 */
import { type Worry, worries, type AgeBand, type Seeker, ageBands, seekers } from '../../council/index.ts'

export interface FindAnswers {
  worry: Worry | null
  seeker: Seeker | null
  /** Code of a municipality. */
  place: string | null
  age: AgeBand | null
}

export type FindQuestion = 'worry' | 'seeker' | 'place' | 'age'
export type FindStep = FindQuestion | 'result' | 'change'

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null

/** What an address answers. Anything that isn't an answer counts as not answered: it is asked again. */
export function parseAnswers(query: URLSearchParams, isPlace: (code: string) => boolean): FindAnswers {
  const worry = oneOf(worries, query.get('worry'))
  const place = query.get('place')
  return {
    worry,
    // Who wants to speak about the family has said so already.
    seeker: oneOf(seekers, query.get('who')) ?? (worry === 'family' ? 'family' : null),
    place: place !== null && isPlace(place) ? place : null,
    age: oneOf(ageBands, query.get('age')),
  }
}

const order: readonly FindQuestion[] = ['worry', 'seeker', 'place', 'age']

/** The first question without an answer. */
export function stepOf(answers: FindAnswers, wantsChange: boolean): FindStep {
  const next = order.find((question) => answers[question] === null)
  return next ?? (wantsChange ? 'change' : 'result')
}

/** Which question this is, of how many: a question that answered itself is not counted. */
export function progressOf(
  question: FindQuestion,
  answers: Pick<FindAnswers, 'worry'>,
): { number: number; of: number } {
  const asked = order.filter((each) => each !== 'seeker' || answers.worry !== 'family')
  return { number: asked.indexOf(question) + 1, of: asked.length }
}

/** The address that holds these answers. */
export function findHref(answers: Partial<FindAnswers>, more: Record<string, string> = {}): string {
  const query = new URLSearchParams()
  if (answers.worry) query.set('worry', answers.worry)
  if (answers.seeker && !(answers.worry === 'family' && answers.seeker === 'family')) query.set('who', answers.seeker)
  if (answers.place) query.set('place', answers.place)
  if (answers.age) query.set('age', answers.age)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = query.toString()
  return text === '' ? '/find' : `/find?${text}`
}

/** The address of the question before this one; null on the first. Later answers are kept. */
export function previousHref(question: FindQuestion, answers: FindAnswers): string | null {
  const before = order
    .slice(0, order.indexOf(question))
    .filter((each) => each !== 'seeker' || answers.worry !== 'family')
    .at(-1)
  return before === undefined ? null : findHref(without(answers, before))
}

/** The answers without one of them, so that its question is asked again. */
export function without(answers: FindAnswers, question: FindQuestion): FindAnswers {
  const impliedFamily = question === 'worry' && answers.worry === 'family' && answers.seeker === 'family'
  return { ...answers, [question]: null, ...(impliedFamily ? { seeker: null } : {}) }
}

/** The answers with one more worry chosen: the family's own question says by itself who it is about. */
export function withWorry(answers: FindAnswers, worry: Worry): FindAnswers {
  return { ...answers, worry, seeker: worry === 'family' && answers.seeker !== 'supporter' ? null : answers.seeker }
}

/** Where 文字を大きく leads back to: one of our own pages, or the start. */
export function ownPath(back: string | null): string {
  if (back === null || !/^\/(?![/\\])/.test(back)) return '/'
  const here = 'http://site.invalid'
  if (!URL.canParse(back, here)) return '/'
  const url = new URL(back, here)
  // '/large' itself would send the reader in a circle.
  return url.origin !== here || url.pathname === '/large' || url.pathname.startsWith('//')
    ? '/'
    : url.pathname + url.search
}
