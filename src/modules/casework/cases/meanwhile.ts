/**
 * What a colleague set on the case while a form was being written is told before it is replaced unseen. The form drawn
 * again knows the new one.
 */
import { type Fields, textOf } from '../../../platform/http/room.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { beginningOf } from '../../../platform/japanese/graphemes.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { type TargetType, targetTypes } from '../../council/index.ts'

interface Step {
  /** Where it has one; else its day and words tell it from another. */
  id?: string
  kind: string
  dueOn: string
  time: string | null
  note: string
}

/** What a form remembers of the step that stood when it was drawn (`nextWas`). */
export const stepMark = (next: Step | null): string =>
  next === null ? '' : (next.id ?? [next.kind, next.dueOn, next.time ?? '', beginningOf(next.note, 60)].join(' '))

export function changedStep(fields: Fields, now: Step | null): FieldError[] {
  const was = textOf(fields, 'nextWas')
  if (was === '' || now === null || was === stepMark(now)) return []
  return [
    {
      field: 'nextAction.note',
      message: `あなたが書いている間に、ほかの人が次の予定を「${formatDay(now.dueOn)}${now.time === null ? '' : ` ${now.time}`} ${beginningOf(now.note, 100)}」にしました。見くらべて、よければもう一度「記録する」を押してください。`,
    },
  ]
}

interface Judged {
  targetType: TargetType | null
  targetTypeProvisional: boolean
}

export const typeMark = ({ targetType, targetTypeProvisional }: Judged): string =>
  `${targetType ?? 'none'}${targetTypeProvisional ? '-provisional' : ''}`

export function changedType(fields: Fields, now: Judged): FieldError[] {
  const was = textOf(fields, 'typeWas')
  if (was === '' || was === typeMark(now)) return []
  const word =
    now.targetType === null
      ? '未判定'
      : `${targetTypes[now.targetType].mark}${targetTypes[now.targetType].short}${now.targetTypeProvisional ? '(仮)' : ''}`
  return [
    {
      field: 'targetType',
      message: `あなたが考えている間に、ほかの人が類型を「${word}」にしました。見くらべて、よければもう一度「判定を記録する」を押してください。`,
    },
  ]
}
