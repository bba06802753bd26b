import { myNumberWarning, sureOfNumber } from '../../platform/japanese/index.ts'
import type { FieldProblem } from './context.ts'
import { Checkbox } from './ChoiceFields.tsx'

/**
 * Above the fields, once a text was refused for what looks like an individual number;
 * ticked as long as the form goes to and fro.
 */
export function SureOfNumber({ errors, isSure }: { errors: readonly FieldProblem[]; isSure: boolean }) {
  if (!isSure && errors.every(({ message }) => message !== myNumberWarning)) return null
  return (
    <Checkbox name={sureOfNumber} value="yes" label="マイナンバーではありません。このまま記録します" checked={isSure} />
  )
}
