/** A match in words: why, why not, what has to be asked, and what would have to be different. */
import { formatNumber } from '../../../platform/japanese/index.ts'
import { declinedFor, refusedFor } from '../introductions/index.ts'
import { type JobWish, occupationsOf, wants } from '../job-wishes/index.ts'
import { ageText, jobKinds, wageText, type WeighedJob } from '../jobs/index.ts'
import type { Answers, Criterion } from './match.rules.ts'
import type { Experience } from './matching.queries.ts'

export interface Reasons {
  fits: string[]
  against: string[]
  /** To be asked of the employer, or of the person. */
  ask: string[]
  /** Of a near miss: what would have to be different. */
  would: string | null
}

/** As much of a wish as is compared; of somebody elsewhere there is no more. */
export type ComparedWish = Pick<
  JobWish,
  | 'firstOccupation'
  | 'secondOccupation'
  | 'thirdOccupation'
  | 'regular'
  | 'weeklyHours'
  | 'payKind'
  | 'payLeast'
  | 'municipalityNames'
  | 'wants'
  | 'musts'
>

const payText = ({ payKind, payLeast }: ComparedWish): string =>
  payLeast === null ? '' : `${payKind === 'month' ? '月' : '1時間'}${formatNumber(payLeast)}円`
const hoursText = (hours: number | null): string => (hours === null ? '' : `週${formatNumber(hours)}時間`)

const fitting: Record<Criterion, (wish: ComparedWish, job: WeighedJob, answers: Answers) => string> = {
  occupation: (wish, _, { rank }) =>
    `${(rank ?? 0) + 1}番目に希望する「${occupationsOf(wish)[rank ?? 0] ?? ''}」に合う`,
  regular: (_, job) => (job.kind === null ? '' : jobKinds[job.kind]),
  hours: (wish, job) => `${hoursText(job.weeklyHours)}(希望は${hoursText(wish.weeklyHours)}まで)`,
  pay: (wish, job) => `${wageText(job)}(希望は${payText(wish)}以上)`,
  place: (_, job) => `${job.municipalityName ?? ''}で働ける`,
  wants: (wish, job) =>
    `${wish.wants
      .filter((want) => job.offers.includes(want))
      .map((want) => wants[want])
      .join('・')}から始められる`,
  age: (_, job) => ageText(job),
}

const missing: Record<Criterion, (wish: ComparedWish, job: WeighedJob) => string> = {
  occupation: (wish) => `仕事の種類が希望(${occupationsOf(wish).join('、')})とちがう`,
  regular: (_, job) => (job.kind === null ? '' : jobKinds[job.kind]),
  hours: fitting.hours as (wish: ComparedWish, job: WeighedJob) => string,
  pay: fitting.pay as (wish: ComparedWish, job: WeighedJob) => string,
  place: (wish, job) => `働くのは${job.municipalityName ?? ''}(希望は${wish.municipalityNames.join('・')})`,
  wants: () => '',
  age: (_, job) => `年齢の範囲(${ageText(job)})の外`,
}

const asking: Record<Criterion, (wish: ComparedWish) => string> = {
  occupation: () => '',
  regular: () => '',
  hours: (wish) => `週に何時間か(希望は${hoursText(wish.weeklyHours)}まで)`,
  pay: (wish) => `賃金が${payText(wish)}以上になるか`,
  place: (wish) => `どこで働くか(希望は${wish.municipalityNames.join('・')})`,
  wants: (wish) => `${wish.wants.map((want) => wants[want]).join('・')}ができるか`,
  age: () => '本人の年齢(生年月日の記録がない)',
}

const would: Partial<Record<Criterion, (wish: ComparedWish, job: WeighedJob) => string>> = {
  occupation: () => '仕事の種類を広げれば合います',
  regular: (wish) => (wish.regular === 'regular' ? '正社員なら合います' : 'パートなど、正社員でなければ合います'),
  hours: (wish) => `${hoursText(wish.weeklyHours)}までに減らせれば合います`,
  pay: (wish) => `賃金が${payText(wish)}以上なら合います`,
  place: (_, job) => `${job.municipalityName ?? ''}まで通えれば合います`,
}

/** What no column says: it is asked, with the words of the job's paper. */
function paperWords(
  wish: JobWish,
  job: WeighedJob,
  qualifications: readonly string[],
): { fits: string[]; ask: string[] } {
  const held = qualifications.filter((name) => job.licences.includes(name))
  return {
    fits: held.length === 0 ? [] : [`${held.join('・')}がいかせる`],
    ask: [
      ...(job.licences === '' || held.length > 0 ? [] : [`免許・資格: ${job.licences}`]),
      ...(job.experienceAsked ? [`経験: ${job.experience || '求めている'}`] : []),
      ...(wish.daysOff.length > 0 || wish.weeklyDays !== null || wish.musts.includes('days')
        ? [`休みの日: ${job.holidays || '書かれていない'}`]
        : []),
      ...(wish.hoursFrom === null ? [] : [`働く時間: ${job.hours || '書かれていない'}`]),
      ...(wish.musts.includes('surroundings') ? ['職場のようす(ゆずれないこと)'] : []),
    ],
  }
}

/** With the same employer it went wrong before: said, and left to who decides. */
export function heeded(job: Pick<WeighedJob, 'employerId'>, experiences: readonly Experience[]): string[] {
  const same = experiences.filter((each) => each.employerId === job.employerId)
  return [
    ...same.flatMap((each) => each.refusedFor).map((code) => `この企業には前に断られた(${refusedFor[code]})`),
    ...same.flatMap((each) => each.declinedFor).map((code) => `この企業は前に本人が断った(${declinedFor[code]})`),
  ].filter((text, at, all) => all.indexOf(text) === at)
}

const said = (texts: string[]): string[] => texts.filter((text) => text !== '')

/** @param whole what is asked further where the whole wish is known; null of somebody elsewhere */
export function reasonsOf(
  answers: Answers,
  wish: ComparedWish,
  job: WeighedJob,
  whole: { wish: JobWish; qualifications: readonly string[]; experiences: readonly Experience[] } | null,
): Reasons {
  const paper = whole === null ? { fits: [], ask: [] } : paperWords(whole.wish, job, whole.qualifications)
  const [missed] = answers.against.filter((each) => would[each] !== undefined)
  return {
    fits: said([...answers.fits.map((each) => fitting[each](wish, job, answers)), ...paper.fits]),
    against: said([
      ...answers.against.map((each) => missing[each](wish, job)),
      ...(whole === null ? [] : heeded(job, whole.experiences)),
    ]),
    ask: said([...answers.ask.map((each) => asking[each](wish)), ...paper.ask]),
    would: missed === undefined ? null : (would[missed]?.(wish, job) ?? null),
  }
}
