/**
 * Order and cautions of the desks to which a case may be referred (domain.md §4.1): with a basis anybody may refer to
 * anybody, so nothing is refused here. An age beyond a desk's limit is a caution with the desk left in the list.
 */
import type { Desk, TargetType } from './desk.types.ts'

export interface DeskChoiceFor {
  /** The desk that sends; it is no choice itself. */
  fromDeskId: string
  /** Of the person; null where not known. */
  municipalityCode: string | null
  area: string | null
  age: number | null
  targetType: TargetType | null
}

export interface DeskChoice {
  desk: Desk
  /** Near and for this type: stands in the first group of the list. */
  isLikely: boolean
  /** Sentences for the sender; empty when there is nothing to consider. */
  cautions: string[]
}

export function orderDeskChoices(desks: readonly Desk[], about: DeskChoiceFor): DeskChoice[] {
  const choices = desks
    .filter((desk) => desk.id !== about.fromDeskId)
    .map((desk) => {
      const cautions = cautionsFor(desk, about)
      const place = placeScore(desk, about)
      const type = about.targetType === null || desk.targetTypes.includes(about.targetType) ? 0 : 1
      return {
        desk,
        cautions,
        isLikely: place <= 2 && type === 0 && cautions.length === 0,
        order: [place, type, cautions.length] as const,
      }
    })
  choices.sort(
    (a, b) =>
      Number(b.isLikely) - Number(a.isLikely) ||
      a.order[0] - b.order[0] ||
      a.order[1] - b.order[1] ||
      a.order[2] - b.order[2],
  )
  return choices.map(({ desk, isLikely, cautions }) => ({ desk, isLikely, cautions }))
}

/**
 * 0 serves the municipality · 1 is in it · 2 is in its area or for the whole prefecture · 3 elsewhere, or not known.
 */
function placeScore(desk: Desk, about: DeskChoiceFor): number {
  if (about.municipalityCode !== null && desk.covers.includes(about.municipalityCode)) return 0
  if (desk.covers.length > 0 && about.municipalityCode !== null) return 3
  if (about.municipalityCode !== null && desk.municipalityCode === about.municipalityCode) return 1
  return desk.areas.length === 0 || (about.area !== null && desk.areas.includes(about.area)) ? 2 : 3
}

function cautionsFor(desk: Desk, about: DeskChoiceFor): string[] {
  const cautions: string[] = []
  if (about.age !== null && desk.ageMax !== null && about.age > desk.ageMax) {
    cautions.push(`${desk.kindLabel}の対象は${desk.ageMax}歳までです。この方は${about.age}歳です。`)
    // The network's exchange of information rests on a law whose practice ends at 39 (domain.md §4.1).
    if (desk.kind === 'youth-support-network') cautions.push('情報を伝えるには、ご本人の同意など別の根拠が要ります。')
  }
  if (about.age !== null && desk.ageMin !== null && about.age < desk.ageMin) {
    cautions.push(`${desk.kindLabel}の対象は${desk.ageMin}歳からです。この方は${about.age}歳です。`)
  }
  if (about.municipalityCode !== null && desk.covers.length > 0 && !desk.covers.includes(about.municipalityCode)) {
    cautions.push('お住まいの市町村は、この窓口の受け持ちの外です。')
  }
  return cautions
}
