import { FormFrame, type FormFrameProps } from '../../../../forms/index.ts'

export interface EmployerFormFrameProps extends Omit<FormFrameProps, 'about' | 'back'> {
  employer: { id: string; name: string }
}

/** A form about one employer. */
export const EmployerFormFrame = ({ employer, ...form }: EmployerFormFrameProps) => (
  <FormFrame {...form} about={employer.name} back={`/employers/${employer.id}`} />
)
