/** The filters of the list as they stand in an address: read from it, written into it, said in words. */
import { isId } from '../../../platform/ids.ts'
import { formatNumber } from '../../../platform/japanese/index.ts'
import {
  jobMarks,
  type JobMark,
  shownStates,
  type ShownState,
  wageForms,
  type WageForm,
  workplaceOffers,
} from './job.labels.ts'
import { type OccupationGroup, occupationGroups, occupations, occupationsOf } from './occupations.labels.ts'
import type { Wanted } from './search.queries.ts'

/** What stands in the boxes, by the names that are in the address. */
export interface Filters {
  words: string
  occupation: string
  place: string
  regular: string
  hours: string
  wageForm: string
  wage: string
  offer: string
  mark: string
  state: string
  /** Its id; no box, but the page of an employer leads here with it. */
  employer: string
}

const oneIn = <K extends string>(labels: Record<K, unknown>, text: string): K | undefined =>
  Object.hasOwn(labels, text) ? (text as K) : undefined
const digits = (text: string): string => text.normalize('NFKC').replace(/[,\s円時間]/g, '')

export function filtersOf(query: URLSearchParams): Filters {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, 200)
  return {
    words: text('words').trim(),
    occupation: text('occupation'),
    place: text('place'),
    regular: text('regular'),
    hours: text('hours'),
    wageForm: text('wageForm'),
    wage: text('wage'),
    offer: text('offer'),
    mark: text('mark'),
    state: text('state'),
    employer: text('employer'),
  }
}

/** Only what is one of ours narrows; anything else is as if it weren't there. */
export function wantedOf(filters: Filters): Wanted {
  const group = oneIn(occupationGroups, filters.occupation.replace(/^g/, ''))
  const [hours, wage] = [Number(digits(filters.hours)), Number(digits(filters.wage))]
  const wageForm = oneIn(wageForms, filters.wageForm)
  const offer = oneIn(workplaceOffers, filters.offer)
  const mark = oneIn(jobMarks, filters.mark)
  return {
    state: filters.state === 'all' ? 'all' : (oneIn(shownStates, filters.state) ?? 'open'),
    ...(filters.occupation.startsWith('g') && group !== undefined
      ? { occupations: Object.keys(occupationsOf[group]) }
      : oneIn(occupations, filters.occupation) === undefined
        ? {}
        : { occupations: [filters.occupation] }),
    ...(/^a:\w{1,40}$/.test(filters.place) ? { area: filters.place.slice(2) } : {}),
    ...(/^\d{5}$/.test(filters.place) ? { municipality: filters.place } : {}),
    ...(filters.regular === 'yes' || filters.regular === 'no' ? { regular: filters.regular === 'yes' } : {}),
    ...(filters.hours !== '' && hours > 0 && hours <= 168 ? { hours } : {}),
    ...(wageForm !== undefined && Number.isInteger(wage) && wage > 0 && wage <= 100_000_000 ? { wageForm, wage } : {}),
    ...(offer === undefined ? {} : { offers: [offer] }),
    ...(mark === undefined ? {} : { mark }),
    ...(isId(filters.employer) ? { employer: filters.employer } : {}),
  }
}

/** The address of the list with these filters; what is empty isn't in it. */
export function addressOf(path: string, filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(
    Object.entries({ ...filters, ...more }).filter(([, value]) => value !== ''),
  ).toString()
  return query === '' ? path : `${path}?${query}`
}

/** 「介護」・長野市・正社員: what a list was narrowed to, for who reads it on paper. */
export function askedInWords(filters: Filters, placeName: string | null): string {
  const wanted = wantedOf(filters)
  const parts = [
    filters.words === '' ? '' : `「${filters.words}」`,
    filters.occupation.startsWith('g')
      ? (occupationGroups[filters.occupation.slice(1) as OccupationGroup] ?? '')
      : (occupations[filters.occupation] ?? ''),
    placeName ?? '',
    wanted.regular === undefined ? '' : wanted.regular ? '正社員' : '正社員以外',
    wanted.hours === undefined ? '' : `週${formatNumber(wanted.hours)}時間まで`,
    wanted.wage === undefined || wanted.wageForm === undefined
      ? ''
      : `${wageForms[wanted.wageForm as WageForm]}${formatNumber(wanted.wage)}円以上`,
    wanted.offers?.[0] === undefined ? '' : workplaceOffers[wanted.offers[0] as keyof typeof workplaceOffers],
    wanted.mark === undefined ? '' : jobMarks[wanted.mark as JobMark],
    wanted.state === 'all' ? 'すべての状態' : shownStates[wanted.state as ShownState],
  ]
  return parts.filter((part) => part !== '').join('・')
}
